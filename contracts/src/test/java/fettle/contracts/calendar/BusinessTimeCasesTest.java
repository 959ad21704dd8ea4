package fettle.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.CaseTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BusinessTimeCasesTest {

    static Stream<CaseTable.Case> cases() {
        return CaseTable.read("business_time.tsv").cases().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithTheReference(CaseTable.Case row) {
        assertThat(answer(row)).isEqualTo(row.text("expected"));
    }

    private static String answer(CaseTable.Case row) {
        BusinessCalendar calendar = Calendars.named(row.text("calendar"));
        Instant a = Instant.parse(row.text("a"));
        return switch (row.text("op")) {
            case "between" ->
                Long.toString(calendar.between(a, Instant.parse(row.text("b"))).toSeconds());
            case "add" -> orNever(calendar.add(a, Duration.ofSeconds(row.whole("b"))));
            case "subtract" -> orNever(calendar.subtract(a, Duration.ofSeconds(row.whole("b"))));
            case "next_open" -> orNever(calendar.nextOpen(a));
            case "is_open" -> calendar.isOpen(a) ? "yes" : "no";
            case "close_of_day" -> orNever(calendar.closeOfDay(a, (int) row.whole("b")));
            default -> throw new IllegalArgumentException(row.text("op"));
        };
    }

    private static String orNever(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse("never");
    }
}
