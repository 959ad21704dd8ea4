package fettle.server.desk.form;

import fettle.contracts.sla.Channel;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.waiting.WaitingReplies;
import fettle.web.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sends what a technician wrote: after the moment in which they can take it back, or at the time that they asked for.
/// What was said otherwise than by mail is written down at once.
///
/// @param secondThoughts how long a reply can be taken back; nothing holds it when this is none
record Saying(Ticketing ticketing, Duration secondThoughts) {

    static final List<String> FIELDS = List.of("sendAt", "sendAtZone");

    Ticket say(Act act, Reply reply) {
        Reply whole = reply.attaching(files(act, reply));
        Optional<Instant> at = sendAt(act);
        if (reply.channel() != Channel.EMAIL) {
            at.ifPresent(_ -> refuseLater());
            return ticketing.handling().reply(act.tx(), act.seen(), act.by(), whole);
        }
        WaitingReplies waiting = ticketing.waiting();
        if (at.isPresent()) {
            return waiting.schedule(act.tx(), act.seen(), act.by(), whole, at.get());
        }
        return secondThoughts.isZero()
                ? ticketing.handling().reply(act.tx(), act.seen(), act.by(), whole)
                : waiting.place(act.tx(), act.seen(), act.by(), whole, secondThoughts);
    }

    /// What was taken back and written anew is done with.
    void done(Act act) {
        act.form()
                .optionalId("draft")
                .ifPresent(draft -> ticketing
                        .waiting()
                        .drop(act.tx(), Seen.asItStands(act.seen().number()), act.by(), draft));
    }

    /// Those that are attached now, behind those that a reply had when it was taken back.
    private List<NewEntry.File> files(Act act, Reply reply) {
        List<NewEntry.File> files = new ArrayList<>(
                act.form().optionalId("draft").map(draft -> kept(act, draft)).orElse(List.of()));
        files.addAll(reply.files());
        return files;
    }

    private List<NewEntry.File> kept(Act act, long draft) {
        Ticket ticket = ticketing.tickets().find(act.tx(), act.seen().number());
        List<String> wanted = act.form().list("kept", 80);
        return ticketing.waiting().draftFiles(act.tx(), ticket, act.by(), draft).stream()
                .filter(file -> wanted.contains(file.sha256()))
                .toList();
    }

    private static Optional<Instant> sendAt(Act act) {
        return act.form()
                .optional("sendAt", 40)
                .map(typed ->
                        zone(act).map(act.moments()::in).orElse(act.moments()).parse("sendAt", typed));
    }

    private static Optional<ZoneId> zone(Act act) {
        try {
            return act.form().optional("sendAtZone", 60).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            throw Refusal.Invalid.field("sendAt", "desk.zone-unknown");
        }
    }

    private static void refuseLater() {
        throw Refusal.Invalid.field("sendAt", "desk.only-mail-waits");
    }
}
