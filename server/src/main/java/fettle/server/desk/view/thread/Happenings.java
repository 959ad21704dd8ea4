package fettle.server.desk.view.thread;

import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.server.desk.read.TicketFacts;
import fettle.server.sla.view.ClockViews;
import fettle.server.ticket.kind.Kind;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.worklog.WorkTime;
import fettle.web.text.Texts;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says in words what happened to a ticket. What the conversation shows anyway is not said again.
public final class Happenings {

    private final Texts texts;
    private final ClockViews clocks;
    private final TicketFacts facts;
    private final Outside outside;

    public Happenings(Texts texts, ClockViews clocks, TicketFacts facts) {
        this.texts = texts;
        this.clocks = clocks;
        this.facts = facts;
        this.outside = new Outside(texts, clocks, facts);
    }

    Optional<Item.Happening> of(TicketEvent event) {
        String words = shown(event);
        return words.isEmpty() ? Optional.empty() : Optional.of(new Item.Happening(icon(event), words, at(event.at())));
    }

    /// What happened, also when the conversation shows it: for whoever was slower.
    public String words(TicketEvent event) {
        String words = shown(event);
        return words.isEmpty() ? texts.with("desk.event.wrote", event.by().name()) : words;
    }

    /// "" for what the conversation shows anyway.
    private String shown(TicketEvent event) {
        String by = event.by().name();
        return switch (event) {
            case TicketEvent.Received _, TicketEvent.Replied _, TicketEvent.Noted _, TicketEvent.AutomaticMessage _ ->
                "";
            case TicketEvent.ClientWrote(var _, var ended) -> ended ? texts.with("desk.event.answered") : "";
            case TicketEvent.Follows _ -> texts.with("desk.event.follows");
            case TicketEvent.Acknowledged _ -> texts.with("desk.event.acknowledged");
            case TicketEvent.KeptWaiting it -> waits("desk.event.kept-waiting", by, it.reason(), it.followUpAt());
            case TicketEvent.Paused it -> waits("desk.event.paused", by, it.reason(), it.followUpAt());
            case TicketEvent.Resumed _ -> texts.with("desk.event.resumed", by);
            case TicketEvent.ContactChosen it -> texts.with("desk.event.contact", by, facts.named(it.contactId()));
            case TicketEvent.Triaged it -> triaged(it);
            case TicketEvent.PriorityChanged it -> changed(it);
            case TicketEvent.Moved moved -> moved(moved);
            case TicketEvent.Accepted _ -> texts.with("desk.event.accepted", by);
            case TicketEvent.PromiseMade it -> texts.with("desk.event.promised", by, it.words(), at(it.promisedFor()));
            case TicketEvent.PromiseKept it ->
                texts.with(it.late() ? "desk.event.promise-late" : "desk.event.promise-kept", at(it.promisedFor()));
            case TicketEvent.NextActionSet it ->
                texts.with(
                        "desk.event.next-action",
                        it.words(),
                        it.due().map(until -> ", " + at(until)).orElse(""));
            case TicketEvent.TimeLogged it -> texts.with("desk.event.logged", by, WorkTime.words(it.minutes()));
            case TicketEvent.Resolved _ -> texts.with("desk.event.solved", by);
            case TicketEvent.Reopened(var _, var why) ->
                why.isEmpty() ? texts.with("desk.event.came-back") : texts.with("desk.event.reopened", by, why);
            case TicketEvent.Closed _ -> texts.with("desk.event.closed");
            case TicketEvent.KeptSolved _ -> texts.with("desk.event.kept-solved", by);
            case TicketEvent.ParticipantAdded it ->
                texts.with("desk.event.participant", by, facts.named(it.contactId()));
            case TicketEvent.Sorted it -> outside.sorted(it);
            case TicketEvent.Exclusion it -> outside.excluded(it);
            case TicketEvent.WithSupplier it -> outside.passed(it);
            case TicketEvent.Approval it -> outside.approved(it);
            case TicketEvent.Rated it -> outside.rated(it);
            case TicketEvent.Delivering it -> outside.delivered(it);
        };
    }

    private String waits(String key, String by, PauseReason reason, Instant until) {
        return texts.with(key, by, texts.with("worklist.waiting." + reason.key()), at(until));
    }

    private String triaged(TicketEvent.Triaged event) {
        String kind = event.kindId()
                .flatMap(id ->
                        facts.kinds().stream().filter(one -> one.id() == id).findFirst())
                .map(Kind::name)
                .orElse("");
        String found = Stream.of(kind, event.priority().map(Priority::name).orElse(""))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
        return found.isEmpty()
                ? texts.with("desk.event.triaged", event.by().name())
                : texts.with("desk.event.triaged-as", event.by().name(), found);
    }

    private String changed(TicketEvent.PriorityChanged event) {
        String key = event.correction() ? "desk.event.corrected" : "desk.event.priority";
        String why = event.reason().map(reason -> ": " + reason).orElse("");
        return texts.with(key, event.by().name(), event.from(), event.to(), why);
    }

    private String moved(TicketEvent.Moved event) {
        String by = event.by().name();
        boolean taken =
                event.ownerId().isPresent() && event.ownerId().equals(event.by().rowId());
        String to = to(event);
        return switch (event) {
            case TicketEvent.Assigned _ ->
                taken ? texts.with("desk.event.took", by) : texts.with("desk.event.assigned", by, to);
            case TicketEvent.HandedOver(var _, var _, var _, var why) ->
                taken ? texts.with("desk.event.took-over", by) : texts.with("desk.event.handed-over", by, to, why);
            case TicketEvent.Returned(var _, var _, var _, var why) -> texts.with("desk.event.returned", by, to, why);
        };
    }

    private String to(TicketEvent.Moved event) {
        String names = Stream.of(
                        event.ownerId().map(facts::technician).orElse(""),
                        event.groupId().map(facts::group).orElse(""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? texts.with("desk.nobody") : names;
    }

    private static String icon(TicketEvent event) {
        return switch (event) {
            case TicketEvent.Moved _,
                    TicketEvent.Accepted _,
                    TicketEvent.ContactChosen _,
                    TicketEvent.ParticipantAdded _ -> "user";
            case TicketEvent.Paused _, TicketEvent.KeptWaiting _ -> "pause";
            case TicketEvent.PromiseMade _, TicketEvent.PromiseKept _ -> "clock";
            case TicketEvent.NextActionSet _ -> "arrow";
            case TicketEvent.TimeLogged _ -> "stopwatch";
            case TicketEvent.Resolved _, TicketEvent.Closed _, TicketEvent.KeptSolved _ -> "check";
            case TicketEvent.Reopened _, TicketEvent.ClientWrote _ -> "reopen";
            case TicketEvent.Acknowledged _, TicketEvent.AutomaticMessage _, TicketEvent.Delivering _ -> "mail";
            case TicketEvent.Sorted _ -> "split";
            case TicketEvent.Exclusion _ -> "clock";
            case TicketEvent.WithSupplier _ -> "supplier";
            case TicketEvent.Approval _ -> "approve";
            case TicketEvent.Rated _ -> "user";
            case TicketEvent.Received _,
                    TicketEvent.Follows _,
                    TicketEvent.Noted _,
                    TicketEvent.Replied _,
                    TicketEvent.Resumed _,
                    TicketEvent.Triaged _,
                    TicketEvent.PriorityChanged _ -> "bolt";
        };
    }

    private String at(Instant instant) {
        return clocks.at(instant, facts.now());
    }
}
