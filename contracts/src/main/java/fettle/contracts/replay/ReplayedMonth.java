package fettle.contracts.replay;

import fettle.contracts.margin.ClientMonth;
import fettle.contracts.money.Money;
import fettle.contracts.settle.pool.Balance;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.attainment.Headline;
import fettle.contracts.sla.attainment.MeasuredCase;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/// A client's month under a deal.
///
/// @param headline tickets with every promise kept
/// @param cases the promises whose outcome became known in it
/// @param attainment of each commitment, with the cases behind it
/// @param balances what allowances, blocks and retainers held and gave out
/// @param books what was earned, included, drawn and charged, and the margin
public record ReplayedMonth(
        YearMonth month,
        Headline headline,
        List<MeasuredCase> cases,
        Map<Commitment, Attainment> attainment,
        List<Balance> balances,
        ClientMonth books) {

    public ReplayedMonth {
        cases = List.copyOf(cases);
        attainment = Map.copyOf(attainment);
        balances = List.copyOf(balances);
    }

    /// What is given back for promises broken.
    public Money credits() {
        return books.margin().credits();
    }

    /// All that was earned, less credits.
    public Money revenue() {
        return books.margin().revenue();
    }

    /// Revenue less labour and direct cost.
    public Money gross() {
        return books.margin().gross();
    }
}
