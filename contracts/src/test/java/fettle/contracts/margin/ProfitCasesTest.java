package fettle.contracts.margin;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.CaseTable;
import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractVersion;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settled;
import fettle.contracts.settle.Unbilled;
import fettle.contracts.settle.Work;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProfitCasesTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 3);

    static Stream<CaseTable.Case> months() {
        return CaseTable.read("profit_month.tsv").cases().stream();
    }

    static Stream<CaseTable.Case> clientMonths() {
        return CaseTable.read("profit_client_month.tsv").cases().stream();
    }

    static Stream<CaseTable.Case> labourRates() {
        return CaseTable.read("profit_labour_rate.tsv").cases().stream();
    }

    @ParameterizedTest
    @MethodSource("months")
    void measuresAMonth(CaseTable.Case row) {
        var margin = new Margin(
                money(row, "service_revenue_minor"),
                money(row, "resale_revenue_minor"),
                money(row, "credits_minor"),
                labour(row.text("labour")),
                Duration.ZERO,
                money(row, "direct_service_minor"),
                money(row, "direct_resale_minor"),
                money(row, "overhead_minor_h"));

        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("revenue_minor", minor(margin.revenue()));
        figures.put("labour_minor", minor(margin.labourCost()));
        figures.put("overhead_minor", minor(margin.overhead()));
        figures.put("gross_minor", minor(margin.gross()));
        figures.put("gross_bp", orDash(margin.grossBasisPoints()));
        figures.put("service_gross_minor", minor(margin.serviceGross()));
        figures.put("service_gross_bp", orDash(margin.serviceGrossBasisPoints()));
        figures.put("contribution_minor", minor(margin.contribution()));
        figures.put("contribution_bp", orDash(margin.contributionBasisPoints()));
        figures.put(
                "ehr_minor_h",
                margin.effectiveHourlyRate().map(ProfitCasesTest::minor).orElse("-"));
        assertThat(row.cells()).containsAllEntriesOf(figures);
    }

    @ParameterizedTest
    @MethodSource("clientMonths")
    void worksOutAClientsMonth(CaseTable.Case row) {
        var costs = new ClientMonth.Costs(
                money(row, "credits_minor"), money(row, "direct_minor"), money(row, "overhead_minor_h"));

        Map<String, Money> rates = new HashMap<>();
        List<Work> work = work(row.text("entries"), rates);

        Settled settled = Settled.settle(contract(row), work, List.of(), MONTH);
        ClientMonth month = ClientMonth.of(settled, MONTH, one -> Optional.ofNullable(rates.get(one.id())), costs);

        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("included_min", month.included().toString());
        figures.put("drawn_min", month.drawn().toString());
        figures.put("charged_min", month.charged().toString());
        figures.put("charged_minor", minor(month.chargedAmount()));
        figures.put("revenue_minor", minor(month.margin().revenue()));
        figures.put("labour_minor", minor(month.margin().labourCost()));
        figures.put("gross_minor", minor(month.margin().gross()));
        figures.put("gross_bp", orDash(month.margin().grossBasisPoints()));
        figures.put("contribution_minor", minor(month.margin().contribution()));
        figures.put(
                "ehr_minor_h",
                month.margin().effectiveHourlyRate().map(ProfitCasesTest::minor).orElse("-"));
        assertThat(row.cells()).containsAllEntriesOf(figures);
        assertThat(month.unpriced()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("labourRates")
    void costsAnHour(CaseTable.Case row) {
        BigDecimal daysOff = Stream.of("leave_days", "holiday_days", "sick_days", "training_days")
                .map(row::text)
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var year = new PersonYear(
                new BigDecimal(row.text("weeks")),
                new BigDecimal(row.text("hours_week")),
                daysOff,
                money(row, "salary_minor"),
                row.whole("oncost_bp"),
                money(row, "person_costs_minor"),
                row.whole("utilisation_bp"));

        Money overhead =
                PersonYear.overheadPerHour(money(row, "overhead_pool_minor"), new BigDecimal(row.text("pool_hours")));

        assertThat(year.availableHours()).isEqualByComparingTo(row.text("available_h"));
        assertThat(year.productiveHours()).isEqualByComparingTo(row.text("productive_h"));
        assertThat(year.labourPerHour()).isEqualTo(money(row, "labour_minor_h"));
        assertThat(overhead).isEqualTo(money(row, "overhead_minor_h"));
        assertThat(year.labourPerHour().plus(overhead)).isEqualTo(money(row, "loaded_minor_h"));
    }

    private static List<Labour> labour(String text) {
        if (text.equals("-")) {
            return List.of();
        }
        return Arrays.stream(text.split(";", -1))
                .map(piece -> piece.split("@", -1))
                .map(piece -> new Labour(duration(piece[0]), pounds(Long.parseLong(piece[1]))))
                .toList();
    }

    private static Contract contract(CaseTable.Case row) {
        List<ContractLine> lines = new ArrayList<>();
        Set<String> covered = Set.of(row.text("covered").split("\\+", -1));
        for (String fee : row.text("fixed_fees_minor").split("\\+", -1)) {
            lines.add(new ContractLine.Fixed("fee " + lines.size(), pounds(Long.parseLong(fee)), covered));
        }
        if (row.whole("allowance_min") > 0 || row.whole("allowance_fee_minor") > 0) {
            lines.add(allowance(row));
        }
        lines.add(new ContractLine.TimeAndMaterials("hours", money(row, "rate_minor_h"), BillingIncrement.EXACT));
        var version = new ContractVersion(MONTH.atDay(1), Optional.empty(), lines);
        return new Contract("agreement", pounds(0).currency(), List.of(version));
    }

    private static ContractLine allowance(CaseTable.Case row) {
        return new ContractLine.Allowance(
                "allowance",
                money(row, "allowance_fee_minor"),
                Minutes.of(row.whole("allowance_min")),
                Period.MONTH,
                Rollover.NONE,
                true,
                Optional.empty(),
                WorkTerms.ALL);
    }

    private static List<Work> work(String text, Map<String, Money> rates) {
        List<Work> work = new ArrayList<>();
        for (String entry : text.equals("-") ? new String[0] : text.split(";", -1)) {
            String[] cells = entry.split(":", -1);
            String id = "%03d".formatted(work.size());
            rates.put(id, pounds(Long.parseLong(cells[3])));
            Work one = Work.of(
                            id,
                            "acme",
                            "ticket",
                            MONTH.atDay(10),
                            Instant.parse("2026-03-10T10:00:00Z"),
                            duration(cells[1]))
                    .about(cells[0], "")
                    .counting(Minutes.parse(cells[2]));
            work.add(cells[4].equals("yes") ? one : one.notBilled(Unbilled.GOODWILL));
        }
        return work;
    }

    /// Minutes, as a decimal or as a fraction.
    private static Duration duration(String minutes) {
        String[] fraction = minutes.split("/", -1);
        BigDecimal nanos = new BigDecimal(fraction[0]).multiply(BigDecimal.valueOf(60_000_000_000L));
        long divisor = fraction.length > 1 ? Long.parseLong(fraction[1]) : 1;
        return Duration.ofNanos(nanos.longValueExact() / divisor);
    }

    private static Money money(CaseTable.Case row, String column) {
        return pounds(row.whole(column));
    }

    private static Money pounds(long minor) {
        return Money.ofMinor(minor, "GBP");
    }

    private static String minor(Money money) {
        return Long.toString(money.minor());
    }

    private static String orDash(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "-";
    }
}
