package fettle.server.admin.setup;

import fettle.server.intake.mailbox.Mailbox;
import fettle.server.staff.ResolverGroup;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Locale;

/// The addresses that clients write to, how fetching from them goes, and the form for another one.
record MailboxPage(List<SetupTab> tabs, List<Row> mailboxes, boolean none, List<Choice> groups) {

    record Row(String name, String address, String way, String state, String unknown, boolean off) {}

    static MailboxPage of(List<Mailbox> mailboxes, List<ResolverGroup> groups, Texts texts) {
        return new MailboxPage(
                SetupTab.at(texts, "/setup/mailboxes"),
                mailboxes.stream().map(mailbox -> row(mailbox, texts)).toList(),
                mailboxes.isEmpty(),
                Choice.groups(groups, _ -> false));
    }

    private static Row row(Mailbox mailbox, Texts texts) {
        return new Row(
                mailbox.name(),
                mailbox.address(),
                mailbox.imap().map(Mailbox.Imap::host).orElseGet(() -> texts.with("setup.by-smtp")),
                mailbox.stateWords(),
                texts.with("setup.unknown." + mailbox.unknownSenders().name().toLowerCase(Locale.ROOT)),
                !mailbox.active());
    }
}
