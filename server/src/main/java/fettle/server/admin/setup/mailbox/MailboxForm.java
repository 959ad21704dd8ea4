package fettle.server.admin.setup.mailbox;

import fettle.server.admin.setup.Choice;
import fettle.server.client.Client;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailbox.UnknownSenders;
import fettle.server.mail.transport.Accounts;
import fettle.server.staff.ResolverGroup;
import fettle.web.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What stands in the form of a mailbox.
///
/// @param known whether it is for a mailbox that is there, whose address stays as it is
/// @param fetched whether it is one that could be tried
record MailboxForm(
        boolean known,
        boolean fetched,
        String action,
        String version,
        String address,
        String name,
        String further,
        String signature,
        boolean hold,
        boolean active,
        List<Choice> groups,
        List<Choice> clients,
        Server server) {

    static final int IMAPS = 993;
    static final int IMAP = 143;

    /// How the connection to an IMAP server is encrypted.
    enum Protection {
        TLS,
        STARTTLS
    }

    /// What a form offers to choose from.
    record Offered(List<ResolverGroup> groups, List<Client> clients, Texts texts) {}

    /// Where it is fetched from.
    record Server(
            String host,
            String port,
            String user,
            List<Choice> protections,
            List<Choice> firsts,
            String accepted,
            String ignored,
            String held) {}

    static MailboxForm of(Mailbox mailbox, Offered offered) {
        return new MailboxForm(
                true,
                mailbox.imap().isPresent(),
                "/setup/mailboxes/" + mailbox.id(),
                String.valueOf(mailbox.version()),
                mailbox.address(),
                mailbox.name(),
                String.join("\n", mailbox.further()),
                mailbox.writing().signature().orElse(""),
                mailbox.unknownSenders() == UnknownSenders.HOLD,
                mailbox.active(),
                groups(offered, mailbox.groupId()),
                clients(offered, mailbox.clientId()),
                mailbox.imap()
                        .map(imap -> server(imap, offered.texts()))
                        .orElseGet(() -> noServer(Accounts.FirstRead.FROM_NOW, offered.texts())));
    }

    static MailboxForm empty(Offered offered) {
        return new MailboxForm(
                false,
                false,
                "/setup/mailboxes",
                "",
                "",
                "",
                "",
                "",
                true,
                true,
                groups(offered, Optional.empty()),
                clients(offered, Optional.empty()),
                noServer(Accounts.FirstRead.FROM_NOW, offered.texts()));
    }

    private static List<Choice> groups(Offered offered, Optional<Long> chosen) {
        return Choice.groups(
                offered.groups(), group -> chosen.filter(id -> id == group.id()).isPresent());
    }

    private static List<Choice> clients(Offered offered, Optional<Long> chosen) {
        return offered.clients().stream()
                .map(client -> new Choice(
                        Long.toString(client.id()),
                        client.name(),
                        chosen.filter(id -> id == client.id()).isPresent()))
                .toList();
    }

    private static Server server(Mailbox.Imap imap, Texts texts) {
        return new Server(
                imap.host(),
                String.valueOf(imap.port()),
                imap.user(),
                protections(imap.tls() ? Protection.TLS : Protection.STARTTLS, texts),
                firsts(imap.firstRead(), texts),
                imap.folders().accepted().orElse(""),
                imap.folders().ignored().orElse(""),
                imap.folders().held().orElse(""));
    }

    private static Server noServer(Accounts.FirstRead first, Texts texts) {
        return new Server(
                "", String.valueOf(IMAPS), "", protections(Protection.TLS, texts), firsts(first, texts), "", "", "");
    }

    private static List<Choice> protections(Protection chosen, Texts texts) {
        return choices(Arrays.stream(Protection.values()), chosen, "setup.protection.", texts);
    }

    private static List<Choice> firsts(Accounts.FirstRead chosen, Texts texts) {
        return choices(Arrays.stream(Accounts.FirstRead.values()), chosen, "setup.first-read.", texts);
    }

    private static <E extends Enum<E>> List<Choice> choices(Stream<E> all, E chosen, String key, Texts texts) {
        return all.map(one -> {
                    String word = one.name().toLowerCase(Locale.ROOT).replace('_', '-');
                    return new Choice(word, texts.with(key + word), one == chosen);
                })
                .toList();
    }
}
