package fettle.server.demo;

import fettle.server.demo.cast.Dice;
import fettle.server.demo.cast.Story;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Half a year of requests, at the hours of the day and the days of the week at which people ask.
final class HalfYear {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int[] BY_HOUR = {0, 0, 0, 0, 0, 0, 1, 3, 9, 15, 13, 11, 7, 10, 12, 9, 6, 3, 1, 1, 1, 0, 0, 0};

    private final Desk desk;
    private final World world;
    private final Agenda agenda;
    private final DemoClock clock;
    private final Dice dice;
    private final Runnable jobs;
    private final List<Story> stories = Story.all();

    /// @param jobs runs the server's jobs that are due
    HalfYear(Desk desk, World world, DemoClock clock, Dice dice, Runnable jobs) {
        this.desk = desk;
        this.world = world;
        this.clock = clock;
        this.dice = dice;
        this.jobs = jobs;
        this.agenda = new Agenda();
    }

    Agenda agenda() {
        return agenda;
    }

    /// Lets it pass.
    ///
    /// @param tickets about how many requests come
    /// @param progress told which week is over, of how many
    void pass(LocalDate from, Instant until, int tickets, Consumer<String> progress) {
        LocalDate last = LocalDate.ofInstant(until, LONDON);
        List<LocalDate> days = from.datesUntil(last.plusDays(1)).toList();
        double perDay = tickets / (days.size() * 5.2 / 7);
        for (LocalDate day : days) {
            requests(day, perDay);
            rounds(day);
        }
        int week = 0;
        for (LocalDate day = from; !day.isAfter(last); day = day.plusWeeks(1)) {
            Instant end = day.plusWeeks(1).atStartOfDay(LONDON).toInstant();
            agenda.runUntil(end.isBefore(until) ? end : until, clock);
            week++;
            if (week % 4 == 0) {
                progress.accept("  " + week + " of " + (days.size() + 6) / 7 + " weeks");
            }
        }
    }

    private void requests(LocalDate day, double perDay) {
        boolean weekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
        int count = dice.about(weekend ? perDay * 0.1 : perDay);
        for (int i = 0; i < count; i++) {
            World.Place place =
                    dice.weighted(world.places(), one -> one.company().weight());
            Story story = dice.weighted(stories, Story::weight);
            agenda.at(askedAt(day), () -> new TicketLife(desk, world, agenda, dice, clock, place, story).begin());
        }
    }

    private Instant askedAt(LocalDate day) {
        List<Integer> hours = IntStream.range(0, 24).boxed().toList();
        int hour = dice.weighted(hours, at -> BY_HOUR[at]);
        return day.atTime(hour, dice.between(0, 59), dice.between(0, 59))
                .atZone(LONDON)
                .toInstant();
    }

    /// The server's jobs as they would have run: seldom at night, often while people work.
    private void rounds(LocalDate day) {
        for (int hour = 7; hour <= 19; hour += 3) {
            Instant round = day.atTime(hour, 30).atZone(LONDON).toInstant();
            agenda.at(round.plus(Duration.ofSeconds(1)), jobs);
            agenda.at(round.plus(Duration.ofMinutes(4)), new Lead(desk, world, dice)::look);
        }
    }
}
