package fettle.server.api.mail;

import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.client.Clients;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.mail.transport.Accounts;
import fettle.server.staff.Staff;
import fettle.server.store.Tx;
import fettle.server.store.secret.Secret;
import fettle.web.Refusal;
import fettle.web.route.Who;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The addresses that people write to. Their passwords go in and never come out.
public final class MailboxResource implements Resource {

    /// Where it is fetched from.
    record Imap(
            String host, int port, String user, boolean tls, Accounts.FirstRead firstRead, Accounts.Folders folders) {

        static Imap of(Mailbox.Imap imap) {
            return new Imap(imap.host(), imap.port(), imap.user(), imap.tls(), imap.firstRead(), imap.folders());
        }
    }

    /// A mailbox.
    ///
    /// @param state how fetching goes; none as long as it was never tried
    record Box(
            String id,
            String name,
            String address,
            List<String> furtherAddresses,
            Mailbox.UnknownSenders unknownSenders,
            Optional<String> client,
            Optional<String> group,
            Optional<String> signature,
            Optional<Imap> imap,
            Optional<Accounts.State> state,
            String stateText,
            Optional<Instant> stateAt,
            boolean active,
            int version) {

        static Box of(Mailbox mailbox) {
            return new Box(
                    String.valueOf(mailbox.id()),
                    mailbox.name(),
                    mailbox.address(),
                    mailbox.further(),
                    mailbox.unknownSenders(),
                    mailbox.clientId().map(String::valueOf),
                    mailbox.groupId().map(String::valueOf),
                    mailbox.writing().signature(),
                    mailbox.imap().map(Imap::of),
                    mailbox.state(),
                    mailbox.stateWords(),
                    mailbox.stateAt(),
                    mailbox.active(),
                    mailbox.version());
        }
    }

    private final Mailboxes mailboxes;
    private final Clients clients;
    private final Staff staff;

    public MailboxResource(Mailboxes mailboxes, Clients clients, Staff staff) {
        this.mailboxes = mailboxes;
        this.clients = clients;
        this.staff = staff;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/mailboxes", this::list),
                Operation.create("/mailboxes", Who.API_ADMINISTRATOR, this::add, (_, _, id) -> one(Long.parseLong(id))),
                Operation.read("/mailboxes/{id}", (call, _) -> one(call.inPath("id"))),
                Operation.put(
                        "/mailboxes/{id}", Who.API_ADMINISTRATOR, this::change, (_, _, id) -> one(Long.parseLong(id))));
    }

    private Object list(Call call, Tx tx) {
        return call.listing().of(mailboxes.all(), Mailbox::id).map(Box::of);
    }

    private Box one(long id) {
        return mailboxes.all().stream()
                .filter(mailbox -> mailbox.id() == id)
                .findFirst()
                .map(Box::of)
                .orElseThrow(() -> new Refusal.NotFound("intake.mailbox-not-found"));
    }

    private Function<Tx, String> add(Call call) {
        Mailboxes.Wanted wanted = wanted(call.body());
        return tx -> {
            check(tx, wanted);
            return String.valueOf(mailboxes.add(tx, wanted));
        };
    }

    private Function<Tx, String> change(Call call) {
        long id = call.inPath("id");
        Mailboxes.Wanted wanted = wanted(call.body());
        boolean active = call.body().yes("active", true);
        int version = call.body().count("version", 0);
        return tx -> {
            check(tx, wanted);
            mailboxes.change(tx, mailboxes.mailbox(tx, id).seen(version), wanted, active);
            return String.valueOf(id);
        };
    }

    private void check(Tx tx, Mailboxes.Wanted wanted) {
        if (wanted.groupId().filter(group -> staff.group(tx, group).isEmpty()).isPresent()) {
            throw Refusal.Invalid.field("group", "staff.group-not-found");
        }
        wanted.clientId().ifPresent(client -> clients.client(tx, client));
    }

    private static Mailboxes.Wanted wanted(Members body) {
        return new Mailboxes.Wanted(
                body.text("name"),
                body.text("address", ""),
                body.texts("furtherAddresses"),
                body.one(Mailbox.UnknownSenders.class, "unknownSenders", Mailbox.UnknownSenders.HOLD),
                body.optionalId("client"),
                body.optionalId("group"),
                new Mailbox.Writing(body.optionalText("signature")),
                body.optionalObject("imap").map(MailboxResource::imap),
                body.optionalObject("imap")
                        .flatMap(imap -> imap.optionalText("password"))
                        .map(Secret::new));
    }

    private static Mailbox.Imap imap(Members imap) {
        return new Mailbox.Imap(
                imap.text("host"),
                imap.count("port", 993),
                imap.text("user"),
                imap.yes("tls", true),
                imap.one(Accounts.FirstRead.class, "firstRead", Accounts.FirstRead.ALL),
                imap.optionalObject("folders").map(MailboxResource::folders).orElse(Accounts.Folders.NONE));
    }

    private static Accounts.Folders folders(Members folders) {
        return new Accounts.Folders(
                folders.optionalText("accepted"), folders.optionalText("ignored"), folders.optionalText("held"));
    }
}
