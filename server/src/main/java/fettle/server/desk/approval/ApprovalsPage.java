package fettle.server.desk.approval;

import fettle.server.ask.approval.Approval;
import fettle.server.ask.approval.Approval.Ended;
import fettle.server.ask.approval.Doubt;
import fettle.server.client.Contact;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.log.ApprovalEnding;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What was asked to be approved for a ticket, and a form to ask.
///
/// @param until what the form starts with
record ApprovalsPage(
        String number,
        String subject,
        String version,
        String key,
        boolean solved,
        List<Asked> asked,
        List<Somebody> approvers,
        String until) {

    /// One question.
    ///
    /// @param tone good, bad, or wait
    /// @param cost "" where it costs nothing
    /// @param doubt why they may never answer; "" for no reason
    /// @param decided who ended it when; "" while it waits
    /// @param from where the answer came from; "" where none came
    record Asked(
            String id,
            String asks,
            String words,
            String cost,
            String tone,
            String icon,
            String state,
            String doubt,
            String decided,
            String from,
            String said,
            boolean open) {}

    /// Somebody who may be asked.
    record Somebody(String id, String name, boolean chosen) {}

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.UK);

    static ApprovalsPage of(
            Ticket ticket,
            List<Approval> approvals,
            Map<Approval, Doubt> doubts,
            List<Contact> contacts,
            String until,
            ZoneId zone,
            Texts texts) {
        return new ApprovalsPage(
                String.valueOf(ticket.number()),
                ticket.subject(),
                String.valueOf(ticket.version()),
                UUID.randomUUID().toString(),
                ticket.resolved(),
                approvals.reversed().stream()
                        .map(one -> asked(one, Optional.ofNullable(doubts.get(one)), zone, texts))
                        .toList(),
                contacts.stream()
                        .filter(Contact::active)
                        .map(contact -> somebody(contact, ticket))
                        .toList(),
                until);
    }

    boolean any() {
        return !asked.isEmpty();
    }

    private static Somebody somebody(Contact contact, Ticket ticket) {
        return new Somebody(
                String.valueOf(contact.id()),
                contact.name() + ", " + contact.email(),
                ticket.contactId().equals(Optional.of(contact.id())));
    }

    private static Asked asked(Approval approval, Optional<Doubt> doubt, ZoneId zone, Texts texts) {
        Optional<Ended> ended = approval.ended();
        return new Asked(
                String.valueOf(approval.id()),
                texts.with(
                        "desk.approval.asked",
                        approval.asker(),
                        approval.approver().name(),
                        approval.approver().address(),
                        at(approval.askedAt(), zone)),
                approval.words(),
                approval.amount()
                        .map(amount -> texts.with(
                                "ask.approval.cost", Sentences.timeless(texts).money(amount)))
                        .orElse(""),
                ended.map(it -> tone(it.ending())).orElse("wait"),
                ended.map(it -> icon(it.ending())).orElse("pause"),
                ended.map(it -> texts.with("desk.approval.is." + word(it.ending())))
                        .orElseGet(() -> texts.with("desk.approval.waits", at(approval.endsAt(), zone))),
                doubt.map(why -> DoubtWords.of(approval, why, texts)).orElse(""),
                ended.map(it -> texts.with("desk.approval.by", it.by(), at(it.at(), zone)))
                        .orElse(""),
                ended.flatMap(Ended::from)
                        .map(from -> texts.with("desk.approval.from", from.address(), from.network()))
                        .orElse(""),
                ended.map(Ended::words).orElse(""),
                approval.open());
    }

    private static String tone(ApprovalEnding ending) {
        return switch (ending) {
            case APPROVED -> "good";
            case DECLINED, LAPSED -> "bad";
            case WITHDRAWN -> "";
        };
    }

    private static String icon(ApprovalEnding ending) {
        return switch (ending) {
            case APPROVED -> "check";
            case DECLINED -> "x";
            case LAPSED -> "clock";
            case WITHDRAWN -> "flat";
        };
    }

    private static String word(ApprovalEnding ending) {
        return ending.name().toLowerCase(Locale.ROOT);
    }

    private static String at(Instant instant, ZoneId zone) {
        return WHEN.format(instant.atZone(zone));
    }
}
