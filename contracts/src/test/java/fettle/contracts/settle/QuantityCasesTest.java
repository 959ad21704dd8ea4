package fettle.contracts.settle;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.CaseTable;
import fettle.contracts.calendar.Calendars;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.BillingIncrement.Per;
import fettle.contracts.contract.work.BillingIncrement.Rounding;
import fettle.contracts.money.Minutes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantityCasesTest {

    static List<CaseTable.Case> cases() {
        return CaseTable.read("billing_quantity.tsv").cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReference(CaseTable.Case row) {
        var billing = Billing.by(increment(row))
                .afterHours(Calendars.named(row.text("calendar")), new BigDecimal(row.text("after_multiplier")))
                .kinds(Map.of("some kind", new BigDecimal(row.text("kind_multiplier"))));

        Counted counted = Counted.of(work(row), billing);

        Map<String, Minutes> figures = new LinkedHashMap<>();
        figures.put("billable_min", counted.billable());
        figures.put("in_hours_min", counted.inHours());
        figures.put("after_hours_min", counted.afterHours());
        figures.put("weighted_min", counted.weighted());
        figures.forEach((column, minutes) -> assertThat(minutes).as(column).isEqualTo(Minutes.parse(row.text(column))));
    }

    private static BillingIncrement increment(CaseTable.Case row) {
        Rounding rounding = switch (row.text("mode")) {
            case "up" -> Rounding.UP;
            case "nearest" -> Rounding.NEAREST;
            case "none" -> Rounding.WHOLE_MINUTES;
            default -> throw new IllegalArgumentException(row.text("mode"));
        };
        return new BillingIncrement(
                Minutes.parse(row.text("increment_min")).toDuration(),
                Minutes.parse(row.text("minimum_min")).toDuration(),
                rounding,
                Per.ENTRY);
    }

    private static Work work(CaseTable.Case row) {
        Instant start = Instant.parse(row.text("start"));
        Duration worked = Duration.between(start, Instant.parse(row.text("end")));
        Work work = Work.of(
                        "1", "acme", "ticket", LocalDate.parse(row.text("start").substring(0, 10)), start, worked)
                .about("desktop", "some kind");
        return row.text("billable").equals("yes") ? work : work.notBilled(Unbilled.GOODWILL);
    }
}
