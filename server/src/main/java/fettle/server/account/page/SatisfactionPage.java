package fettle.server.account.page;

import fettle.server.ask.survey.Satisfaction;
import fettle.server.ask.survey.Survey;
import fettle.server.client.Client;
import fettle.web.text.Texts;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a client's people said of the tickets that they were asked about in a month, each with its answer.
///
/// @param edits whether the reader may stop the asking
/// @param on whether their contacts are asked
record SatisfactionPage(
        String id, String name, Months months, boolean edits, boolean on, List<String> words, List<Line> lines) {

    /// One who was asked.
    ///
    /// @param mark "" while they have not answered
    record Line(String number, String when, String who, String mark, String markWords, String said, boolean low) {}

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK);

    /// @param numbers what people call the tickets
    static SatisfactionPage of(
            Client client,
            Months months,
            boolean edits,
            boolean on,
            List<Survey> surveys,
            Satisfaction said,
            Map<Long, String> numbers,
            Texts texts) {
        return new SatisfactionPage(
                String.valueOf(client.id()),
                client.name(),
                months,
                edits,
                on,
                SatisfactionWords.of(said, texts),
                surveys.stream()
                        .map(survey -> line(survey, client, numbers, texts))
                        .toList());
    }

    boolean any() {
        return !lines.isEmpty();
    }

    private static Line line(Survey survey, Client client, Map<Long, String> numbers, Texts texts) {
        return new Line(
                numbers.getOrDefault(survey.ticketId(), ""),
                WHEN.format(survey.madeAt().atZone(client.zone())),
                survey.contact().name(),
                survey.answer().map(answer -> String.valueOf(answer.mark())).orElse(""),
                survey.answer()
                        .map(answer -> texts.with("ask.survey.mark." + answer.mark()))
                        .orElseGet(() -> texts.with("account.satisfaction.silent")),
                survey.answer().map(Survey.Answer::words).orElse(""),
                survey.answer().filter(answer -> answer.mark() <= 2).isPresent());
    }
}
