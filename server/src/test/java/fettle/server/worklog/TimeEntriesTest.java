package fettle.server.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.signin.Role;
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

    @Test
    void standsOnceSomebodyElseApprovesIt() {
        long id = log(time(45));

        approve(id, desk.tom.id(), desk.clock.instant());
        approve(id, ada(), desk.clock.instant());

        assertThat(month(MARCH))
                .singleElement()
                .satisfies(entry -> assertThat(entry.approval())
                        .as("who came first stays named")
                        .contains(new Approval(desk.tom.id(), desk.tom.name(), desk.clock.instant())));
    }

    @Test
    void isNeverApprovedByWhoWorked() {
        long id = log(time(45));

        assertThatThrownBy(() -> approve(id, desk.tess.id(), desk.clock.instant()))
                .isInstanceOf(Refusal.Forbidden.class);
        desk.run(tx -> desk.times.approveAll(tx, desk.acme.id(), List.of(id), desk.tess.id(), desk.clock.instant()));

        assertThat(month(MARCH))
                .singleElement()
                .satisfies(entry -> assertThat(entry.approval()).isEmpty());
    }

    @Test
    void isApprovedAsItWasRead() {
        Instant read = desk.clock.instant();
        long changed = log(time(45));
        long same = log(time(10));
        desk.clock.set(read.plusSeconds(60));
        change(changed, desk.tess.id(), 30);

        assertThatThrownBy(() -> approve(changed, desk.tom.id(), read)).isInstanceOf(Refusal.Conflict.class);
        desk.run(tx -> desk.times.approveAll(tx, desk.acme.id(), List.of(changed, same), desk.tom.id(), read));

        assertThat(month(MARCH))
                .filteredOn(entry -> entry.approval().isPresent())
                .extracting(TimeEntry::minutes)
                .containsExactly(10);
    }

    @Test
    void mustBeApprovedAgainOnceItIsChanged() {
        long id = log(time(45));
        approve(id, desk.tom.id(), desk.clock.instant());

        change(id, desk.tess.id(), 50);

        assertThat(month(MARCH))
                .singleElement()
                .satisfies(entry -> assertThat(entry.approval()).isEmpty());
    }

    private long ada() {
        return desk.in(tx -> desk.staff
                .add(tx, "ada" + desk.count + "@msp.test", "Ada Archer", Role.ADMINISTRATOR)
                .id());
    }

    private void approve(long id, long approver, Instant seen) {
        desk.run(tx -> desk.times.approve(tx, desk.acme.id(), id, approver, seen));
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
