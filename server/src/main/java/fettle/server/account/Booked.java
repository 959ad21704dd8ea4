package fettle.server.account;

import fettle.contracts.margin.Labour;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.Split;
import fettle.contracts.words.Sentence;
import java.util.List;
import java.util.Optional;

/// A piece of work as the month's figures take it.
///
/// @param settlement what it is to its contract; nothing where none held on its day
/// @param labour its time at the rate in force that day; none when there is no such rate in the month's currency
public record Booked(WorkedTime work, Optional<Settlement> settlement, Optional<Labour> labour) {

    /// What it costs in pay, half up.
    public Optional<Money> cost() {
        return labour.map(Labour::cost);
    }

    /// What it is to the client's bill, in one word.
    public Settlement.Answer answer() {
        return settlement
                .map(Settlement::answer)
                .orElse(work.notBillable().isPresent() ? Settlement.Answer.NOT_BILLABLE : Settlement.Answer.UNCOVERED);
    }

    /// What it adds to the bill; nothing where no line took any of it.
    public Optional<Money> charged() {
        return settlement.stream()
                .flatMap(one -> one.splits().stream())
                .map(Split::charged)
                .reduce(Money::plus);
    }

    /// Why, a sentence for each thing that was looked at.
    public List<Sentence> reasons() {
        return settlement.map(Settlement::reasons).orElse(List.of(Sentence.of("account.no-contract-held", work.day())));
    }

    /// Billable minutes of work that no line takes any of; of a day without a contract all that were worked.
    public Minutes uncovered() {
        return settlement
                .map(one -> one.splits().isEmpty() ? one.uncovered() : Minutes.ZERO)
                .orElseGet(() -> work.notBillable().isPresent() ? Minutes.ZERO : Minutes.of(work.worked()));
    }

    /// What is left of work that a line took as far as it could, and that nobody has a price for.
    public Minutes unpriced() {
        return settlement
                .filter(one -> !one.splits().isEmpty())
                .map(Settlement::uncovered)
                .orElse(Minutes.ZERO);
    }

    /// Whether it was written down after the month of its day had been closed.
    public boolean isLate() {
        return settlement.map(Settlement::isLate).orElse(false);
    }
}
