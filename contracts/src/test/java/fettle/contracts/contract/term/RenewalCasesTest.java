package fettle.contracts.contract.term;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.CaseTable;
import fettle.contracts.money.Money;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenewalCasesTest {

    static List<CaseTable.Case> cases() {
        return CaseTable.read("billing_renewal.tsv").cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReference(CaseTable.Case row) {
        var term = new Term(
                LocalDate.parse(row.text("start")),
                (int) row.whole("term_months"),
                (int) row.whole("notice_days"),
                (int) row.whole("uplift_bp"),
                true);

        Renewal renewal = term.on(LocalDate.parse(row.text("today")));

        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("term_index", Integer.toString(renewal.index()));
        figures.put("term_end", renewal.termEnd().toString());
        figures.put("last_notice_day", renewal.lastNoticeDay().toString());
        figures.put(
                "price_now_minor",
                Long.toString(term.price(Money.ofMinor(row.whole("price_minor"), "GBP"), renewal.index())
                        .minor()));
        figures.put("state", renewal.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(row.cells()).containsAllEntriesOf(figures);
    }
}
