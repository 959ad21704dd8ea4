package fettle.contracts.margin.split;

import fettle.contracts.money.Money;
import fettle.contracts.money.Shares;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A month's revenue and labour, split by line, by service or by kind (DOMAIN 4.5).
///
/// Charged work is exact. A fee is allocated to the work that its line took, by weighted minutes and largest remainder,
/// so that the parts add up to it; pages mark it "allocated".
///
/// @param parts in the order in which each was first met
/// @param idle fees of lines that took no work in the month: they belong to no service or kind
public record MarginSplit(List<Part> parts, Money idle) {

    /// One line, service or kind.
    ///
    /// @param exact revenue that was charged for this work, or is the line's own
    /// @param allocated revenue that was shared out
    /// @param labour the cost in pay
    public record Part(String name, Money exact, Money allocated, Money labour) {

        /// All revenue, whether exact or allocated.
        public Money revenue() {
            return exact.plus(allocated);
        }

        /// Revenue less labour, before direct costs, which are the client's as a whole.
        public Money afterLabour() {
            return revenue().minus(labour);
        }

        /// Whether the page must say "allocated".
        public boolean isAllocated() {
            return !allocated.isZero();
        }
    }

    public MarginSplit {
        parts = List.copyOf(parts);
    }

    /// By line: exact throughout. A line without work has its fee all the same.
    public static MarginSplit byLine(MonthOfWork month) {
        var split = new Split(month.currency());
        month.fees().forEach(fee -> split.sums(fee.line()).exact(fee.amount()));
        month.work().forEach(piece -> split.sums(piece.line()).charge(piece));
        return split.result(Money.zero(month.currency()));
    }

    /// By service: what was charged is exact, fees are allocated.
    public static MarginSplit byService(MonthOfWork month) {
        return allocated(month, Piece::service);
    }

    /// By kind of work: what was charged is exact, fees are allocated.
    public static MarginSplit byKind(MonthOfWork month) {
        return allocated(month, Piece::kind);
    }

    private static MarginSplit allocated(MonthOfWork month, Function<Piece, String> name) {
        var split = new Split(month.currency());
        month.work().forEach(piece -> split.sums(name.apply(piece)).charge(piece));
        Money idle = Money.zero(month.currency());
        for (Fee fee : month.fees()) {
            List<Piece> taken = month.work().stream()
                    .filter(piece -> piece.line().equals(fee.line()))
                    .toList();
            Optional<long[]> shares = shares(fee.amount(), taken);
            if (shares.isEmpty()) {
                idle = idle.plus(fee.amount());
            }
            for (int i = 0; shares.isPresent() && i < taken.size(); i++) {
                split.sums(name.apply(taken.get(i))).allocate(new Money(shares.get()[i], month.currency()));
            }
        }
        return split.result(idle);
    }

    /// The parts of a fee for each piece of work, nothing when no weighted minute was worked.
    private static Optional<long[]> shares(Money fee, List<Piece> taken) {
        if (taken.stream().allMatch(piece -> piece.weighted().isZero())) {
            return Optional.empty();
        }
        return Optional.of(Shares.of(
                fee.minor(),
                MonthOfWork.weights(taken.stream().map(Piece::weighted).toList())));
    }

    /// The sums while the work is gone through.
    private static final class Split {

        private final Currency currency;
        private final Map<String, Sums> byName = new LinkedHashMap<>();

        Split(Currency currency) {
            this.currency = currency;
        }

        Sums sums(String name) {
            return byName.computeIfAbsent(name, _ -> new Sums(Money.zero(currency)));
        }

        MarginSplit result(Money idle) {
            List<Part> parts = new ArrayList<>();
            byName.forEach((name, sums) -> parts.add(new Part(name, sums.exact, sums.allocated, sums.labour)));
            return new MarginSplit(parts, idle);
        }
    }

    private static final class Sums {

        private Money exact;
        private Money allocated;
        private Money labour;

        Sums(Money none) {
            exact = none;
            allocated = none;
            labour = none;
        }

        void charge(Piece piece) {
            exact(piece.charged());
            labour = labour.plus(piece.labour());
        }

        void exact(Money amount) {
            exact = exact.plus(amount);
        }

        void allocate(Money share) {
            allocated = allocated.plus(share);
        }
    }
}
