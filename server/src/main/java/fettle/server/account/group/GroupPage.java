package fettle.server.account.group;

import fettle.contracts.settle.pool.Balance;
import fettle.server.account.figure.Amounts;
import fettle.server.account.form.Choice;
import fettle.server.account.group.GroupMonth.Part;
import fettle.web.text.Texts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// A group in a month: what its contract held for all, what each client has of it, and who belongs to it.
///
/// @param previous the page of the month before
/// @param next "" when the month after has not begun
record GroupPage(
        String name,
        String path,
        String contract,
        String contractPath,
        String month,
        String previous,
        String next,
        List<Pool> pools,
        List<Row> rows,
        String earned,
        boolean edits,
        Choice joining,
        Choice leaving,
        String key) {

    /// A line that holds something.
    record Pool(String name, String used, String left) {}

    /// A client's part.
    record Row(String clientPath, String client, String span, String taken, String charged, String earned) {}

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

    /// @param now the month that it is
    static GroupPage of(
            GroupMonth month, YearMonth now, boolean edits, Choice joining, Choice leaving, String key, Texts texts) {
        String path = "/client-groups/" + month.group().id();
        return new GroupPage(
                month.group().name(),
                path,
                month.contract().name(),
                "/contracts/" + month.contract().id(),
                NAME.format(month.month()),
                path + "?month=" + month.month().minusMonths(1),
                month.month().isBefore(now) ? path + "?month=" + month.month().plusMonths(1) : "",
                month.pools().stream().map(GroupPage::pool).toList(),
                month.parts().stream().map(part -> row(part, texts)).toList(),
                Amounts.money(month.earned()),
                edits,
                joining,
                leaving,
                key);
    }

    boolean anyPools() {
        return !pools.isEmpty();
    }

    boolean hasNext() {
        return !next.isEmpty();
    }

    private static Pool pool(Balance balance) {
        return switch (balance) {
            case Balance.OfMinutes held ->
                new Pool(
                        held.line(),
                        Amounts.hours(held.drawn().plus(held.fromBefore()).toDuration()),
                        Amounts.hours(held.left().toDuration()));
            case Balance.OfMoney held -> new Pool(held.line(), Amounts.money(held.drawn()), Amounts.money(held.left()));
        };
    }

    private static Row row(Part part, Texts texts) {
        String from = DAY.format(part.member().joinedOn());
        return new Row(
                "/clients/" + part.client().id(),
                part.client().name(),
                part.member()
                        .leftOn()
                        .map(last -> texts.with("account.member-until", from, day(last)))
                        .orElseGet(() -> texts.with("account.member-from", from)),
                Amounts.hours(part.taken().toDuration()),
                Amounts.money(part.charged()),
                Amounts.money(part.earned()));
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
