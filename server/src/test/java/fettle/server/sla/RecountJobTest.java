package fettle.server.sla;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Commitment;
import fettle.server.contract.CalendarTexts;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Reply.Solution;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Office hours end at 17:30, and P3 is solved in 17 of them: what comes on Wednesday at 09:00 is due on Thursday at
/// 17:30. Then Thursday becomes a holiday.
class RecountJobTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final List<Long> told = new ArrayList<>();
    private TestDesk desk;
    private RecountJob job;

    @BeforeEach
    void openTheDesk() {
        desk = new TestDesk(database.get());
        job = new RecountJob(
                database.get(),
                desk.clock,
                desk.tickets,
                List.of(desk.clocks, (_, ticket, _) -> told.add(ticket.id())));
    }

    @Test
    void movesWhatIsDueWhenItsCalendarHasChanged() {
        Ticket ticket = desk.open("Printer");
        assertThat(due(ticket)).contains(at("2026-03-05T17:30:00Z"));

        makeThursdayAHoliday();
        desk.clock.advance(Duration.ofMinutes(1));
        job.run();

        assertThat(due(ticket)).contains(at("2026-03-06T17:30:00Z"));
        assertThat(told).containsExactly(ticket.id());
        assertThat(desk.now(ticket).version()).isEqualTo(ticket.version());
    }

    @Test
    void waitsUntilEveryNodeCountsByTheNewCalendarAndThenCountsOnce() {
        desk.open("Printer");
        makeThursdayAHoliday();

        desk.clock.advance(Duration.ofSeconds(30));
        job.run();
        assertThat(told).isEmpty();

        desk.clock.advance(Duration.ofSeconds(1));
        job.run();
        job.run();
        assertThat(told).hasSize(1);
    }

    @Test
    void leavesAloneWhatIsResolved() {
        Ticket ticket = desk.open("Printer");
        desk.run(tx ->
                desk.handling.resolve(tx, desk.seen(ticket), desk.tess, new Solution("", "Done"), Optional.empty()));

        makeThursdayAHoliday();
        desk.clock.advance(Duration.ofMinutes(1));
        job.run();

        assertThat(told).isEmpty();
    }

    private void makeThursdayAHoliday() {
        desk.run(tx -> {
            long office = desk.calendars
                    .named(tx, "Office " + desk.count)
                    .orElseThrow()
                    .id();
            desk.calendars.change(
                    tx,
                    office,
                    new CalendarTexts(
                            LocalDate.of(2026, 3, 4), "Europe/London", "mon-fri 09:00-17:30", "2026-03-05=closed"));
        });
    }

    private Optional<Instant> due(Ticket ticket) {
        return desk.all(tx -> desk.clocks.clocks(tx, desk.acme.id(), ticket.id())).stream()
                .filter(clock -> clock.commitment() == Commitment.RESOLUTION)
                .findFirst()
                .flatMap(StoredClock::due);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
