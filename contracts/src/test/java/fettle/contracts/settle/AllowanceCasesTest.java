package fettle.contracts.settle;

import static fettle.contracts.settle.Agreements.contract;
import static fettle.contracts.settle.Agreements.pounds;
import static fettle.contracts.settle.Agreements.weighted;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.CaseTable;
import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.settle.pool.Balance;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllowanceCasesTest {

    static List<CaseTable.Case> cases() {
        return CaseTable.read("billing_allowance.tsv").cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReference(CaseTable.Case row) {
        LocalDate from = firstDay(row.text("first_share"));
        List<Work> work = new ArrayList<>();
        YearMonth month = YearMonth.from(from);
        for (String minutes : row.text("usage_min").split(" ", -1)) {
            work.add(weighted("use " + month, month.atEndOfMonth().toString(), minutes, "desktop"));
            month = month.plusMonths(1);
        }

        Settled settled = Settled.settle(contract(from.toString(), line(row)), work, List.of(), month.minusMonths(1));

        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("from_rollover", balances(settled, Balance.OfMinutes::fromBefore));
        figures.put("from_current", balances(settled, Balance.OfMinutes::drawn));
        figures.put("overage_min", settlements(settled, one -> one.minutes(Use.OVERAGE)));
        figures.put(
                "overage_minor",
                settlements(settled, one -> one.charged(pounds(0).currency()).minor()));
        figures.put("lapsed_min", balances(settled, Balance.OfMinutes::lapsed));
        figures.put("carried_min", balances(settled, Balance.OfMinutes::left));
        figures.put("earned_minor", earnedWithoutOverage(settled));
        assertThat(row.cells()).containsAllEntriesOf(figures);
    }

    private static Allowance line(CaseTable.Case row) {
        return new Allowance(
                "Hours",
                pounds(row.whole("fee_minor")),
                Minutes.parse(row.text("allowance_min")),
                Period.MONTH,
                new Rollover((int) row.whole("rollover_periods"), Minutes.parse(row.text("rollover_cap_min"))),
                true,
                row.has("overage_rate_minor_h")
                        ? Optional.of(pounds(row.whole("overage_rate_minor_h")))
                        : Optional.empty(),
                WorkTerms.ALL);
    }

    /// A first day that leaves the share of a month, such as 17 of 31 days.
    private static LocalDate firstDay(String share) {
        Minutes part = Minutes.parse(share);
        for (String first : List.of("2026-03-01", "2026-04-01", "2026-02-01", "2024-02-01")) {
            LocalDate start = LocalDate.parse(first);
            Minutes days = part.share(start.lengthOfMonth(), 1);
            if (days.denominator() == 1) {
                return start.plusDays(start.lengthOfMonth() - days.numerator());
            }
        }
        throw new IllegalArgumentException(share);
    }

    private static String balances(Settled settled, Function<Balance.OfMinutes, Minutes> figure) {
        return settled.balances().stream()
                .map(Balance.OfMinutes.class::cast)
                .map(figure)
                .map(Minutes::toString)
                .collect(joining(" "));
    }

    private static String settlements(Settled settled, Function<Settlement, Object> figure) {
        return settled.settlements().stream().map(figure).map(Object::toString).collect(joining(" "));
    }

    private static String earnedWithoutOverage(Settled settled) {
        return settled.settlements().stream()
                .map(one ->
                        settled.earned(one.month()).minus(one.charged(pounds(0).currency())))
                .map(money -> Long.toString(money.minor()))
                .collect(joining(" "));
    }
}
