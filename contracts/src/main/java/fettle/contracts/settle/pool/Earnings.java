package fettle.contracts.settle.pool;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.money.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// What each line earns in each month, added up (DOMAIN 4.1).
public final class Earnings {

    /// What one line earned in a month.
    public record Earned(YearMonth month, ContractLine line, Money amount) {}

    private static final class Sum {
        private final ContractLine line;
        private Money amount;

        Sum(ContractLine line, Money amount) {
            this.line = line;
            this.amount = amount;
        }
    }

    private final List<Earned> closed = new ArrayList<>();
    private final List<Sum> open = new ArrayList<>();

    /// Adds to a line in the month that is open. Equal lines are one line.
    public void add(ContractLine line, Money amount) {
        for (Sum sum : open) {
            if (sum.line.equals(line)) {
                sum.amount = sum.amount.plus(amount);
                return;
            }
        }
        open.add(new Sum(line, amount));
    }

    /// Ends the open month.
    public void close(YearMonth month) {
        open.forEach(sum -> closed.add(new Earned(month, sum.line, sum.amount)));
        open.clear();
    }

    /// What was earned in the months that were closed, by month and then by line.
    public List<Earned> closed() {
        return List.copyOf(closed);
    }
}
