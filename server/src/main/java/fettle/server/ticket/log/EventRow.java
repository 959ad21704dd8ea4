package fettle.server.ticket.log;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.server.mail.outbox.Obstacle;
import java.time.Instant;
import java.util.Optional;

/// An event as its row holds it: a type and the union of what events carry.
record EventRow(
        Type type,
        Optional<String> value,
        Optional<String> reason,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Long> other) {

    enum Type {
        RECEIVED,
        FOLLOWS,
        ACKNOWLEDGED,
        AUTOMATIC,
        NOTED,
        REPLIED,
        CLIENT_WROTE,
        KEPT_WAITING,
        PAUSED,
        RESUMED,
        CONTACT_CHOSEN,
        TRIAGED,
        PRIORITY,
        PRIORITY_CORRECTED,
        ASSIGNED,
        HANDED_OVER,
        ACCEPTED,
        RETURNED,
        PROMISED,
        PROMISE_KEPT,
        NEXT_ACTION,
        TIME_LOGGED,
        RESOLVED,
        REOPENED,
        CLOSED,
        MERGED_IN,
        MERGED_INTO,
        MERGE_UNDONE,
        SPLIT_OFF,
        SPLIT_FROM,
        REASSIGNED,
        EXCLUSION_ASKED,
        EXCLUSION_APPROVED,
        EXCLUSION_DECLINED,
        CASE_EXCLUSION_ASKED,
        CASE_EXCLUDED,
        SUPPLIER_OUT,
        SUPPLIER_ASKS,
        SUPPLIER_ANSWERED,
        SUPPLIER_BACK,
        SUPPLIER_WROTE,
        SUPPLIER_OFF,
        SPEAKS_OF,
        KEPT_SOLVED,
        PARTICIPANT,
        APPROVAL_ASKED,
        APPROVAL_REMINDED,
        APPROVAL_ENDED,
        RATED,
        UNDELIVERED,
        ARRIVED,
        SENT_AGAIN,
        TOLD_OTHERWISE
    }

    private static final String YES = "yes";

    static EventRow of(TicketEvent event) {
        return switch (event) {
            case TicketEvent.Received(var _, var priority, var channel) ->
                plain(Type.RECEIVED).value(priority + " " + channel);
            case TicketEvent.Follows(var _, var earlier) -> plain(Type.FOLLOWS).other(Optional.of(earlier));
            case TicketEvent.Acknowledged _ -> plain(Type.ACKNOWLEDGED);
            case TicketEvent.AutomaticMessage _ -> plain(Type.AUTOMATIC);
            case TicketEvent.Noted _ -> plain(Type.NOTED);
            case TicketEvent.Replied(var _, var channel, var reached) ->
                plain(Type.REPLIED).value(channel.name()).saying(yes(reached));
            case TicketEvent.ClientWrote(var _, var ended) ->
                plain(Type.CLIENT_WROTE).saying(yes(ended));
            case TicketEvent.KeptWaiting(var _, var why, var followUp) ->
                plain(Type.KEPT_WAITING).value(why.name()).until(Optional.of(followUp));
            case TicketEvent.Paused(var _, var why, var followUp, var asked) ->
                plain(Type.PAUSED)
                        .value(why.name())
                        .until(Optional.of(followUp))
                        .saying(yes(asked));
            case TicketEvent.Resumed _ -> plain(Type.RESUMED);
            case TicketEvent.ContactChosen(var _, var contact) ->
                plain(Type.CONTACT_CHOSEN).other(Optional.of(contact));
            case TicketEvent.Triaged(var _, var kind, var found) ->
                plain(Type.TRIAGED).value(found.map(Priority::name)).other(kind);
            case TicketEvent.PriorityChanged(var _, var old, var to, var correction, var why) ->
                plain(correction ? Type.PRIORITY_CORRECTED : Type.PRIORITY)
                        .value(old + " " + to)
                        .saying(why);
            case TicketEvent.Assigned(var _, var owner, var group) ->
                plain(Type.ASSIGNED).owners(owner, group);
            case TicketEvent.HandedOver(var _, var owner, var group, var why) ->
                plain(Type.HANDED_OVER).owners(owner, group).saying(Optional.of(why));
            case TicketEvent.Accepted _ -> plain(Type.ACCEPTED);
            case TicketEvent.Returned(var _, var owner, var group, var why) ->
                plain(Type.RETURNED).owners(owner, group).saying(Optional.of(why));
            case TicketEvent.PromiseMade(var _, var words, var at) ->
                plain(Type.PROMISED).saying(Optional.of(words)).until(Optional.of(at));
            case TicketEvent.PromiseKept(var _, var at) ->
                plain(Type.PROMISE_KEPT).until(Optional.of(at));
            case TicketEvent.NextActionSet(var _, var words, var due) ->
                plain(Type.NEXT_ACTION).saying(Optional.of(words)).until(due);
            case TicketEvent.TimeLogged(var _, var entry, var minutes) ->
                plain(Type.TIME_LOGGED).value(String.valueOf(minutes)).other(Optional.of(entry));
            case TicketEvent.Resolved(var _, var told) -> plain(Type.RESOLVED).saying(yes(told));
            case TicketEvent.Reopened(var _, var why) -> plain(Type.REOPENED).saying(Optional.of(why));
            case TicketEvent.Closed _ -> plain(Type.CLOSED);
            case TicketEvent.KeptSolved _ -> plain(Type.KEPT_SOLVED);
            case TicketEvent.ParticipantAdded(var _, var contact) ->
                plain(Type.PARTICIPANT).about(contact);
            case TicketEvent.Sorted sorted -> sorted(sorted);
            case TicketEvent.Exclusion exclusion -> excluding(exclusion);
            case TicketEvent.WithSupplier passed -> passed(passed);
            case TicketEvent.Approval approval -> approving(approval);
            case TicketEvent.Rated(var _, var mark, var words) ->
                plain(Type.RATED).value(String.valueOf(mark)).saying(Optional.of(words));
            case TicketEvent.Delivering delivering -> delivering(delivering);
        };
    }

    TicketEvent event(TicketEvent.Stamp stamp) {
        return switch (type) {
            case RECEIVED -> new TicketEvent.Received(stamp, Priority.valueOf(word(0)), Channel.valueOf(word(1)));
            case FOLLOWS -> new TicketEvent.Follows(stamp, other.orElseThrow());
            case ACKNOWLEDGED -> new TicketEvent.Acknowledged(stamp);
            case AUTOMATIC -> new TicketEvent.AutomaticMessage(stamp);
            case NOTED -> new TicketEvent.Noted(stamp);
            case REPLIED -> new TicketEvent.Replied(stamp, Channel.valueOf(word(0)), said());
            case CLIENT_WROTE -> new TicketEvent.ClientWrote(stamp, said());
            case KEPT_WAITING -> new TicketEvent.KeptWaiting(stamp, pauseReason(), until.orElseThrow());
            case PAUSED -> new TicketEvent.Paused(stamp, pauseReason(), until.orElseThrow(), said());
            case RESUMED -> new TicketEvent.Resumed(stamp);
            case CONTACT_CHOSEN -> new TicketEvent.ContactChosen(stamp, other.orElseThrow());
            case TRIAGED -> new TicketEvent.Triaged(stamp, other, value.map(Priority::valueOf));
            case PRIORITY -> priority(stamp, false);
            case PRIORITY_CORRECTED -> priority(stamp, true);
            case ASSIGNED -> new TicketEvent.Assigned(stamp, owner(), other);
            case HANDED_OVER -> new TicketEvent.HandedOver(stamp, owner(), other, words());
            case ACCEPTED -> new TicketEvent.Accepted(stamp);
            case RETURNED -> new TicketEvent.Returned(stamp, owner(), other, words());
            case PROMISED -> new TicketEvent.PromiseMade(stamp, words(), until.orElseThrow());
            case PROMISE_KEPT -> new TicketEvent.PromiseKept(stamp, until.orElseThrow());
            case NEXT_ACTION -> new TicketEvent.NextActionSet(stamp, words(), until);
            case TIME_LOGGED -> new TicketEvent.TimeLogged(stamp, other.orElseThrow(), Integer.parseInt(word(0)));
            case RESOLVED -> new TicketEvent.Resolved(stamp, said());
            case REOPENED -> new TicketEvent.Reopened(stamp, words());
            case CLOSED -> new TicketEvent.Closed(stamp);
            case MERGED_IN -> new TicketEvent.MergedIn(stamp, other.orElseThrow(), from.orElseThrow(), until);
            case MERGED_INTO -> new TicketEvent.MergedInto(stamp, other.orElseThrow());
            case MERGE_UNDONE -> new TicketEvent.MergeUndone(stamp, other.orElseThrow());
            case SPLIT_OFF -> new TicketEvent.SplitOff(stamp, other.orElseThrow(), from.orElseThrow());
            case SPLIT_FROM -> new TicketEvent.SplitFrom(stamp, other.orElseThrow());
            case REASSIGNED -> new TicketEvent.Reassigned(stamp, other.orElseThrow(), words());
            case EXCLUSION_ASKED -> exclusionAsked(stamp);
            case EXCLUSION_APPROVED ->
                new TicketEvent.ExclusionApproved(stamp, other.orElseThrow(), from.orElseThrow(), until.orElseThrow());
            case EXCLUSION_DECLINED -> new TicketEvent.ExclusionDeclined(stamp, other.orElseThrow(), words());
            case CASE_EXCLUSION_ASKED ->
                new TicketEvent.CaseExclusionAsked(
                        stamp, other.orElseThrow(), ExclusionReason.valueOf(word(0)), words());
            case CASE_EXCLUDED -> new TicketEvent.CaseExcluded(stamp, other.orElseThrow());
            case SUPPLIER_OUT -> new TicketEvent.SupplierEngaged(stamp, other.orElseThrow(), words());
            case SUPPLIER_ASKS -> new TicketEvent.SupplierAsked(stamp, other.orElseThrow(), words());
            case SUPPLIER_ANSWERED -> new TicketEvent.SupplierAnswered(stamp, other.orElseThrow());
            case SUPPLIER_BACK -> new TicketEvent.SupplierReturned(stamp, other.orElseThrow(), words());
            case KEPT_SOLVED -> new TicketEvent.KeptSolved(stamp);
            case PARTICIPANT -> new TicketEvent.ParticipantAdded(stamp, other.orElseThrow());
            case SPEAKS_OF -> new TicketEvent.SpeaksOf(stamp, other.orElseThrow());
            case SUPPLIER_WROTE -> new TicketEvent.SupplierWrote(stamp, other.orElseThrow(), said());
            case SUPPLIER_OFF -> new TicketEvent.SupplierMailTakenOff(stamp, other.orElseThrow(), from.orElseThrow());
            case APPROVAL_ASKED ->
                new TicketEvent.ApprovalAsked(stamp, other.orElseThrow(), words(), until.orElseThrow());
            case APPROVAL_REMINDED -> new TicketEvent.ApprovalReminded(stamp, other.orElseThrow(), words());
            case APPROVAL_ENDED ->
                new TicketEvent.ApprovalEnded(stamp, other.orElseThrow(), ApprovalEnding.valueOf(word(0)), words());
            case RATED -> new TicketEvent.Rated(stamp, Integer.parseInt(word(0)), words());
            case UNDELIVERED ->
                new TicketEvent.Undelivered(stamp, other.orElseThrow(), words(), Obstacle.valueOf(word(0)));
            case ARRIVED -> new TicketEvent.Arrived(stamp, other.orElseThrow());
            case SENT_AGAIN -> new TicketEvent.SentAgain(stamp, other.orElseThrow(), words());
            case TOLD_OTHERWISE -> new TicketEvent.ToldOtherwise(stamp, other.orElseThrow(), words());
        };
    }

    private static EventRow sorted(TicketEvent.Sorted event) {
        return switch (event) {
            case TicketEvent.MergedIn(var _, var merged, var received, var replied) ->
                plain(Type.MERGED_IN).about(merged).from(received).until(replied);
            case TicketEvent.MergedInto(var _, var survivor) ->
                plain(Type.MERGED_INTO).about(survivor);
            case TicketEvent.MergeUndone(var _, var ticket) ->
                plain(Type.MERGE_UNDONE).about(ticket);
            case TicketEvent.SplitOff(var _, var fresh, var message) ->
                plain(Type.SPLIT_OFF).about(fresh).from(message);
            case TicketEvent.SplitFrom(var _, var origin) ->
                plain(Type.SPLIT_FROM).about(origin);
            case TicketEvent.SpeaksOf(var _, var ticket) ->
                plain(Type.SPEAKS_OF).about(ticket);
            case TicketEvent.Reassigned(var _, var client, var why) ->
                plain(Type.REASSIGNED).about(client).saying(Optional.of(why));
        };
    }

    private static EventRow excluding(TicketEvent.Exclusion event) {
        return switch (event) {
            case TicketEvent.ExclusionAsked(var _, var id, var from, var until, var reason, var words) ->
                plain(Type.EXCLUSION_ASKED)
                        .about(id)
                        .from(from)
                        .until(Optional.of(until))
                        .value(reason.name())
                        .saying(Optional.of(words));
            case TicketEvent.ExclusionApproved(var _, var id, var from, var until) ->
                plain(Type.EXCLUSION_APPROVED).about(id).from(from).until(Optional.of(until));
            case TicketEvent.CaseExclusionAsked(var _, var id, var reason, var words) ->
                plain(Type.CASE_EXCLUSION_ASKED).about(id).value(reason.name()).saying(Optional.of(words));
            case TicketEvent.CaseExcluded(var _, var id) ->
                plain(Type.CASE_EXCLUDED).about(id);
            case TicketEvent.ExclusionDeclined(var _, var id, var words) ->
                plain(Type.EXCLUSION_DECLINED).about(id).saying(Optional.of(words));
        };
    }

    private static EventRow passed(TicketEvent.WithSupplier event) {
        return switch (event) {
            case TicketEvent.SupplierEngaged(var _, var supplier, var words) ->
                plain(Type.SUPPLIER_OUT).about(supplier).saying(Optional.of(words));
            case TicketEvent.SupplierAsked(var _, var supplier, var words) ->
                plain(Type.SUPPLIER_ASKS).about(supplier).saying(Optional.of(words));
            case TicketEvent.SupplierAnswered(var _, var supplier) ->
                plain(Type.SUPPLIER_ANSWERED).about(supplier);
            case TicketEvent.SupplierReturned(var _, var supplier, var words) ->
                plain(Type.SUPPLIER_BACK).about(supplier).saying(Optional.of(words));
            case TicketEvent.SupplierWrote(var _, var supplier, var ended) ->
                plain(Type.SUPPLIER_WROTE).about(supplier).saying(yes(ended));
            case TicketEvent.SupplierMailTakenOff(var _, var supplier, var message) ->
                plain(Type.SUPPLIER_OFF).about(supplier).from(message);
        };
    }

    private static EventRow approving(TicketEvent.Approval event) {
        return switch (event) {
            case TicketEvent.ApprovalAsked(var _, var id, var approver, var until) ->
                plain(Type.APPROVAL_ASKED)
                        .about(id)
                        .saying(Optional.of(approver))
                        .until(Optional.of(until));
            case TicketEvent.ApprovalReminded(var _, var id, var approver) ->
                plain(Type.APPROVAL_REMINDED).about(id).saying(Optional.of(approver));
            case TicketEvent.ApprovalEnded(var _, var id, var ending, var words) ->
                plain(Type.APPROVAL_ENDED).about(id).value(ending.name()).saying(Optional.of(words));
        };
    }

    private static EventRow delivering(TicketEvent.Delivering event) {
        return switch (event) {
            case TicketEvent.Undelivered(var _, var recipient, var address, var obstacle) ->
                plain(Type.UNDELIVERED).about(recipient).value(obstacle.name()).saying(Optional.of(address));
            case TicketEvent.Arrived(var _, var recipient) ->
                plain(Type.ARRIVED).about(recipient);
            case TicketEvent.SentAgain(var _, var recipient, var address) ->
                plain(Type.SENT_AGAIN).about(recipient).saying(Optional.of(address));
            case TicketEvent.ToldOtherwise(var _, var recipient, var words) ->
                plain(Type.TOLD_OTHERWISE).about(recipient).saying(Optional.of(words));
        };
    }

    private static EventRow plain(Type type) {
        return new EventRow(
                type, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private EventRow value(String written) {
        return value(Optional.of(written));
    }

    private EventRow value(Optional<String> written) {
        return new EventRow(type, written, reason, from, until, other);
    }

    private EventRow saying(Optional<String> words) {
        return new EventRow(type, value, words, from, until, other);
    }

    private EventRow from(Instant instant) {
        return new EventRow(type, value, reason, Optional.of(instant), until, other);
    }

    private EventRow until(Optional<Instant> instant) {
        return new EventRow(type, value, reason, from, instant, other);
    }

    private EventRow about(long id) {
        return other(Optional.of(id));
    }

    private EventRow other(Optional<Long> id) {
        return new EventRow(type, value, reason, from, until, id);
    }

    /// The owner stands in the value, the group in the id.
    private EventRow owners(Optional<Long> owner, Optional<Long> group) {
        return new EventRow(type, owner.map(String::valueOf), reason, from, until, group);
    }

    private static Optional<String> yes(boolean said) {
        return said ? Optional.of(YES) : Optional.empty();
    }

    private boolean said() {
        return reason.isPresent();
    }

    private String words() {
        return reason.orElse("");
    }

    private String word(int index) {
        return value.orElseThrow().split(" ", -1)[index];
    }

    private TicketEvent exclusionAsked(TicketEvent.Stamp stamp) {
        return new TicketEvent.ExclusionAsked(
                stamp,
                other.orElseThrow(),
                from.orElseThrow(),
                until.orElseThrow(),
                ExclusionReason.valueOf(word(0)),
                words());
    }

    private PauseReason pauseReason() {
        return PauseReason.valueOf(word(0));
    }

    private TicketEvent priority(TicketEvent.Stamp stamp, boolean correction) {
        return new TicketEvent.PriorityChanged(
                stamp, Priority.valueOf(word(0)), Priority.valueOf(word(1)), correction, reason);
    }

    private Optional<Long> owner() {
        return value.map(Long::valueOf);
    }
}
