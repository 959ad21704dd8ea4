package fettle.server.admin.setup;

import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailbox.UnknownSenders;
import fettle.server.staff.ResolverGroup;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The addresses that clients write to, how fetching from them goes, and the form for another one or for the one that
/// is shown.
record MailboxPage(List<SetupTab> tabs, List<Row> mailboxes, boolean none, Filled form) {

    record Row(String path, String name, String address, String way, String state, String unknown, boolean off) {}

    /// What stands in the form.
    ///
    /// @param known whether it is for a mailbox that is there, whose address stays as it is
    record Filled(
            boolean known,
            String action,
            String version,
            String address,
            String name,
            String host,
            String port,
            String user,
            boolean hold,
            boolean active,
            List<Choice> groups) {}

    static MailboxPage of(List<Mailbox> mailboxes, Optional<Mailbox> shown, List<ResolverGroup> groups, Texts texts) {
        return new MailboxPage(
                SetupTab.at(texts, "/setup/mailboxes"),
                mailboxes.stream().map(mailbox -> row(mailbox, texts)).toList(),
                mailboxes.isEmpty(),
                shown.map(mailbox -> filled(mailbox, groups)).orElseGet(() -> empty(groups)));
    }

    private static Row row(Mailbox mailbox, Texts texts) {
        return new Row(
                "/setup/mailboxes/" + mailbox.id(),
                mailbox.name(),
                mailbox.address(),
                mailbox.imap().map(Mailbox.Imap::host).orElseGet(() -> texts.with("setup.by-smtp")),
                mailbox.stateWords(),
                texts.with("setup.unknown." + mailbox.unknownSenders().name().toLowerCase(Locale.ROOT)),
                !mailbox.active());
    }

    private static Filled filled(Mailbox mailbox, List<ResolverGroup> groups) {
        return new Filled(
                true,
                "/setup/mailboxes/" + mailbox.id(),
                String.valueOf(mailbox.version()),
                mailbox.address(),
                mailbox.name(),
                mailbox.imap().map(Mailbox.Imap::host).orElse(""),
                String.valueOf(mailbox.imap().map(Mailbox.Imap::port).orElse(MailboxPages.IMAPS)),
                mailbox.imap().map(Mailbox.Imap::user).orElse(""),
                mailbox.unknownSenders() == UnknownSenders.HOLD,
                mailbox.active(),
                Choice.groups(
                        groups,
                        group ->
                                mailbox.groupId().filter(id -> id == group.id()).isPresent()));
    }

    private static Filled empty(List<ResolverGroup> groups) {
        return new Filled(
                false,
                "/setup/mailboxes",
                "",
                "",
                "",
                "",
                String.valueOf(MailboxPages.IMAPS),
                "",
                true,
                true,
                Choice.groups(groups, _ -> false));
    }
}
