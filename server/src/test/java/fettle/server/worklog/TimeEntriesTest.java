package fettle.server.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Ticket;
import fettle.server.worklog.TimeEntry.NotBillable;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimeEntriesTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private TestDesk desk;
    private Ticket ticket;

    @BeforeEach
    void annWrites() {
        desk = new TestDesk(database.get());
        ticket = desk.open("Printer down");
    }

    @Test
    void keepsWorkThatEndsJustNow() {
        log(time(45));

        assertThat(month(MARCH)).singleElement().satisfies(entry -> {
            assertThat(entry.startedAt()).isEqualTo(desk.clock.instant().minus(Duration.ofMinutes(45)));
            assertThat(entry.technicianName()).isEqualTo("Tess Tanner");
            assertThat(entry.billable()).isTrue();
        });
    }

    @Test
    void refusesWorkOfTheFuture() {
        Instant tenMinutesAgo = desk.clock.instant().minus(Duration.ofMinutes(10));

        assertThatThrownBy(() -> log(at(tenMinutesAgo, 11))).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> log(time(0))).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> log(time(1441))).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void countsTheMonthInTheClientsZone() {
        desk.clock.set(Instant.parse("2026-04-01T12:00:00Z"));
        log(at(Instant.parse("2026-03-31T22:30:00Z"), 10)); // 23:30 in London, still March
        log(at(Instant.parse("2026-03-31T23:30:00Z"), 20)); // 00:30 in London, April already

        assertThat(month(MARCH)).extracting(TimeEntry::minutes).containsExactly(10);
        assertThat(month(YearMonth.of(2026, 4))).extracting(TimeEntry::minutes).containsExactly(20);
    }

    @Test
    void letsItsTechnicianCorrectItWithinTheMonth() {
        long id = log(time(45));

        change(id, desk.tess.id(), 30);

        assertThat(month(MARCH)).singleElement().satisfies(entry -> {
            assertThat(entry.minutes()).isEqualTo(30);
            assertThat(entry.notBillable()).contains(NotBillable.WARRANTY);
            assertThat(entry.note()).isEqualTo("Corrected");
        });
    }

    @Test
    void letsNobodyElseCorrectItNorAnybodyLater() {
        long id = log(time(45));

        assertThatThrownBy(() -> change(id, desk.tom.id(), 30)).isInstanceOf(Refusal.Forbidden.class);
        desk.clock.set(Instant.parse("2026-04-01T12:00:00Z"));
        assertThatThrownBy(() -> change(id, desk.tess.id(), 30)).isInstanceOf(Refusal.Conflict.class);
    }

    private NewTime time(int minutes) {
        return NewTime.upToNow(desk.acme.id(), ticket.id(), desk.tess.id(), minutes, "Work");
    }

    private NewTime at(Instant start, int minutes) {
        return new NewTime(
                desk.acme.id(), ticket.id(), desk.tess.id(), Optional.of(start), minutes, Optional.empty(), "Work");
    }

    private long log(NewTime time) {
        return desk.in(tx -> desk.times.log(tx, time));
    }

    private void change(long id, long technician, int minutes) {
        desk.run(tx -> desk.times.change(
                tx, desk.acme.id(), id, technician, minutes, Optional.of(NotBillable.WARRANTY), "Corrected"));
    }

    private List<TimeEntry> month(YearMonth month) {
        return desk.all(tx -> desk.times.ofMonth(tx, desk.acme.id(), month));
    }
}
