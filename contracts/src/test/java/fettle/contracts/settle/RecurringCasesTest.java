package fettle.contracts.settle;

import static fettle.contracts.settle.Agreements.contract;
import static fettle.contracts.settle.Agreements.pounds;
import static fettle.contracts.settle.Agreements.version;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.CaseTable;
import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.Seat;
import fettle.contracts.contract.ContractLine.Seats;
import fettle.contracts.contract.Quantity;
import fettle.contracts.contract.SeatPrice;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Money;
import fettle.contracts.settle.pool.Recurring;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecurringCasesTest {

    static List<CaseTable.Case> cases() {
        return CaseTable.read("billing_recurring.tsv").cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReference(CaseTable.Case row) {
        Money earned = switch (row.text("kind")) {
            case "fixed" -> month(row, new Fixed("Fee", pounds(row.whole("fee_minor")), WorkTerms.ALL));
            case "seats" -> month(row, seats(row));
            case "straight-line" ->
                Recurring.straightLine(
                        pounds(row.whole("fee_minor")), (int) row.whole("index"), (int) row.whole("months"));
            default -> throw new IllegalArgumentException(row.text("kind"));
        };

        assertThat(earned).isEqualTo(pounds(row.whole("expected_minor")));
    }

    private static Money month(CaseTable.Case row, ContractLine line) {
        String from = row.has("first") ? row.text("first") : "2020-01-01";
        Optional<String> until = row.has("last")
                ? Optional.of(LocalDate.parse(row.text("last")).plusDays(1).toString())
                : Optional.empty();
        Contract contract = contract(version(from, until, line));
        YearMonth month = YearMonth.parse(row.text("month"));
        return Settled.settle(contract, List.of(), List.of(), month).earned(month);
    }

    private static Seats seats(CaseTable.Case row) {
        var tiers = Arrays.stream(row.text("tiers").split(";", -1))
                .map(tier -> tier.split("=", -1))
                .map(tier -> new SeatPrice.Tier(Integer.parseInt(tier[0]), pounds(Long.parseLong(tier[1]))))
                .toList();
        var changes = Arrays.stream(row.text("changes").split(";", -1))
                .filter(change -> change.contains("="))
                .map(change -> change.split("=", -1))
                .map(change -> new Quantity.Change(LocalDate.parse(change[0]), Integer.parseInt(change[1])))
                .toList();
        return new Seats(
                "Users",
                Seat.USER,
                new SeatPrice(tiers, (int) row.whole("minimum")),
                new Quantity(changes),
                WorkTerms.ALL);
    }
}
