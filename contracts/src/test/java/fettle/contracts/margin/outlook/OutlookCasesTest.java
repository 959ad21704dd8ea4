package fettle.contracts.margin.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.CaseTable;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutlookCasesTest {

    static Stream<CaseTable.Case> prices() {
        return CaseTable.read("profit_target_price.tsv").cases().stream();
    }

    static Stream<CaseTable.Case> burns() {
        return CaseTable.read("profit_burn.tsv").cases().stream();
    }

    @ParameterizedTest
    @MethodSource("prices")
    void pricesForAMargin(CaseTable.Case row) {
        Money price = TargetPrice.of(Money.ofMinor(row.whole("cost_minor"), "GBP"), (int) row.whole("margin_bp"));

        assertThat(price.minor()).isEqualTo(row.whole("price_minor"));
    }

    @ParameterizedTest
    @MethodSource("burns")
    void projectsAnAllowance(CaseTable.Case row) {
        var burn = new Burn(
                minutes(row, "used_min"),
                minutes(row, "allowance_min"),
                minutes(row, "elapsed"),
                minutes(row, "length"));

        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("used_bp", orDash(burn.usedBasisPoints()));
        figures.put("elapsed_bp", orDash(burn.elapsedBasisPoints()));
        figures.put("level", burn.level().name().toLowerCase(Locale.ROOT));
        assertThat(row.cells()).containsAllEntriesOf(figures);
        assertThat(burn.projected().isPresent()).isEqualTo(row.has("projected_min"));
        burn.projected().ifPresent(end -> assertThat(end).isEqualTo(minutes(row, "projected_min")));
    }

    private static Minutes minutes(CaseTable.Case row, String column) {
        return Minutes.parse(row.text(column));
    }

    private static String orDash(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "-";
    }
}
