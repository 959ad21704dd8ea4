package fettle.server.worklist.view;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.clock.ClockReading;
import fettle.server.sla.StoredClock;
import fettle.server.sla.view.ClockView;
import fettle.server.sla.view.ClockViews;
import fettle.server.sla.view.PriorityView;
import fettle.server.sla.view.Spans;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticket.Stage;
import fettle.server.worklist.WorkLine;
import fettle.web.text.Initials;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Turns the entries of a list into rows.
public final class Rows {

    private static final Comparator<StoredClock> MOST_PRESSING = Comparator.comparing(StoredClock::running)
            .reversed()
            .thenComparing(clock -> clock.due().orElse(Instant.MAX))
            .thenComparing(StoredClock::commitment);

    /// Behind the nearest instant, a promise says more than whatever comes next.
    private static final Comparator<Due> PROMISE_FIRST =
            Comparator.comparing(due -> !due.key().equals("promise"));

    private final Texts texts;
    private final ClockViews views;
    private final NextWords next;

    public Rows(Texts texts, ClockViews views) {
        this.texts = texts;
        this.views = views;
        this.next = new NextWords(texts);
    }

    private record Due(Instant at, String key) {}

    /// The rows of a page, numbered from `first` on.
    public List<RowView> of(List<WorkLine> lines, int first, Map<Long, BusinessCalendar> calendars, Instant now) {
        List<RowView> rows = new ArrayList<>();
        for (WorkLine line : lines) {
            rows.add(row(line, first + rows.size(), calendars, now));
        }
        return rows;
    }

    private RowView row(WorkLine line, int position, Map<Long, BusinessCalendar> calendars, Instant now) {
        String contact = line.contactName().orElse("");
        String owner = line.ownerName().orElse("");
        List<ClockView> clocks = clocks(line, calendars, now);
        return new RowView(
                position,
                String.valueOf(line.number()),
                line.subject().isEmpty() ? texts.with("worklist.no-subject") : line.subject(),
                PriorityView.row(line.priority(), texts),
                StateView.of(line.stage(), line.pauseReason(), line.ownerId().isPresent(), texts),
                next.of(facts(line, contact)),
                line.clientName(),
                String.valueOf(line.clientId()),
                Initials.of(line.clientName()),
                contact,
                owner,
                Initials.of(owner),
                reasons(line, now),
                clocks.stream().limit(1).toList(),
                clocks.size() > 1
                        ? texts.with(
                                "worklist.then",
                                clocks.get(1).what(),
                                clocks.get(1).left())
                        : "",
                line.promise().map(promise -> views.at(promise.at(), now)).orElse(""),
                line.promise().map(promise -> span(promise.at(), now)).orElse(""));
    }

    private static NextWords.Facts facts(WorkLine line, String contact) {
        return new NextWords.Facts(
                line.promise(),
                line.pauseReason(),
                line.followUpAt(),
                line.nextAction(),
                line.ownerId().isPresent(),
                line.triagedAt().isPresent(),
                line.unansweredSince().isPresent(),
                resolved(line),
                contact);
    }

    private static boolean resolved(WorkLine line) {
        return line.stage() == Stage.RESOLVED || line.stage() == Stage.CLOSED;
    }

    /// Those that run, the first to run out first, two at most; when none does, those that stand still.
    private List<ClockView> clocks(WorkLine line, Map<Long, BusinessCalendar> calendars, Instant now) {
        return line.clocks().stream()
                .filter(clock -> clock.state() != ClockReading.State.STOPPED || resolved(line))
                .sorted(MOST_PRESSING)
                .limit(2)
                .map(clock -> views.row(clock, calendars, now))
                .toList();
    }

    /// Why it stands here: the instants that its place in the order comes from, the nearest first.
    private List<String> reasons(WorkLine line, Instant now) {
        if (resolved(line)) {
            return line.resolvedAt().stream()
                    .map(at -> texts.with("worklist.why.solved", views.at(at, now)))
                    .toList();
        }
        List<Due> dues = dues(line);
        if (dues.isEmpty()) {
            return List.of(texts.with("worklist.why.received", views.at(line.receivedAt(), now)));
        }
        Due first = dues.removeFirst();
        return Stream.concat(
                        Stream.of(first), dues.stream().sorted(PROMISE_FIRST).limit(1))
                .map(due -> words(due, now))
                .toList();
    }

    private static List<Due> dues(WorkLine line) {
        List<Due> dues = new ArrayList<>();
        line.clocks().stream()
                .filter(StoredClock::running)
                .forEach(clock -> clock.due().ifPresent(at -> dues.add(new Due(at, key(clock.commitment())))));
        line.promise().map(Ticket.Promise::at).ifPresent(at -> dues.add(new Due(at, "promise")));
        line.followUpAt().ifPresent(at -> dues.add(new Due(at, "follow-up")));
        line.nextAction().flatMap(Ticket.Action::at).ifPresent(at -> dues.add(new Due(at, "next-action")));
        dues.sort(Comparator.comparing(Due::at));
        return dues;
    }

    private static String key(Commitment commitment) {
        return commitment.name().toLowerCase(Locale.ROOT);
    }

    private String words(Due due, Instant now) {
        String time = views.at(due.at(), now);
        return texts.with("worklist.why." + due.key() + (due.at().isAfter(now) ? "" : ".late"), time);
    }

    /// "in 8m", or how late it is.
    public String span(Instant at, Instant now) {
        return at.isAfter(now)
                ? texts.with("worklist.in", Spans.left(Duration.between(now, at)))
                : texts.with("worklist.late", Spans.passed(Duration.between(at, now)));
    }
}
