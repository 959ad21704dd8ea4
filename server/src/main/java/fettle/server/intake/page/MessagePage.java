package fettle.server.intake.page;

import fettle.server.client.Client;
import fettle.server.intake.LedgerEntry;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.body.InboundFile;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Optional;

/// One mail of the ledger, with what is in it as plain text, and for a held one what can be done with it.
///
/// @param to the address that it came to; blank for what came by the API or from a file
/// @param canUndo whether a person decided about it, and that can be taken back
/// @param domain of its sender; blank without one
/// @param spokenOf the number of the ticket that it names, whoever wrote it; blank for none
/// @param unreadable whether only its header could be read, or nothing
record MessagePage(
        String id,
        String subject,
        String from,
        String to,
        String at,
        String size,
        String messageId,
        String became,
        String icon,
        String tone,
        String why,
        String ticket,
        boolean held,
        boolean canUndo,
        String domain,
        String spokenOf,
        List<Choice> clients,
        boolean unreadable,
        String text,
        List<FileView> files) {

    /// What a person decided about it.
    ///
    /// @param spokenOf the number of the ticket that it names, "" for none
    /// @param clients whose it may become
    record Decided(boolean canUndo, String domain, String spokenOf, List<Client> clients) {}

    /// A client to choose.
    record Choice(String id, String name) {}

    /// A file of the mail, to be seen by name only: it is saved with the whole mail.
    record FileView(String name, String size) {}

    private static final int LONGEST_TEXT = 100_000;

    static MessagePage of(LedgerEntry entry, Decided decided, Optional<InboundEmail> email, Times times, Texts texts) {
        IntakeRow row = IntakeRow.of(entry, times, texts);
        String text = email.map(InboundEmail::text).orElse("");
        return new MessagePage(
                row.id(),
                row.subject(),
                (entry.fromName() + " <" + entry.fromAddress() + ">").strip(),
                entry.envelopeTo(),
                row.at(),
                size(entry.size()),
                entry.messageId().orElse(""),
                row.became(),
                row.icon(),
                row.tone(),
                row.why(),
                row.ticket(),
                entry.held(),
                decided.canUndo(),
                decided.domain(),
                decided.spokenOf(),
                decided.clients().stream()
                        .filter(Client::active)
                        .map(client -> new Choice(Long.toString(client.id()), client.name()))
                        .toList(),
                email.isEmpty(),
                text.substring(0, Math.min(LONGEST_TEXT, text.length())),
                email.stream()
                        .flatMap(mail -> mail.files().stream())
                        .map(MessagePage::view)
                        .toList());
    }

    private static FileView view(InboundFile file) {
        return new FileView(file.name(), size(file.size()));
    }

    private static String size(long bytes) {
        return bytes < 1_024 ? bytes + " B" : bytes < 1 << 20 ? bytes / 1_024 + " kB" : (bytes >> 20) + " MB";
    }
}
