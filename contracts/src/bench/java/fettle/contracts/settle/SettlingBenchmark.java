package fettle.contracts.settle;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.ContractVersion;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.Cover;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a client's month of 500 entries costs: fees, an allowance, quarters of an hour, evenings at 1.5.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SettlingBenchmark {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private final Contract contract = contract();
    private final List<Work> work = work();

    @Benchmark
    public Settled aMonthOf500Entries() {
        return Settled.settle(contract, work, List.of(), MARCH);
    }

    @Benchmark
    public List<Object> theReasonsOf500Entries() {
        return List.copyOf(Settled.settle(contract, work, List.of(), MARCH).reasons(MARCH));
    }

    private static Contract contract() {
        var office = BusinessCalendar.of("office", "Europe/London", "mon-fri 09:00-17:30", "-");
        var billing = Billing.by(BillingIncrement.upTo(Duration.ofMinutes(15), Duration.ZERO))
                .afterHours(office, new BigDecimal("1.5"));
        List<ContractLine> lines = List.of(
                new Fixed("Desk", pounds(250_000), new WorkTerms(Cover.of(Set.of("desktop", "email")), billing)),
                new Allowance(
                        "Hours",
                        pounds(80_000),
                        Minutes.of(6_000),
                        Period.MONTH,
                        Rollover.NONE,
                        true,
                        Optional.empty(),
                        new WorkTerms(Cover.everything(), billing)),
                new TimeAndMaterials("By the hour", pounds(9_500), new WorkTerms(Cover.everything(), billing)));
        var version = new ContractVersion(MARCH.atDay(1), Optional.empty(), lines);
        return new Contract("Acme", Money.currency("GBP"), List.of(version));
    }

    private static List<Work> work() {
        List<Work> work = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Instant start = Instant.parse("2026-03-01T08:00:00Z").plusSeconds(i * 5_000L);
            work.add(Work.of(
                            "" + i,
                            "acme",
                            "T-" + i / 2,
                            LocalDate.ofInstant(start, ZoneOffset.UTC),
                            start,
                            Duration.ofMinutes(7 + i % 50))
                    .about(i % 3 == 0 ? "desktop" : "network", ""));
        }
        return work;
    }

    private static Money pounds(long minor) {
        return Money.ofMinor(minor, "GBP");
    }
}
