package fettle.contracts.replay;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.ContractVersion;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Work;
import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaEvent;
import fettle.contracts.sla.SlaPolicy;
import fettle.contracts.sla.attainment.Goal;
import fettle.contracts.sla.attainment.ServiceCredit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A year of a client's tickets and work, different with every seed, and deals to replay it under.
final class Histories {

    static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final BusinessCalendar OFFICE =
            BusinessCalendar.of("office", "Europe/London", "mon-fri 09:00-17:30", "2025-12-25=closed");
    private static final List<Duration> TARGETS =
            List.of(Duration.ofMinutes(30), Duration.ofHours(4), Duration.ofHours(8));

    private Histories() {}

    /// A year from January 2025, with so many tickets and one piece of work on each.
    static ClientHistory year(long seed, int tickets) {
        var random = new Random(seed);
        List<TicketHistory> histories = new ArrayList<>();
        List<Work> work = new ArrayList<>();
        Map<String, Money> rates = new HashMap<>();
        for (int i = 0; i < tickets; i++) {
            Instant received = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(random.nextInt(360 * 24 * 3_600));
            histories.add(new TicketHistory("ticket " + i, events(received, random)));
            work.add(work(i, received.plusSeconds(random.nextInt(40_000)), random));
            rates.put("work " + i, pounds(4_000 + random.nextInt(3_000)));
        }
        Map<YearMonth, Money> direct = Map.of(YearMonth.of(2025, 3), pounds(30_000));
        return new ClientHistory(histories, work, List.of(), rates, direct, pounds(1_835), Instant.MAX);
    }

    /// A fee for the desktop, ten hours a month for the rest, and 95 % of responses within a target.
    static Deal deal(Duration response, long fee) {
        SlaPolicy policy = SlaPolicy.of("standard", OFFICE);
        for (Priority priority : Priority.values()) {
            policy = policy.promising(priority, Commitment.RESPONSE, response)
                    .promising(priority, Commitment.UPDATE, TARGETS.get(1))
                    .promising(priority, Commitment.RESOLUTION, TARGETS.get(2));
        }
        var bands = new ServiceCredit.ByBand(List.of(new ServiceCredit.Band(9_500, 500)), 1_500);
        var credit = new CreditTerm.ByAttainment("Desk", Commitment.RESPONSE, Goal.percent(95), bands);
        return Deal.of(contract(fee), LONDON, policy, credit);
    }

    static Money pounds(long minor) {
        return Money.ofMinor(minor, "GBP");
    }

    private static Contract contract(long fee) {
        List<ContractLine> lines = List.of(
                new Fixed("Desk", pounds(fee), Set.of("desktop")),
                new Allowance(
                        "Hours",
                        pounds(80_000),
                        Minutes.of(600),
                        Period.MONTH,
                        new Rollover(1, Minutes.of(300)),
                        true,
                        Optional.empty(),
                        WorkTerms.ALL),
                new TimeAndMaterials(
                        "By the hour",
                        pounds(9_500),
                        BillingIncrement.upTo(Duration.ofMinutes(15), Duration.ofMinutes(15))));
        var version = new ContractVersion(LocalDate.of(2025, 1, 1), Optional.empty(), lines);
        return new Contract("Acme", Money.currency("GBP"), List.of(version));
    }

    private static List<SlaEvent> events(Instant received, Random random) {
        List<SlaEvent> events = new ArrayList<>();
        Priority priority = Priority.values()[random.nextInt(4)];
        events.add(new SlaEvent.Received(received, priority, Channel.EMAIL));
        Instant at = received;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            at = at.plusSeconds(60 + random.nextInt(20_000));
            events.add(new SlaEvent.Replied(at, Channel.EMAIL, true));
            if (random.nextInt(3) == 0) {
                events.add(new SlaEvent.Paused(at.plusSeconds(10), PauseReason.CLIENT_INFO));
                at = at.plusSeconds(60 + random.nextInt(90_000));
                events.add(new SlaEvent.ClientWrote(at, true));
            }
        }
        if (random.nextInt(20) > 0) {
            events.add(new SlaEvent.Resolved(at.plusSeconds(60 + random.nextInt(30_000))));
        }
        return events;
    }

    private static Work work(int number, Instant start, Random random) {
        return Work.of(
                        "work " + number,
                        "acme",
                        "ticket " + number,
                        LocalDate.ofInstant(start, ZoneOffset.UTC),
                        start,
                        Duration.ofMinutes(1 + random.nextInt(60)))
                .about(random.nextBoolean() ? "desktop" : "network", "");
    }
}
