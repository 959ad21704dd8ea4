package fettle.server.admin.setup.mailbox;

import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.mail.transport.Accounts;
import fettle.server.store.secret.Secret;
import fettle.web.Form;
import fettle.web.Refusal;
import java.util.List;
import java.util.Optional;

/// Reads what an administrator wrote about a mailbox.
final class MailboxReader {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_PASSWORD = 500;
    private static final int LONGEST_SIGNATURE = 2_000;
    private static final int LONGEST_FOLDER = 200;
    private static final int MOST_ADDRESSES = 20;

    private MailboxReader() {}

    static Mailboxes.Wanted read(Form form) {
        return read(form, form.text("address", LONGEST_ADDRESS));
    }

    static Mailboxes.Wanted read(Form form, String address) {
        return new Mailboxes.Wanted(
                form.text("name", LONGEST_NAME),
                address,
                further(form),
                form.one(Mailbox.UnknownSenders.class, "unknown"),
                form.optionalId("client"),
                form.optionalId("group"),
                new Mailbox.Writing(form.optionalLines("signature", LONGEST_SIGNATURE)),
                imap(form, address),
                form.optional("password", LONGEST_PASSWORD)
                        .map(_ -> new Secret(form.secret("password", LONGEST_PASSWORD))));
    }

    private static List<String> further(Form form) {
        List<String> further = form.optionalLines("further", MOST_ADDRESSES * LONGEST_ADDRESS)
                .map(lines -> lines.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList())
                .orElse(List.of());
        if (further.size() > MOST_ADDRESSES) {
            throw Refusal.Invalid.field("further", "intake.mailbox-addresses", MOST_ADDRESSES);
        }
        return further;
    }

    /// Without a host mail is brought to us by SMTP.
    private static Optional<Mailbox.Imap> imap(Form form, String address) {
        boolean tls =
                form.optionalOne(MailboxForm.Protection.class, "protection").orElse(MailboxForm.Protection.TLS)
                        == MailboxForm.Protection.TLS;
        int port = form.optionalCount("port").orElse(tls ? MailboxForm.IMAPS : MailboxForm.IMAP);
        String user = form.optional("user", LONGEST_ADDRESS).orElse(address);
        Accounts.FirstRead first =
                form.optionalOne(Accounts.FirstRead.class, "first").orElse(Accounts.FirstRead.ALL);
        return form.optional("host", LONGEST_HOST)
                .map(host -> new Mailbox.Imap(host, port(port), user, tls, first, folders(form)));
    }

    private static int port(int port) {
        if (port < 1 || port > 65_535) {
            throw Refusal.Invalid.field("port", "intake.mailbox-port");
        }
        return port;
    }

    private static Accounts.Folders folders(Form form) {
        return new Accounts.Folders(
                form.optional("accepted", LONGEST_FOLDER),
                form.optional("ignored", LONGEST_FOLDER),
                form.optional("held", LONGEST_FOLDER));
    }
}
