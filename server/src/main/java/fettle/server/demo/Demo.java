package fettle.server.demo;

import fettle.server.demo.cast.Dice;
import fettle.server.store.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A fictional provider with half a year of work, made by the same verbs as real work.
public final class Demo {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private final Database database;
    private final Faces faces;
    private final DemoClock clock;
    private final Runnable jobs;
    private final BiConsumer<String, String> post;

    /// @param clock the one that the server goes by
    /// @param jobs runs the server's jobs that are due
    /// @param post takes in a raw mail from this envelope sender
    public Demo(Database database, Faces faces, DemoClock clock, Runnable jobs, BiConsumer<String, String> post) {
        this.database = database;
        this.faces = faces;
        this.clock = clock;
        this.jobs = jobs;
        this.post = post;
    }

    /// Makes everything up to now, and leaves the clock at now.
    ///
    /// @param weeks how far back it begins
    /// @param tickets about how many requests come in that time
    /// @param progress told now and then how far it is
    public void make(long seed, Instant now, int weeks, int tickets, Consumer<String> progress) {
        LocalDate today = LocalDate.ofInstant(now, LONDON);
        LocalDate first = today.minusWeeks(weeks);
        var desk = new Desk(database, faces, clock);
        clock.move(first.minusDays(1).atStartOfDay(LONDON).toInstant());
        World world = desk.does(tx -> new Provider(faces, first.withDayOfMonth(1), YearMonth.from(today)).setUp(tx));
        var year = new HalfYear(desk, world, clock, new Dice(seed), jobs);
        new Scenes(desk, world, year.agenda(), clock, now).prepare();
        new Letters(year.agenda(), now, this::deliver).prepare();
        year.pass(first, now, tickets, progress);
        clock.move(now);
        jobs.run();
        approveTheTime(desk, world, YearMonth.from(first), now);
        closeTheFirstMonth(desk, world, YearMonth.from(first.withDayOfMonth(1)));
        clock.release();
    }

    /// The time of months that are over has been looked at; this month's waits.
    private static void approveTheTime(Desk desk, World world, YearMonth first, Instant now) {
        YearMonth current = YearMonth.from(now.atZone(LONDON));
        long by = world.colleague("Oliver Grant").id();
        for (World.Place place : world.places()) {
            for (YearMonth month = first; month.isBefore(current); month = month.plusMonths(1)) {
                YearMonth over = month;
                desk.does(tx -> {
                    desk.faces().months().approve(tx, place.clientId(), over, by, now);
                    return over;
                });
            }
        }
    }

    /// The bills of the first month have gone out.
    private static void closeTheFirstMonth(Desk desk, World world, YearMonth month) {
        long by = world.colleague("Oliver Grant").id();
        for (World.Place place : world.places()) {
            desk.does(tx -> {
                desk.faces().months().close(tx, place.clientId(), month, by);
                return place;
            });
        }
    }

    /// Mails come at their own time, and the intake takes them up at once.
    private void deliver(String from, String raw) {
        post.accept(from, raw);
        jobs.run();
    }
}
