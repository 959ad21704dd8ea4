package fettle.contracts.settle;

import static fettle.contracts.settle.Agreements.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.ContractLine.Retainer;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.pool.Balance;
import fettle.contracts.settle.pool.Earnings.Earned;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every contract and all work, whatever the lines are.
class SettlingLawsTest {

    private static final YearMonth AFTER_ALL = YearMonth.of(2026, 8);
    private static final List<LockedMonth> LOCKED = List.of(
            new LockedMonth(YearMonth.of(2026, 1), Instant.parse("2026-02-03T12:00:00Z")),
            new LockedMonth(YearMonth.of(2026, 2), Instant.parse("2026-03-02T12:00:00Z")));

    static LongStream seeds() {
        return LongStream.range(0, 120);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noMinuteIsLostOrInvented(long seed) {
        for (Settlement settlement : settle(RandomBooks.of(seed)).settlements()) {
            Minutes taken = settlement.splits().stream().map(Split::minutes).reduce(Minutes.ZERO, Minutes::plus);

            assertThat(taken.plus(settlement.uncovered()))
                    .isEqualTo(settlement.counted().weighted());
            assertThat(settlement.splits()).allMatch(split -> split.minutes().isPositive());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aLineGivesOutWhatItHoldsAndNoMore(long seed) {
        Settled settled = settle(RandomBooks.of(seed));
        Map<String, Minutes> left = new HashMap<>();
        for (Balance balance : settled.balances()) {
            if (balance instanceof Balance.OfMinutes pool) {
                assertThat(pool.before()).isEqualTo(left.getOrDefault(pool.line(), Minutes.ZERO));
                assertThat(pool.before().plus(pool.granted()))
                        .isEqualTo(pool.fromBefore()
                                .plus(pool.drawn())
                                .plus(pool.lapsed())
                                .plus(pool.left()));
                assertThat(List.of(pool.fromBefore(), pool.drawn(), pool.lapsed(), pool.left()))
                        .noneMatch(Minutes::isNegative);
                assertThat(drawn(settled, pool)).isEqualTo(pool.fromBefore().plus(pool.drawn()));
                left.put(pool.line(), pool.left());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatWasPaidAheadIsEarnedToTheLastCoin(long seed) {
        RandomBooks books = RandomBooks.of(seed);
        Settled settled = settle(books);
        Set<ContractLine> lines = new HashSet<>();
        books.contract().versions().forEach(version -> lines.addAll(version.lines()));

        for (ContractLine line : lines) {
            if (line instanceof Block block) {
                assertThat(earnedAhead(settled, block.name())).isEqualTo(block.price());
            }
            if (line instanceof Retainer retainer) {
                assertThat(earnedAhead(settled, retainer.name())).isEqualTo(granted(settled, retainer.name()));
            }
        }
        assertThat(settled.balances().stream().filter(balance -> balance.month().equals(YearMonth.of(2026, 6))))
                .allMatch(balance -> balance.deferred().isZero());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderInWhichWorkIsGivenDoesNotMatter(long seed) {
        RandomBooks books = RandomBooks.of(seed);
        List<Work> shuffled = new ArrayList<>(books.work());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Settled.settle(books.contract(), shuffled, LOCKED, AFTER_ALL))
                .isEqualTo(settle(books));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aClosedMonthStaysAsItWas(long seed) {
        RandomBooks books = RandomBooks.of(seed);
        YearMonth closed = LOCKED.getFirst().month();
        List<Work> knownThen = books.work().stream()
                .filter(work -> work.recorded().isBefore(LOCKED.getFirst().at()))
                .toList();

        Settled then = Settled.settle(books.contract(), knownThen, List.of(), closed);

        assertThat(settle(books).in(closed)).isEqualTo(then.in(closed));
        assertThat(settle(books).earned(closed)).isEqualTo(then.earned(closed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void workIsChargedByTheExactMinuteRoundedOnce(long seed) {
        for (Settlement settlement : settle(RandomBooks.of(seed)).settlements()) {
            for (Split split : settlement.splits()) {
                if (split.use() == Use.HOURLY) {
                    assertThat(split.amount()).isEqualTo(halfUp(split));
                }
            }
        }
    }

    private static Settled settle(RandomBooks books) {
        return Settled.settle(books.contract(), books.work(), LOCKED, AFTER_ALL);
    }

    private static Minutes drawn(Settled settled, Balance.OfMinutes pool) {
        return settled.in(pool.month()).stream()
                .flatMap(settlement -> settlement.splits().stream())
                .filter(split ->
                        split.line().name().equals(pool.line()) && !split.use().isCharged())
                .map(Split::minutes)
                .reduce(Minutes.ZERO, Minutes::plus);
    }

    private static Money earnedAhead(Settled settled, String line) {
        Money earned = settled.earned().stream()
                .filter(one -> one.line().name().equals(line))
                .map(Earned::amount)
                .reduce(pounds(0), Money::plus);
        return settled.settlements().stream()
                .flatMap(settlement -> settlement.splits().stream())
                .filter(split -> split.line().name().equals(line))
                .map(Split::charged)
                .reduce(earned, Money::minus);
    }

    private static Money granted(Settled settled, String line) {
        return settled.balances().stream()
                .filter(balance -> balance.line().equals(line))
                .map(Balance.OfMoney.class::cast)
                .map(Balance.OfMoney::granted)
                .reduce(pounds(0), Money::plus);
    }

    private static Money halfUp(Split split) {
        BigDecimal exact = BigDecimal.valueOf(
                        ((TimeAndMaterials) split.line()).hourlyRate().minor())
                .multiply(BigDecimal.valueOf(split.minutes().numerator()));
        BigDecimal divisor = BigDecimal.valueOf(split.minutes().denominator()).multiply(BigDecimal.valueOf(60));
        return pounds(exact.divide(divisor, 0, RoundingMode.HALF_UP).longValueExact());
    }
}
