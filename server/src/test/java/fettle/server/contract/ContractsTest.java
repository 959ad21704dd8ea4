package fettle.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Quantity;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.SeatPrice;
import fettle.contracts.contract.SeatPrice.Tier;
import fettle.contracts.contract.term.Term;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.BillingIncrement.Per;
import fettle.contracts.contract.work.BillingIncrement.Rounding;
import fettle.contracts.contract.work.Cover;
import fettle.contracts.contract.work.CoverRule;
import fettle.contracts.contract.work.CoverRule.Hours;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.server.client.Clients;
import fettle.server.client.NewClient;
import fettle.server.contract.closed.ClosedMonths;
import fettle.server.store.Ids;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.testing.Lines;
import fettle.server.testing.TestClock;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestIds;
import fettle.web.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContractsTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final Scope TEST = new Scope.System("test");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    private final TestClock clock = new TestClock();
    private final Ids ids = TestIds.SHARED;
    private final Calendars calendars = new Calendars(clock, ids, (_, _) -> {});
    private final Contracts contracts = new Contracts(clock, ids, calendars, new ClosedMonths());
    private final int count = COUNT.incrementAndGet();
    private final long client = inTransaction(tx -> new Clients(clock, ids)
                    .add(
                            tx,
                            new NewClient(
                                    "Acme " + count,
                                    ZoneId.of("Europe/London"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of())))
            .id();
    private final long office = calendar("Office " + count, "mon-fri 09:00-17:30");
    private final long always = calendar("Always " + count, "24x7");

    @Test
    void keepsTermsAsTheyWereAgreed() {
        Terms terms = terms(30, 480);

        Contract contract = agree(JANUARY, terms);

        assertThat(inForce(MARCH)).hasValueSatisfying(version -> {
            assertThat(version.terms()).isEqualTo(terms);
            assertThat(version.contractId()).isEqualTo(contract.id());
            assertThat(version.policy().target(Priority.P2, Commitment.RESOLUTION))
                    .contains(Duration.ofHours(8));
            assertThat(version.policy().target(Priority.P2, Commitment.UPDATE)).isEmpty();
        });
    }

    @Test
    void countsOnePriorityByOtherHours() {
        agree(JANUARY, terms(30, 480));

        SlaPolicy policy = inForce(MARCH).orElseThrow().policy();

        Instant saturday = Instant.parse("2026-03-07T12:00:00Z");
        assertThat(policy.calendarFor(Priority.P1).isOpen(saturday)).isTrue();
        assertThat(policy.calendarFor(Priority.P2).isOpen(saturday)).isFalse();
    }

    @Test
    void changesTermsFromADayOnAndLeavesThePastAlone() {
        Contract contract = agree(JANUARY, terms(30, 480));
        inTransaction(tx -> contracts.amend(tx, contract, JULY, terms(30, 240), Optional.empty()));
        inTransaction(tx -> contracts.amend(tx, contract, MARCH, terms(30, 360), Optional.empty()));

        assertThat(resolutionOn(JANUARY)).contains(480);
        assertThat(resolutionOn(MARCH.minusDays(1))).contains(480);
        assertThat(resolutionOn(MARCH)).contains(360);
        assertThat(resolutionOn(JULY)).contains(240);
        List<ContractVersion> versions = inTransaction(tx -> contracts.versions(tx, contract));
        assertThat(versions)
                .extracting(ContractVersion::validUntil)
                .containsExactly(Optional.of(MARCH), Optional.of(JULY), Optional.empty());
    }

    @Test
    void hasNoTermsBeforeTheContractStarts() {
        agree(MARCH, terms(30, 480));

        assertThat(inForce(MARCH.minusDays(1))).isEmpty();
    }

    @Test
    void refusesTwoTermsFromTheSameDay() {
        Contract contract = agree(JANUARY, terms(30, 480));

        assertThatThrownBy(() ->
                        inTransaction(tx -> contracts.amend(tx, contract, JANUARY, terms(30, 60), Optional.empty())))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(resolutionOn(MARCH)).contains(480);
    }

    @Test
    void refusesATargetOfNoTime() {
        assertThatThrownBy(() -> agree(JANUARY, terms(0, 480))).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void keepsEveryKindOfLineToTheLetter() {
        BusinessCalendar hours = inTransaction(tx -> calendars.calendar(tx, office));
        List<ContractLine> lines = everyKind(hours);

        agree(JANUARY, with(terms(30, 480), lines));

        assertThat(inForce(MARCH).orElseThrow().terms().lines()).isEqualTo(lines);
    }

    @Test
    void refusesLinesThatCannotStandTogether() {
        ContractLine block = new ContractLine.PerIncident("Each", pounds(60), WorkTerms.ALL);

        assertThatThrownBy(() -> agree(JANUARY, with(terms(30, 480), List.of(block, block))))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.fields().getFirst().key())
                                .isEqualTo("contracts.contract.two-lines"));
        assertThatThrownBy(() -> agree(JANUARY, with(terms(30, 480), List.of(Lines.fixed("Care", 100, "EUR")))))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.fields().getFirst().key())
                                .isEqualTo("contracts.contract.currencies"));
    }

    @Test
    void saysFromDayToDayHowManySeatsThereAre() {
        var seats = new ContractLine.Seats(
                "Seats", ContractLine.Seat.USER, SeatPrice.each(pounds(45)), Quantity.from(JANUARY, 24), WorkTerms.ALL);
        agree(JANUARY, with(terms(30, 480), List.of(seats)));

        ContractVersion version = inForce(MARCH).orElseThrow();
        inTransaction(tx -> {
            contracts.setSeats(tx, version, "Seats", MARCH, 27);
            contracts.setSeats(tx, version, "Seats", MARCH, 26);
            return tx;
        });

        var changed = (ContractLine.Seats)
                inForce(MARCH).orElseThrow().terms().lines().getFirst();
        assertThat(changed.quantity().on(MARCH.minusDays(1))).isEqualTo(24);
        assertThat(changed.quantity().on(MARCH)).isEqualTo(26);
    }

    @Test
    void remembersHowAContractIsRenewed() {
        Contract contract = agree(JANUARY, terms(30, 480));
        Term term = new Term(JANUARY, 12, 60, 300, true);

        inTransaction(tx -> {
            contracts.setTerm(tx, contract, Optional.of(term));
            return tx;
        });

        assertThat(inTransaction(tx -> contracts.find(tx, contract.id())).term())
                .contains(term);
    }

    @Test
    void refusesACalendarThatNeverOpens() {
        assertThatThrownBy(() -> calendar("Never " + count, "never"))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.fields().getFirst().key())
                                .isEqualTo("contract.calendar-never-open"));
    }

    @Test
    void givesTheSameCalendarUntilItsTextsChange() {
        BusinessCalendar before = inTransaction(tx -> calendars.calendar(tx, office));
        BusinessCalendar same = inTransaction(tx -> calendars.calendar(tx, office));
        assertThat(same).isSameAs(before);

        database.get()
                .run(
                        TEST,
                        tx -> calendars.change(
                                tx, office, new CalendarTexts(JULY, "Europe/London", "mon-sat 08:00-20:00", "-")));

        BusinessCalendar after = inTransaction(tx -> calendars.calendar(tx, office));
        assertThat(after.isOpen(Instant.parse("2026-07-04T10:00:00Z"))).isTrue();
        assertThat(before.isOpen(Instant.parse("2026-07-04T10:00:00Z"))).isFalse();
    }

    private Contract agree(LocalDate from, Terms terms) {
        return inTransaction(tx ->
                contracts.agree(tx, client, "Support", Currency.getInstance("GBP"), from, terms, Optional.empty()));
    }

    private Optional<ContractVersion> inForce(LocalDate day) {
        return inTransaction(tx -> contracts.inForce(tx, client, day));
    }

    private Optional<Integer> resolutionOn(LocalDate day) {
        return inForce(day).orElseThrow().terms().targets().getLast().resolutionMinutes();
    }

    private Terms terms(int response, int resolution) {
        return new Terms(
                office,
                List.of(
                        new Target(
                                Priority.P1, Optional.of(always), Optional.of(15), Optional.of(60), Optional.of(240)),
                        new Target(
                                Priority.P2,
                                Optional.empty(),
                                Optional.of(response),
                                Optional.empty(),
                                Optional.of(resolution))),
                PauseReason.DEFAULT_STOPPING,
                SlaPolicy.Reopening.CONTINUE,
                5,
                false,
                List.of(50, 75, 90),
                95,
                0,
                "9500=5;9000=10",
                15,
                List.of(Lines.fixed("Support", 250_000), Lines.hourly("Projects", 9_500, 15, 15)));
    }

    private static Terms with(Terms terms, List<ContractLine> lines) {
        return terms.with(lines);
    }

    private static Money pounds(long whole) {
        return Money.ofMinor(whole * 100, "GBP");
    }

    private static List<ContractLine> everyKind(BusinessCalendar hours) {
        var rules = new Cover(List.of(
                new CoverRule(false, Set.of("Backup", "Email; mail"), Set.of("Travel"), Set.of("7"), Hours.ANY),
                new CoverRule(true, Set.of(), Set.of("Project"), Set.of(), Hours.AFTER_HOURS),
                CoverRule.rest(false)));
        var increment =
                new BillingIncrement(Duration.ofMinutes(15), Duration.ofMinutes(30), Rounding.NEAREST, Per.TICKET);
        var weighted = Billing.by(increment)
                .afterHours(hours, new BigDecimal("1.5"))
                .kinds(Map.of("Travel", new BigDecimal("0.5")));
        var terms = new WorkTerms(rules, weighted);
        var tiers = new SeatPrice(List.of(new Tier(0, pounds(45)), new Tier(50, pounds(40))), 10);
        var seats = new Quantity(List.of(new Quantity.Change(JANUARY, 24), new Quantity.Change(MARCH, 27)));
        var carried = new Rollover(2, Minutes.parse("33340/1111"));
        Optional<Money> beyond = Optional.of(pounds(95));
        return List.of(
                new ContractLine.Fixed("Care", pounds(900), terms),
                new ContractLine.Seats("Seats", ContractLine.Seat.DEVICE, tiers, seats, terms),
                new ContractLine.Allowance(
                        "Hours", pounds(700), Minutes.of(600), Period.QUARTER, carried, false, beyond, terms),
                new ContractLine.Block(
                        "Block", Minutes.of(1200), pounds(1800), JANUARY, Optional.of(JULY), beyond, WorkTerms.ALL),
                new ContractLine.Block(
                        "Open", Minutes.of(1), pounds(1), MARCH, Optional.empty(), Optional.empty(), WorkTerms.ALL),
                new ContractLine.Retainer("Money", pounds(500), Period.YEAR, pounds(100), WorkTerms.ALL),
                new ContractLine.TimeAndMaterials("Hourly", pounds(95), terms),
                new ContractLine.PerIncident("Each", pounds(60), terms),
                new ContractLine.OneOff("Router", pounds(350), MARCH),
                new ContractLine.CostOnly("Monitoring", pounds(120)));
    }

    private long calendar(String name, String weekly) {
        return inTransaction(tx -> calendars.add(
                        tx, name, List.of(new CalendarTexts(CalendarTexts.SINCE_EVER, "Europe/London", weekly, "-"))))
                .id();
    }

    private static <T> T inTransaction(Function<Tx, T> work) {
        return database.get().transaction(TEST, work);
    }
}
