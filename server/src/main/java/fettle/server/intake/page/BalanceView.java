package fettle.server.intake.page;

import fettle.server.intake.Outcome;
import fettle.server.intake.balance.Balance;
import fettle.server.intake.mailbox.Mailbox;
import fettle.web.text.Texts;
import java.time.LocalDate;
import java.util.List;

/// What became of the mails of a day: all together, and mailbox by mailbox.
///
/// @param day the day in words
/// @param waiting the mails that nothing has become of yet, in words; blank when there are none
/// @param missing how many are not in the ledger though they arrived, in words; blank when it adds up
/// @param before the address of the day before
/// @param after the address of the day after; blank today
record BalanceView(
        String day,
        int received,
        List<Count> counts,
        String waiting,
        String missing,
        List<Line> lines,
        boolean hasLines,
        String before,
        String after) {

    /// How many mails became this.
    record Count(int mails, String became, String icon, String tone) {}

    /// A mailbox's mails.
    ///
    /// @param standing whether they add up, in words
    record Line(
            String mailbox,
            int fetched,
            int opened,
            int joined,
            int noted,
            int ignored,
            int quarantined,
            int waiting,
            String standing,
            String tone) {}

    static BalanceView of(LocalDate day, List<Balance> balances, List<Mailbox> mailboxes, Times times, Texts texts) {
        int waiting = sum(balances, Outcome.Kind.WAITING);
        int missing = balances.stream()
                .mapToInt(balance -> Math.abs(balance.missing()))
                .sum();
        return new BalanceView(
                times.shown(day),
                balances.stream().mapToInt(Balance::fetched).sum(),
                IntakePage.decided()
                        .map(kind -> count(sum(balances, kind), kind, texts))
                        .toList(),
                waiting == 0 ? "" : texts.with("intake.waiting", waiting),
                missing == 0 ? "" : texts.with("intake.does-not-add-up", missing),
                balances.stream()
                        .map(balance -> line(balance, mailboxes, texts))
                        .toList(),
                !balances.isEmpty(),
                path(day.minusDays(1)),
                day.isBefore(times.today()) ? path(day.plusDays(1)) : "");
    }

    private static int sum(List<Balance> balances, Outcome.Kind kind) {
        return balances.stream().mapToInt(balance -> balance.of(kind)).sum();
    }

    private static Count count(int mails, Outcome.Kind kind, Texts texts) {
        return new Count(mails, IntakeRow.became(kind, texts), IntakeRow.icon(kind), IntakeRow.tone(kind));
    }

    private static Line line(Balance balance, List<Mailbox> mailboxes, Texts texts) {
        boolean addsUp = balance.missing() == 0;
        return new Line(
                mailboxes.stream()
                        .filter(mailbox -> balance.mailboxId()
                                .filter(id -> id == mailbox.id())
                                .isPresent())
                        .map(Mailbox::address)
                        .findFirst()
                        .orElse(texts.with("intake.no-mailbox")),
                balance.fetched(),
                balance.of(Outcome.Kind.OPENED),
                balance.of(Outcome.Kind.JOINED),
                balance.of(Outcome.Kind.EVENT),
                balance.of(Outcome.Kind.IGNORED),
                balance.of(Outcome.Kind.QUARANTINED),
                balance.of(Outcome.Kind.WAITING),
                addsUp
                        ? texts.with("intake.adds-up")
                        : texts.with("intake.does-not-add-up", Math.abs(balance.missing())),
                addsUp ? "good" : "bad");
    }

    private static String path(LocalDate day) {
        return "/intake?day=" + day;
    }
}
