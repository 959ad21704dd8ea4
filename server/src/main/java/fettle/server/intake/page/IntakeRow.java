package fettle.server.intake.page;

import fettle.server.intake.LedgerEntry;
import fettle.server.intake.Outcome;
import fettle.web.text.Texts;
import java.util.Optional;

/// A mail as a line of the ledger page.
///
/// @param fromTo from whom, and to which mailbox
/// @param became what became of it, in a word
/// @param ticket the number of its ticket; blank without one
record IntakeRow(
        String id,
        String at,
        String subject,
        String fromTo,
        String became,
        String icon,
        String tone,
        String ticket,
        String why,
        boolean held) {

    static IntakeRow of(LedgerEntry entry, Times times, Texts texts) {
        String subject = entry.subject().isBlank() ? texts.with("intake.no-subject") : entry.subject();
        return new IntakeRow(
                Long.toString(entry.id()),
                times.shown(entry.receivedAt()),
                subject,
                route(entry),
                became(entry.outcome(), texts),
                icon(entry.outcome()),
                tone(entry.outcome()),
                entry.ticket().map(ticket -> Long.toString(ticket.number())).orElse(""),
                entry.outcome() == Outcome.Kind.WAITING ? texts.with("intake.reason.none") : entry.words(),
                entry.held());
    }

    /// What came by the API or from a file went to no address.
    private static String route(LedgerEntry entry) {
        String to = entry.envelopeTo();
        return to.isBlank() ? sender(entry) : sender(entry) + " → " + to;
    }

    private static String sender(LedgerEntry entry) {
        return Optional.of(entry.fromAddress()).filter(from -> !from.isBlank()).orElse(entry.envelopeFrom());
    }

    static String became(Outcome.Kind outcome, Texts texts) {
        return switch (outcome) {
            case WAITING -> texts.with("intake.outcome.waiting");
            case OPENED -> texts.with("intake.outcome.opened");
            case JOINED -> texts.with("intake.outcome.joined");
            case EVENT -> texts.with("intake.outcome.event");
            case IGNORED -> texts.with("intake.outcome.ignored");
            case QUARANTINED -> texts.with("intake.outcome.quarantined");
        };
    }

    static String icon(Outcome.Kind outcome) {
        return switch (outcome) {
            case WAITING -> "clock";
            case OPENED -> "plus";
            case JOINED -> "link";
            case EVENT -> "mail";
            case IGNORED -> "eye-off";
            case QUARANTINED -> "shield";
        };
    }

    static String tone(Outcome.Kind outcome) {
        return switch (outcome) {
            case WAITING, EVENT, IGNORED -> "mid";
            case OPENED -> "good";
            case JOINED -> "accent";
            case QUARANTINED -> "warn";
        };
    }
}
