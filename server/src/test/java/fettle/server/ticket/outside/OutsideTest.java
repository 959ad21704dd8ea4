package fettle.server.ticket.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.clock.SupplierReading;
import fettle.server.contract.CalendarTexts;
import fettle.server.contract.supplier.NewSupplier;
import fettle.server.contract.supplier.Supplier;
import fettle.server.sla.KnownOutcome;
import fettle.server.sla.LeftOut;
import fettle.server.sla.StoredClock;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.ExclusionReason;
import fettle.server.ticket.log.TicketEvent.Asking;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Suppliers and excluded time (DOMAIN 2.6, 2.8). The clock begins on Wednesday, 4 March, at 09:00; P3 is solved in
/// 17 h of Monday to Friday, 09:00 to 17:30.
class OutsideTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final Duration HOUR = Duration.ofHours(1);

    private TestDesk desk;
    private Ticket ticket;
    private Supplier carrier;

    @BeforeEach
    void annWrites() {
        desk = new TestDesk(database.get());
        ticket = desk.open("Line down");
        carrier = desk.in(tx -> {
            long round = desk.calendars
                    .add(
                            tx,
                            "Round " + desk.count,
                            List.of(new CalendarTexts(CalendarTexts.SINCE_EVER, "Europe/London", "24x7", "-")))
                    .id();
            return desk.suppliers.add(
                    tx, new NewSupplier("Carrier " + desk.count, round, 240, Optional.empty(), Optional.empty(), true));
        });
    }

    @Test
    void theSuppliersClockRunsBesideTheClients() {
        give();
        desk.clock.advance(HOUR);

        assertThat(desk.now(ticket).pauseReason()).contains(PauseReason.SUPPLIER);
        assertThat(resolution().running()).as("we never blame our supplier").isTrue();
        assertThat(supplier().counted()).isEqualTo(HOUR);
    }

    @Test
    void theirClockPausesWhileTheyWaitForUs() {
        give();
        desk.clock.advance(HOUR);
        desk.in(tx -> desk.ticketing.suppliers().asks(tx, desk.asItStands(ticket), desk.tess, "Which line?"));
        assertThat(desk.now(ticket).waiting()).as("it is our turn").isFalse();
        desk.clock.advance(HOUR);
        desk.in(tx -> desk.ticketing.suppliers().answered(tx, desk.asItStands(ticket), desk.tess, tomorrow()));
        desk.clock.advance(HOUR);

        assertThat(supplier().counted()).isEqualTo(HOUR.multipliedBy(2));
        assertThat(desk.now(ticket).pauseReason()).contains(PauseReason.SUPPLIER);
        desk.in(tx -> desk.ticketing.suppliers().back(tx, desk.asItStands(ticket), desk.tess, "Line is up"));
        assertThat(desk.now(ticket).waiting()).isFalse();
        assertThat(SupplierWork.engaged(desk.log(ticket))).isEmpty();
    }

    @Test
    void oneSupplierHasTheWorkAtATime() {
        give();

        assertThatThrownBy(this::give).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> desk.in(
                        tx -> desk.ticketing.suppliers().answered(tx, desk.asItStands(ticket), desk.tess, tomorrow())))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void timeIsLeftOutOnlyOnceALeadWhoDidNotAskHasApproved() {
        Instant from = desk.clock.instant();
        desk.clock.advance(HOUR.multipliedBy(2));
        Instant due = resolution().due().orElseThrow();
        Asking asked = ask(from, from.plus(HOUR));
        assertThat(resolution().due()).contains(due);
        assertThatThrownBy(() -> approve(desk.tess, asked)).isInstanceOf(Refusal.Conflict.class);

        approve(desk.tom, asked);

        assertThat(due).as("17 h end as the second day closes").isEqualTo(Instant.parse("2026-03-05T17:30:00Z"));
        assertThat(resolution().due()).as("an hour more").contains(Instant.parse("2026-03-06T10:00:00Z"));
        assertThat(Exclusions.undecided(desk.log(ticket))).isEmpty();
        assertThatThrownBy(() -> approve(desk.tom, asked)).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void aMonthIsToldAsItHappenedAndWithoutWhatWasLeftOut() {
        Instant from = desk.clock.instant();
        desk.clock.advance(Duration.between(from, Instant.parse("2026-03-06T09:45:00Z")));
        desk.run(tx -> desk.handling.resolve(
                tx, desk.asItStands(ticket), desk.tess, new Solution("Cable", "Replaced"), Optional.empty()));
        assertThat(resolvedInTime()).isFalse();
        assertThat(resolvedInTimeRaw()).isFalse();

        approve(desk.tom, ask(from, from.plus(HOUR)));

        assertThat(resolvedInTime()).as("17 h 15 min, one of them left out").isTrue();
        assertThat(resolvedInTimeRaw()).as("what happened stays told").isFalse();
    }

    @Test
    void aTicketLeftOutAltogetherCountsNowhereButIsToldAsItHappened() {
        Instant from = desk.clock.instant();
        desk.clock.advance(Duration.between(from, Instant.parse("2026-03-06T09:45:00Z")));
        desk.run(tx -> desk.handling.resolve(
                tx, desk.asItStands(ticket), desk.tess, new Solution("Cable", "Replaced"), Optional.empty()));
        Asking asked = askWhole();
        assertThatThrownBy(() -> approve(desk.tess, asked)).isInstanceOf(Refusal.Conflict.class);

        approve(desk.tom, asked);

        assertThat(desk.all(tx -> desk.clocks.known(tx, desk.acme.id(), Instant.EPOCH, tomorrow())))
                .isEmpty();
        assertThat(resolvedInTimeRaw()).as("what happened stays told").isFalse();
        assertThat(desk.all(tx -> desk.clocks.leftOut(tx, desk.acme.id(), Instant.EPOCH, tomorrow())))
                .extracting(LeftOut::time, LeftOut::words, LeftOut::askedBy, LeftOut::approvedBy, LeftOut::approvedSelf)
                .containsExactly(
                        tuple(Optional.empty(), "Their own firewall", desk.tess.name(), desk.tom.name(), false));
        assertThatThrownBy(this::askWhole)
                .as("there is nothing more to leave out")
                .isInstanceOf(Refusal.Conflict.class);
    }

    private Asking askWhole() {
        desk.in(tx -> desk.ticketing
                .exclusions()
                .askWhole(tx, desk.asItStands(ticket), desk.tess, ExclusionReason.CLIENT_CAUSED, "Their own firewall"));
        return Exclusions.undecided(desk.log(ticket)).getLast();
    }

    private boolean resolvedInTime() {
        return resolvedInTime(desk.all(tx -> desk.clocks.known(tx, desk.acme.id(), Instant.EPOCH, tomorrow())));
    }

    private boolean resolvedInTimeRaw() {
        return resolvedInTime(desk.all(tx -> desk.clocks.knownRaw(tx, desk.acme.id(), Instant.EPOCH, tomorrow())));
    }

    private static boolean resolvedInTime(List<KnownOutcome> known) {
        assertThat(known)
                .filteredOn(one -> one.outcome().commitment() == Commitment.RESOLUTION)
                .hasSize(1);
        return known.stream()
                .filter(one -> one.outcome().commitment() == Commitment.RESOLUTION)
                .allMatch(one -> one.outcome().met());
    }

    @Test
    void whoeverOwnsTheTicketLeavesItToAnother() {
        desk.in(tx -> desk.assignment.take(tx, desk.asItStands(ticket), desk.tom));
        Instant from = desk.clock.instant();
        desk.clock.advance(HOUR);
        Asking asked = ask(from, desk.clock.instant());

        assertThatThrownBy(() -> approve(desk.tom, asked)).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void timeThatIsLetCountStays() {
        Instant from = desk.clock.instant();
        desk.clock.advance(HOUR);
        Instant due = resolution().due().orElseThrow();
        Asking asked = ask(from, desk.clock.instant());

        desk.in(tx -> desk.ticketing
                .exclusions()
                .decline(tx, desk.asItStands(ticket), desk.tom, asked.exclusionId(), "They could work"));

        assertThat(resolution().due()).contains(due);
        assertThat(Exclusions.undecided(desk.log(ticket))).isEmpty();
    }

    @Test
    void onlyTimeOfTheTicketThatHasPassedCanBeLeftOut() {
        Instant received = ticket.receivedAt();
        desk.clock.advance(HOUR);

        assertThatThrownBy(() -> ask(received.minus(HOUR), received)).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> ask(received, received)).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> ask(received, desk.clock.instant().plus(HOUR))).isInstanceOf(Refusal.Invalid.class);
    }

    private Ticket give() {
        return desk.in(tx -> desk.ticketing
                .suppliers()
                .give(tx, desk.asItStands(ticket), desk.tess, carrier.id(), tomorrow(), "Please look at the line"));
    }

    private Instant tomorrow() {
        return desk.clock.instant().plus(Duration.ofDays(1));
    }

    private Asking ask(Instant from, Instant until) {
        desk.in(tx -> desk.ticketing
                .exclusions()
                .ask(
                        tx,
                        desk.asItStands(ticket),
                        desk.tess,
                        from,
                        until,
                        ExclusionReason.CLIENT_CAUSED,
                        "Their office was locked"));
        return Exclusions.undecided(desk.log(ticket)).getLast();
    }

    private Ticket approve(Actor.Technician by, Asking asked) {
        return desk.in(tx -> desk.ticketing.exclusions().approve(tx, desk.asItStands(ticket), by, asked.exclusionId()));
    }

    private StoredClock resolution() {
        return desk.all(tx -> desk.clocks.clocks(tx, desk.acme.id(), ticket.id())).stream()
                .filter(clock -> clock.commitment() == Commitment.RESOLUTION)
                .findFirst()
                .orElseThrow();
    }

    private SupplierReading supplier() {
        return desk.maybe(tx -> desk.clocks.evaluate(tx, desk.now(ticket)))
                .orElseThrow()
                .suppliers()
                .getFirst();
    }
}
