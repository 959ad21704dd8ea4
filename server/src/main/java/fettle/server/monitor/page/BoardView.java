package fettle.server.monitor.page;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.sla.clock.ClockReading;
import fettle.server.monitor.board.BoardLine;
import fettle.server.monitor.board.BoardRow;
import fettle.server.monitor.board.Figure;
import fettle.server.monitor.page.BoardPart.Acts;
import fettle.server.monitor.page.BoardPart.Row;
import fettle.server.monitor.rule.Rule;
import fettle.server.monitor.rule.Severity;
import fettle.server.sla.StoredClock;
import fettle.server.sla.view.ClockView;
import fettle.server.sla.view.ClockViews;
import fettle.server.sla.view.PriorityView;
import fettle.server.sla.view.Spans;
import fettle.web.text.Initials;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Turns rows of the board into what the page prints.
///
/// @param clocks the stored clocks of all tickets on the board
/// @param about the figure that is asked for, "" for all
record BoardView(
        Texts texts,
        ClockViews views,
        Map<Long, List<StoredClock>> clocks,
        Map<Long, BusinessCalendar> calendars,
        String about,
        Instant now) {

    private static final Comparator<StoredClock> FIRST_DUE =
            Comparator.comparing(clock -> clock.due().orElse(Instant.MAX));

    Row row(BoardRow row) {
        return switch (row) {
            case BoardRow.OfTicket ticket -> ticket(ticket, since(ticket.strongest()), acts(ticket.strongest()));
            case BoardRow.OfMany many -> many(many);
        };
    }

    /// A ticket that nobody needs to look at for now.
    Row resting(BoardRow.OfTicket ticket) {
        BoardLine line = ticket.strongest();
        String until = line.knownUntil(now)
                .map(at -> texts.with("monitor.known-until", views.at(at, now)))
                .or(() -> line.finding().snoozedUntil().map(at -> texts.with("monitor.rests-until", views.at(at, now))))
                .orElse("");
        return ticket(ticket, until, Acts.NONE);
    }

    private Row ticket(BoardRow.OfTicket ticket, String since, Acts acts) {
        BoardLine line = ticket.strongest();
        Figure figure = Figure.ofRule(line.finding().rule());
        String owner = line.holderName().orElse("");
        return new Row(
                tone(line),
                figure.icon(),
                texts.with("monitor.rule." + line.rule().key()),
                since,
                line.finding().late(),
                "",
                "/tickets/" + line.number(),
                String.valueOf(line.number()),
                String.valueOf(line.version()),
                line.subject().isEmpty() ? texts.with("monitor.no-subject") : line.subject(),
                line.finding().words(),
                more(ticket),
                seen(line),
                List.of(PriorityView.row(line.priority(), texts)),
                line.clientName(),
                Initials.of(line.clientName()),
                line.contactName().orElse(""),
                owner,
                Initials.of(owner),
                clock(line),
                acts,
                UUID.randomUUID().toString(),
                about);
    }

    private Row many(BoardRow.OfMany many) {
        BoardLine line = many.strongest();
        Figure figure = Figure.ofRule(line.finding().rule());
        Instant oldest = many.tickets().stream()
                .map(one -> one.finding().openedAt())
                .min(Comparator.naturalOrder())
                .orElse(now);
        String label = texts.with("monitor.rule." + line.rule().key());
        String path = "/order-of-work?about=" + figure.word();
        return new Row(
                tone(line),
                figure.icon(),
                label,
                since(oldest),
                false,
                texts.with(
                        "monitor.many", many.tickets().size(), line.groupName().orElse(texts.with("monitor.no-group"))),
                path,
                "",
                "",
                "",
                texts.with("monitor.many-words", views.at(oldest, now)),
                "",
                "",
                List.of(),
                "",
                "",
                "",
                "",
                "",
                List.of(),
                Acts.NONE,
                "",
                about);
    }

    private String since(BoardLine line) {
        return since(line.finding().openedAt());
    }

    private String since(Instant opened) {
        return texts.with("monitor.for", Spans.passed(Duration.between(opened, now)));
    }

    private static Acts acts(BoardLine line) {
        boolean resolved = line.rule().about() == Rule.About.RESOLVED;
        boolean held = line.holderId().isPresent();
        boolean seen = line.finding().acknowledgedAt().isPresent();
        return new Acts(
                !held && !resolved,
                held && !seen && !resolved,
                resolved,
                line.finding().severity() != Severity.ALARM);
    }

    private static String tone(BoardLine line) {
        return switch (line.finding().severity()) {
            case ALARM -> "bad";
            case ACT, WARN -> "warn";
            case INFO -> "dim";
        };
    }

    private String more(BoardRow.OfTicket ticket) {
        int others = ticket.lines().size() - 1;
        return others == 0
                ? ""
                : texts.with(
                        "monitor.also",
                        String.join(
                                ", ",
                                ticket.lines().stream()
                                        .skip(1)
                                        .map(line -> texts.with(
                                                "monitor.rule." + line.rule().key()))
                                        .toList()));
    }

    private String seen(BoardLine line) {
        return line.acknowledgedName()
                .map(name -> texts.with("monitor.seen-by", name))
                .orElse("");
    }

    private List<ClockView> clock(BoardLine line) {
        return clocks.getOrDefault(line.finding().ticketId(), List.of()).stream()
                .filter(clock -> clock.state() != ClockReading.State.STOPPED)
                .sorted(FIRST_DUE)
                .limit(1)
                .map(clock -> views.row(clock, calendars, now))
                .toList();
    }
}
