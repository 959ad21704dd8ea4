package fettle.server.api.mail;

import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
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
    record Imap(String host, int port, String user, boolean tls) {}

    /// A mailbox.
    ///
    /// @param state how fetching goes; none as long as it was never tried
    record Box(
            String id,
            String name,
            String address,
            Mailbox.UnknownSenders unknownSenders,
            Optional<String> group,
            Optional<Imap> imap,
            Optional<Accounts.State> state,
            String stateText,
            Optional<Instant> stateAt,
            boolean active) {

        static Box of(Mailbox mailbox) {
            return new Box(
                    String.valueOf(mailbox.id()),
                    mailbox.name(),
                    mailbox.address(),
                    mailbox.unknownSenders(),
                    mailbox.groupId().map(String::valueOf),
                    mailbox.imap().map(imap -> new Imap(imap.host(), imap.port(), imap.user(), imap.tls())),
                    mailbox.state(),
                    mailbox.stateWords(),
                    mailbox.stateAt(),
                    mailbox.active());
        }
    }

    private final Mailboxes mailboxes;
    private final Staff staff;

    public MailboxResource(Mailboxes mailboxes, Staff staff) {
        this.mailboxes = mailboxes;
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
            checkGroup(tx, wanted);
            return String.valueOf(mailboxes.add(tx, wanted));
        };
    }

    private Function<Tx, String> change(Call call) {
        long id = call.inPath("id");
        Mailboxes.Wanted wanted = wanted(call.body());
        boolean active = call.body().yes("active", true);
        return tx -> {
            checkGroup(tx, wanted);
            mailboxes.change(tx, mailboxes.mailbox(tx, id), wanted, active);
            return String.valueOf(id);
        };
    }

    private void checkGroup(Tx tx, Mailboxes.Wanted wanted) {
        if (wanted.groupId().filter(group -> staff.group(tx, group).isEmpty()).isPresent()) {
            throw Refusal.Invalid.field("group", "staff.group-not-found");
        }
    }

    private static Mailboxes.Wanted wanted(Members body) {
        return new Mailboxes.Wanted(
                body.text("name"),
                body.text("address", ""),
                body.one(Mailbox.UnknownSenders.class, "unknownSenders", Mailbox.UnknownSenders.HOLD),
                body.optionalId("group"),
                body.optionalObject("imap").map(MailboxResource::imap),
                body.optionalObject("imap")
                        .flatMap(imap -> imap.optionalText("password"))
                        .map(Secret::new));
    }

    private static Mailbox.Imap imap(Members imap) {
        return new Mailbox.Imap(imap.text("host"), imap.count("port", 993), imap.text("user"), imap.yes("tls", true));
    }
}
