package fettle.contracts.margin.split;

import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.money.Shares;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.Split;
import fettle.contracts.settle.Work;
import fettle.contracts.settle.pool.Earnings.Earned;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What lines earned and took in a month, ready to be split (DOMAIN 4.5).
///
/// @param fees what each line earned beside charged work
/// @param work every piece of work, by the line that took it
/// @param currency the contract's, in which all amounts are
public record MonthOfWork(List<Fee> fees, List<Piece> work, Currency currency) {

    /// The line's name for work, or a part of it, that no line took.
    public static final String NO_LINE = "";

    public MonthOfWork {
        fees = List.copyOf(fees);
        work = List.copyOf(work);
    }

    /// Reads a month of settled work.
    ///
    /// Work that spans lines costs each its part of the pay, by weighted minutes and largest remainder.
    /// Uncosted work costs nothing here, which the margin's quality says.
    ///
    /// @param labourRate the pay rate of whoever did a piece of work on its day, nothing when it is missing
    public static MonthOfWork of(Settled settled, YearMonth month, Function<Work, Optional<Money>> labourRate) {
        Currency currency = settled.contract().currency();
        List<Piece> pieces = new ArrayList<>();
        for (Settlement settlement : settled.in(month)) {
            Money labour = labourRate
                    .apply(settlement.work())
                    .map(rate -> rate.perHourFor(settlement.work().worked()))
                    .orElse(Money.zero(currency));
            addPieces(settlement, labour, pieces);
        }
        return new MonthOfWork(fees(settled, month, pieces), pieces, currency);
    }

    private static void addPieces(Settlement settlement, Money labour, List<Piece> pieces) {
        List<Taken> taken = new ArrayList<>();
        for (Split split : settlement.splits()) {
            taken.add(new Taken(split.line().name(), split.minutes(), split.charged()));
        }
        if (settlement.uncovered().isPositive() || taken.isEmpty()) {
            taken.add(new Taken(NO_LINE, settlement.uncovered(), Money.zero(labour.currency())));
        }
        long[] shares = Shares.of(
                labour.minor(), weights(taken.stream().map(Taken::minutes).toList()));
        for (int i = 0; i < shares.length; i++) {
            Work work = settlement.work();
            Taken part = taken.get(i);
            pieces.add(new Piece(
                    part.line(),
                    work.service(),
                    work.kind(),
                    part.minutes(),
                    part.charged(),
                    new Money(shares[i], labour.currency())));
        }
    }

    private record Taken(String line, Minutes minutes, Money charged) {}

    /// What is left of each line's earnings without the work that it charged.
    private static List<Fee> fees(Settled settled, YearMonth month, List<Piece> pieces) {
        Map<String, Money> left = new LinkedHashMap<>();
        for (Earned earned : settled.earned()) {
            if (earned.month().equals(month)) {
                left.merge(earned.line().name(), earned.amount(), Money::plus);
            }
        }
        pieces.forEach(piece -> left.computeIfPresent(piece.line(), (_, amount) -> amount.minus(piece.charged())));
        return left.entrySet().stream()
                .map(line -> new Fee(line.getKey(), line.getValue()))
                .toList();
    }

    /// Minutes as whole numbers in the same proportion.
    static long[] weights(List<Minutes> minutes) {
        BigInteger common = BigInteger.ONE;
        for (Minutes one : minutes) {
            BigInteger denominator = BigInteger.valueOf(one.denominator());
            common = common.multiply(denominator).divide(common.gcd(denominator));
        }
        long[] weights = new long[minutes.size()];
        for (int i = 0; i < weights.length; i++) {
            Minutes one = minutes.get(i);
            weights[i] = common.divide(BigInteger.valueOf(one.denominator()))
                    .multiply(BigInteger.valueOf(one.numerator()))
                    .longValueExact();
        }
        return weights;
    }
}
