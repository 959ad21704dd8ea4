package fettle.contracts.settle;

import static fettle.contracts.settle.Agreements.pounds;
import static fettle.contracts.settle.Agreements.version;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.PerIncident;
import fettle.contracts.contract.ContractLine.Retainer;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Contracts from January to June 2026 and the work of those months, different with every seed.
record RandomBooks(Contract contract, List<Work> work) {

    private static final BusinessCalendar OFFICE = BusinessCalendar.of("office", "Etc/UTC", "mon-fri 09:00-17:30", "-");
    private static final List<String> SERVICES = List.of("desktop", "email", "network", "");

    static RandomBooks of(long seed) {
        var random = new Random(seed);
        return new RandomBooks(agreement(random), work(random, 5 + random.nextInt(60)));
    }

    private static Contract agreement(Random random) {
        List<ContractLine> lines = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            lines.add(line("line " + i, random));
        }
        if (random.nextInt(3) > 0) {
            lines.add(new TimeAndMaterials("hourly", rate(random), new WorkTerms(Cover.everything(), billing(random))));
        }
        ContractLine[] first = lines.toArray(ContractLine[]::new);
        if (random.nextBoolean()) {
            return Agreements.contract(version("2026-01-12", Optional.of("2026-06-20"), first));
        }
        lines.addFirst(new Fixed("new fee", pounds(random.nextInt(90_000)), terms(random)));
        return Agreements.contract(
                version("2026-01-12", Optional.of("2026-03-18"), first),
                version("2026-03-18", Optional.of("2026-06-20"), lines.toArray(ContractLine[]::new)));
    }

    private static ContractLine line(String name, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Fixed(name, pounds(random.nextInt(200_000)), terms(random));
            case 1 ->
                new Allowance(
                        name,
                        pounds(random.nextInt(100_000)),
                        Minutes.of(random.nextInt(600)),
                        Period.values()[random.nextInt(3)],
                        new Rollover(random.nextInt(3), Minutes.of(random.nextInt(400))),
                        random.nextBoolean(),
                        maybe(rate(random), random),
                        terms(random));
            case 2 -> block(name, random);
            case 3 ->
                new Retainer(
                        name,
                        pounds(random.nextInt(50_000)),
                        Period.values()[random.nextInt(3)],
                        rate(random),
                        terms(random));
            default -> new PerIncident(name, pounds(random.nextInt(20_000)), terms(random));
        };
    }

    private static Block block(String name, Random random) {
        LocalDate bought = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(90));
        return new Block(
                name,
                Minutes.of(1 + random.nextInt(500)),
                pounds(random.nextInt(90_000)),
                bought,
                maybe(bought.plusDays(random.nextInt(120)), random),
                maybe(rate(random), random),
                terms(random));
    }

    private static WorkTerms terms(Random random) {
        Cover cover = switch (random.nextInt(4)) {
            case 0 -> Cover.everything();
            case 1 -> Cover.of(Set.of("desktop", "email"));
            case 2 ->
                new Cover(List.of(
                        new CoverRule(true, Set.of(), Set.of(), Set.of(), Hours.IN_HOURS), CoverRule.rest(false)));
            default -> new Cover(List.of(CoverRule.services(false, Set.of("network")), CoverRule.rest(true)));
        };
        return new WorkTerms(cover, billing(random));
    }

    private static Billing billing(Random random) {
        var increment = new BillingIncrement(
                Duration.ofMinutes(1 + random.nextInt(30)),
                Duration.ofMinutes(random.nextInt(30)),
                Rounding.values()[random.nextInt(4)],
                Per.values()[random.nextInt(3)]);
        return Billing.by(increment)
                .afterHours(
                        OFFICE, new BigDecimal(List.of("1", "1.5", "1.75", "2").get(random.nextInt(4))))
                .kinds(Map.of("travel", new BigDecimal("0.5")));
    }

    private static List<Work> work(Random random, int count) {
        List<Work> work = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant start = LocalDate.of(2026, 1, 1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .plusSeconds(random.nextInt(180 * 24 * 3_600));
            Work one = Work.of(
                            "work " + i,
                            "acme",
                            "ticket " + random.nextInt(1 + count / 3),
                            start.atZone(ZoneOffset.UTC).toLocalDate(),
                            start,
                            Duration.ofSeconds(random.nextInt(4 * 3_600)))
                    .about(SERVICES.get(random.nextInt(4)), random.nextInt(5) == 0 ? "travel" : "fault");
            Work written = one.recordedAt(start.plusSeconds(random.nextInt(40 * 24 * 3_600)));
            work.add(random.nextInt(10) == 0 ? written.notBilled(Unbilled.WARRANTY) : written);
        }
        return work;
    }

    private static Money rate(Random random) {
        return pounds(1 + random.nextInt(15_000));
    }

    private static <T> Optional<T> maybe(T value, Random random) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }
}
