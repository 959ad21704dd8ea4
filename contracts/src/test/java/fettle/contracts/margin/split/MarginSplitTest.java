package fettle.contracts.margin.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fettle.contracts.margin.split.MarginSplit.Part;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarginSplitTest {

    private static final Currency GBP = Currency.getInstance("GBP");
    private static final List<Fee> FEES = List.of(fee("desk", 10_000), fee("backup", 5_000));
    private static final List<Piece> WORK = List.of(
            piece("desk", "mail", "60", 0, 700),
            piece("desk", "print", "100/3", 0, 400),
            piece("hours", "mail", "30", 4_750, 350),
            piece("desk", "print", "0", 0, 90));

    private static final MonthOfWork MONTH = new MonthOfWork(FEES, WORK, GBP);

    @Test
    void linesAreExact() {
        MarginSplit lines = MarginSplit.byLine(MONTH);

        assertThat(lines.parts())
                .containsExactly(
                        part("desk", 10_000, 0, 1_190), part("backup", 5_000, 0, 0), part("hours", 4_750, 0, 350));
        assertThat(lines.idle()).isEqualTo(pounds(0));
        assertThat(lines.parts()).noneMatch(Part::isAllocated);
        assertThat(lines.parts().getFirst().afterLabour()).isEqualTo(pounds(8_810));
    }

    @Test
    void servicesShareTheFeesByWeightedMinutes() {
        MarginSplit services = MarginSplit.byService(MONTH);

        assertThat(services.parts()).containsExactly(part("mail", 4_750, 6_429, 1_050), part("print", 0, 3_571, 490));
        assertThat(services.idle()).as("the backup line took no work").isEqualTo(pounds(5_000));
        assertThat(services.parts()).allMatch(Part::isAllocated);
    }

    @Test
    void kindsShareThemToo() {
        assertThat(MarginSplit.byKind(MONTH).parts())
                .extracting(Part::name)
                .containsExactly("mail trouble", "print trouble");
    }

    @Test
    void nothingIsLostHoweverItIsSplit() {
        Stream.of(MarginSplit.byLine(MONTH), MarginSplit.byService(MONTH), MarginSplit.byKind(MONTH))
                .forEach(split -> assertThat(
                                split.parts().stream().map(Part::revenue).reduce(split.idle(), Money::plus))
                        .isEqualTo(pounds(19_750)));
    }

    @Test
    void aFeeWithoutWeightedWorkStaysIdle() {
        var free = List.of(piece("desk", "mail", "0", 0, 700));

        MarginSplit services = MarginSplit.byService(new MonthOfWork(FEES, free, GBP));

        assertThat(services.idle()).isEqualTo(pounds(15_000));
        assertThat(services.parts()).containsExactly(part("mail", 0, 0, 700));
    }

    @Test
    void workTakesNoNegativeTime() {
        assertThatIllegalArgumentException().isThrownBy(() -> piece("desk", "mail", "-1", 0, 0));
    }

    private static Fee fee(String line, long minor) {
        return new Fee(line, pounds(minor));
    }

    private static Piece piece(String line, String service, String weighted, long charged, long labour) {
        return new Piece(line, service, service + " trouble", Minutes.parse(weighted), pounds(charged), pounds(labour));
    }

    private static Part part(String name, long exact, long allocated, long labour) {
        return new Part(name, pounds(exact), pounds(allocated), pounds(labour));
    }

    private static Money pounds(long minor) {
        return new Money(minor, GBP);
    }
}
