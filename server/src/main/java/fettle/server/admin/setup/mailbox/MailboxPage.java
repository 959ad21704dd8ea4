package fettle.server.admin.setup.mailbox;

import fettle.server.admin.setup.SetupTab;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.MailboxTrial;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The addresses that clients write to, how fetching from them goes, and the form for another one or for the one that
/// is shown.
///
/// @param tried how opening it went just now
record MailboxPage(List<SetupTab> tabs, List<Row> mailboxes, boolean none, MailboxForm form, List<Tried> tried) {

    record Tried(boolean works, List<String> words) {}

    record Row(String path, String name, String address, String way, String state, String unknown, boolean off) {}

    static MailboxPage of(
            List<Mailbox> mailboxes,
            Optional<Mailbox> shown,
            Optional<MailboxTrial.Result> tried,
            MailboxForm.Offered offered) {
        Texts texts = offered.texts();
        return new MailboxPage(
                SetupTab.at(texts, "/setup/mailboxes"),
                mailboxes.stream().map(mailbox -> row(mailbox, texts)).toList(),
                mailboxes.isEmpty(),
                shown.map(mailbox -> MailboxForm.of(mailbox, offered)).orElseGet(() -> MailboxForm.empty(offered)),
                tried.stream()
                        .map(result -> new Tried(result.works(), result.words()))
                        .toList());
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
}
