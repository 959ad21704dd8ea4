package fettle.contracts.margin.split;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.ContractVersion;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.margin.ClientMonth;
import fettle.contracts.margin.MarginQuality;
import fettle.contracts.margin.split.MarginSplit.Part;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.Unbilled;
import fettle.contracts.settle.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MonthOfWorkTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final ContractLine DESK = new Fixed("Desk", pounds(100_000), Set.of("mail"));
    private static final ContractLine BACKUP = new Fixed("Backup", pounds(20_000), Set.of("backup"));
    private static final ContractLine BLOCK = new Block(
            "Ten hours",
            Minutes.of(600),
            pounds(90_000),
            LocalDate.of(2026, 1, 1),
            Optional.empty(),
            Optional.empty(),
            WorkTerms.services(Set.of("server")));
    private static final ContractLine HOURS =
            new TimeAndMaterials("Hours", pounds(9_500), BillingIncrement.upTo(Duration.ofMinutes(15), Duration.ZERO));

    @Test
    void workThatSpansLinesIsAPieceForEach() {
        Settled settled = settle(List.of(DESK, BLOCK, HOURS), work(1, "server", 700));

        MonthOfWork month = MonthOfWork.of(settled, MARCH, MonthOfWorkTest::rate);

        assertThat(month.work())
                .containsExactly(
                        new Piece("Ten hours", "server", "server trouble", Minutes.of(600), pounds(0), pounds(41_470)),
                        new Piece("Hours", "server", "server trouble", Minutes.of(100), pounds(15_833), pounds(6_912)));
        assertThat(month.fees()).contains(new Fee("Desk", pounds(100_000)), new Fee("Ten hours", pounds(90_000)));
    }

    @Test
    void workThatNobodyTookHasNoLine() {
        Settled settled = settle(
                List.of(DESK), work(1, "network", 60), work(2, "mail", 30).notBilled(Unbilled.values()[0]));

        assertThat(MonthOfWork.of(settled, MARCH, MonthOfWorkTest::rate).work())
                .extracting(Piece::line, Piece::weighted)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(MonthOfWork.NO_LINE, Minutes.of(60)),
                        org.assertj.core.groups.Tuple.tuple(MonthOfWork.NO_LINE, Minutes.ZERO));
    }

    @Test
    void workWithoutARateCostsNothingHere() {
        Settled settled = settle(List.of(DESK), work(1, "mail", 60));

        assertThat(MonthOfWork.of(settled, MARCH, _ -> Optional.empty()).work())
                .extracting(Piece::labour)
                .containsExactly(pounds(0));
    }

    @Test
    void howeverAMonthIsSplitNothingIsLost() {
        var random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Settled settled = settle(List.of(DESK, BACKUP, BLOCK, HOURS), someWork(random));
            MonthOfWork month = MonthOfWork.of(settled, MARCH, MonthOfWorkTest::rate);
            var labour = ClientMonth.of(
                            settled,
                            MARCH,
                            MonthOfWorkTest::rate,
                            new ClientMonth.Costs(pounds(0), pounds(0), pounds(0)))
                    .margin()
                    .labourCost();

            Stream.of(MarginSplit.byLine(month), MarginSplit.byService(month), MarginSplit.byKind(month))
                    .forEach(split -> {
                        assertThat(sum(split, Part::revenue).plus(split.idle())).isEqualTo(settled.earned(MARCH));
                        assertThat(sum(split, Part::labour)).isEqualTo(labour);
                    });
        }
    }

    @Test
    void theQualityOfAMonthIsReadFromItsWork() {
        Settled settled =
                settle(List.of(DESK, BLOCK), work(1, "mail", 60), work(2, "network", 30), work(3, "server", 640));
        var month = ClientMonth.of(
                settled,
                MARCH,
                work -> work.id().equals("1") ? Optional.empty() : rate(work),
                new ClientMonth.Costs(pounds(0), pounds(0), pounds(0)));

        var quality = MarginQuality.of(month, work -> !work.id().equals("2"));

        assertThat(quality)
                .isEqualTo(new MarginQuality(
                        Minutes.of(730), Minutes.of(60), Minutes.of(30), Minutes.of(30), Minutes.of(40)));
    }

    private static Money sum(MarginSplit split, Function<Part, Money> amount) {
        return split.parts().stream().map(amount).reduce(pounds(0), Money::plus);
    }

    private static Work[] someWork(Random random) {
        List<String> services = List.of("mail", "server", "network");
        List<Work> work = new ArrayList<>();
        for (int i = 0; i < random.nextInt(20); i++) {
            Work one = work(i, services.get(random.nextInt(3)), 1 + random.nextInt(400));
            work.add(random.nextInt(5) == 0 ? one.notBilled(Unbilled.values()[0]) : one);
        }
        return work.toArray(Work[]::new);
    }

    private static Settled settle(List<ContractLine> lines, Work... work) {
        var version = new ContractVersion(LocalDate.of(2026, 1, 1), Optional.empty(), lines);
        return Settled.settle(
                new Contract("Acme", Money.currency("GBP"), List.of(version)), List.of(work), List.of(), MARCH);
    }

    private static Work work(int id, String service, int minutes) {
        LocalDate date = MARCH.atDay(1 + id);
        Instant start = date.atTime(9, 0).toInstant(ZoneOffset.UTC);
        return Work.of(Integer.toString(id), "Acme", "T-" + id, date, start, Duration.ofMinutes(minutes))
                .about(service, service + " trouble");
    }

    private static Optional<Money> rate(Work work) {
        return Optional.of(pounds(4_147));
    }

    private static Money pounds(long minor) {
        return Money.ofMinor(minor, "GBP");
    }
}
