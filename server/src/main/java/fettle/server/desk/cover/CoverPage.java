package fettle.server.desk.cover;

import fettle.contracts.settle.Settlement;
import fettle.contracts.words.Sentence;
import fettle.server.account.Covers;
import fettle.server.account.figure.WorkWords;
import fettle.server.client.Client;
import fettle.server.ticket.Ticket;
import fettle.server.worklog.WorkTime;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The time entries of a ticket with what covers each.
record CoverPage(String number, String subject, List<Entry> entries) {

    /// A time entry.
    ///
    /// @param tone good, warn or bad
    /// @param late that it counts in a later month; "" when it counts in its own
    record Entry(
            String when,
            String who,
            String minutes,
            String tone,
            String icon,
            String answer,
            String late,
            List<String> reasons) {}

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK);

    static CoverPage of(Ticket ticket, Client client, List<Covers.Covered> covered, Texts texts) {
        return new CoverPage(
                String.valueOf(ticket.number()),
                ticket.subject(),
                covered.reversed().stream()
                        .map(one -> entry(one, client, texts))
                        .toList());
    }

    boolean any() {
        return !entries.isEmpty();
    }

    static Entry entry(Covers.Covered one, Client client, Texts texts) {
        var sentences = new Sentences(texts, client.zone());
        Settlement.Answer answer = one.settlement().map(Settlement::answer).orElse(Settlement.Answer.UNCOVERED);
        List<Sentence> reasons = one.settlement()
                .map(Settlement::reasons)
                .orElseGet(() -> List.of(
                        Sentence.of("account.no-contract-held", one.work().day())));
        return new Entry(
                MOMENT.format(one.work().startedAt().atZone(client.zone())),
                one.work().technician(),
                WorkTime.words(one.work().minutes()),
                tone(answer),
                icon(answer),
                answer == Settlement.Answer.NOT_BILLABLE
                        ? texts.with("desk.cover.not-billable")
                        : new WorkWords(texts).of(one.settlement()),
                one.settlement().filter(Settlement::isLate).isPresent() ? texts.with("account.late") : "",
                sentences.of(reasons));
    }

    private static String tone(Settlement.Answer answer) {
        return switch (answer) {
            case NOT_BILLABLE, COVERED -> "good";
            case PARTLY, CHARGED -> "accent";
            case UNCOVERED -> "bad";
        };
    }

    private static String icon(Settlement.Answer answer) {
        return switch (answer) {
            case NOT_BILLABLE, COVERED -> "check";
            case PARTLY, CHARGED -> "money";
            case UNCOVERED -> "breach";
        };
    }
}
