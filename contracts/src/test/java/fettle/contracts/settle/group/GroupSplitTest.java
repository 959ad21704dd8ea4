package fettle.contracts.settle.group;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractVersion;
import fettle.contracts.contract.Opening;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settled;
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
import org.junit.jupiter.api.Test;

class GroupSplitTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final List<String> ALL = List.of("a", "b", "c");

    @Test
    void aFeeIsDividedByTheMinutesThatWorkTook() {
        Settled whole = settle(List.of(work(1, "a", 5, 10), work(2, "b", 6, 20)));

        assertThat(earned(whole, "a")).isEqualTo(pounds(33_33));
        assertThat(earned(whole, "b")).isEqualTo(pounds(66_67));
        assertThat(earned(whole, "c")).isEqualTo(pounds(0));
    }

    @Test
    void withoutWorkAllHaveEqualParts() {
        Settled whole = settle(List.of());

        assertThat(earned(whole, "a")).as("the odd penny is the first one's").isEqualTo(pounds(33_34));
        assertThat(earned(whole, "c")).isEqualTo(pounds(33_33));
    }

    @Test
    void whatWorkIsChargedIsItsMembersAlone() {
        Settled whole = settle(List.of(work(1, "a", 5, 60), work(2, "b", 6, 30)));

        assertThat(earned(whole, "b").minus(pounds(33_33)))
                .as("30 min beyond the pool at 120.00 an hour, and its part of the fee by 30 of 90 minutes")
                .isEqualTo(pounds(60_00));
    }

    @Test
    void thePartsAlwaysAddUpToTheWhole() {
        var random = new Random(20_260_308);
        for (int round = 0; round < 200; round++) {
            List<Work> work = new ArrayList<>();
            for (int i = 0; i < random.nextInt(12); i++) {
                work.add(work(i, ALL.get(random.nextInt(3)), 1 + random.nextInt(27), 1 + random.nextInt(50)));
            }
            Settled whole = settle(work);

            Money sum = ALL.stream().map(one -> earned(whole, one)).reduce(pounds(0), Money::plus);
            assertThat(sum).as("round %d", round).isEqualTo(whole.earned(JANUARY));
            assertThat(ALL.stream()
                            .mapToInt(one -> split(whole).of(one).settlements().size())
                            .sum())
                    .isEqualTo(work.size());
        }
    }

    @Test
    void aContractTakenOverHoldsWhatWasLeft() {
        Contract contract = contract().takenOver(List.of(new Opening("Hours", Minutes.of(15))));
        Settled settled = Settled.settle(contract, List.of(work(1, "a", 5, 25)), List.of(), JANUARY);

        assertThat(settled.settlements().getFirst().charged(contract.currency()))
                .as("10 of 25 minutes beyond")
                .isEqualTo(pounds(20_00));
        assertThat(settled.earned(JANUARY))
                .as("the fee is earned by the minutes that were left")
                .isEqualTo(pounds(120_00));
    }

    private static Money earned(Settled whole, String member) {
        return split(whole).of(member).earned(JANUARY);
    }

    private static GroupSplit split(Settled whole) {
        return new GroupSplit(whole, _ -> ALL);
    }

    private static Settled settle(List<Work> work) {
        return Settled.settle(contract(), work, List.of(), JANUARY);
    }

    private static Contract contract() {
        var hours = new ContractLine.Allowance(
                "Hours",
                pounds(100_00),
                Minutes.of(60),
                Period.MONTH,
                Rollover.NONE,
                true,
                Optional.of(pounds(120_00)),
                WorkTerms.ALL);
        return new Contract(
                "Group", Money.currency("GBP"), List.of(new ContractVersion(START, Optional.empty(), List.of(hours))));
    }

    private static Work work(int id, String client, int day, int minutes) {
        LocalDate date = START.withDayOfMonth(day);
        Instant start = date.atTime(10, id % 60).toInstant(ZoneOffset.UTC);
        return Work.of("w" + id, client, "T-" + id, date, start, Duration.ofMinutes(minutes));
    }

    private static Money pounds(long minor) {
        return Money.ofMinor(minor, "GBP");
    }
}
