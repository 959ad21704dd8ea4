package fettle.server.account.figure;

import fettle.contracts.margin.split.MarginSplit;
import fettle.server.account.Ledger;
import fettle.web.text.Texts;
import java.util.List;
import java.util.stream.Stream;

/// A month's revenue and labour by line, service and kind, with "allocated" where a fee was shared out (DOMAIN 4.5).
public record SplitTable(String title, List<Row> rows) {

    /// A line, service or kind.
    public record Row(String name, String revenue, boolean allocated, String labour, String left, boolean loss) {}

    /// The three tables of a month; those without a row are left out.
    public static List<SplitTable> of(Ledger ledger, Texts texts) {
        return Stream.of(
                        table("account.by-line", MarginSplit.byLine(ledger.split()), texts),
                        table("account.by-service", MarginSplit.byService(ledger.split()), texts),
                        table("account.by-kind-of-work", MarginSplit.byKind(ledger.split()), texts))
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    private static SplitTable table(String title, MarginSplit split, Texts texts) {
        Stream<Row> parts = split.parts().stream().map(part -> row(part, texts));
        Stream<Row> idle = split.idle().isZero()
                ? Stream.of()
                : Stream.of(new Row(
                        texts.with("account.idle-fees"),
                        Amounts.money(split.idle()),
                        false,
                        Amounts.NONE,
                        Amounts.money(split.idle()),
                        false));
        return new SplitTable(texts.with(title), Stream.concat(parts, idle).toList());
    }

    private static Row row(MarginSplit.Part part, Texts texts) {
        return new Row(
                part.name().isEmpty() ? texts.with("account.no-name") : part.name(),
                Amounts.money(part.revenue()),
                part.isAllocated(),
                Amounts.money(part.labour()),
                Amounts.money(part.afterLabour()),
                part.afterLabour().isNegative());
    }
}
