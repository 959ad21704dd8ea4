package fettle.server.intake.sort;

import fettle.server.contract.supplier.Supplier;
import fettle.server.intake.InboundMail;
import fettle.server.intake.Intaking;
import fettle.server.intake.Outcome;
import fettle.server.intake.Reason;
import fettle.server.intake.held.BlockedSenders;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.intake.selftest.SelfTests;
import fettle.server.mail.Automatic;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.address.Address;
import fettle.server.mail.address.FromAddress;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticket.Identity;
import fettle.web.Refusal;
import java.util.List;
import java.util.Optional;

/// Decides what becomes of a mail, and does it within the caller's transaction.
///
/// The order matters: a test of our own mail is known first; what would go round in circles is stopped, then come the
/// words of mail servers about our own mails, then people.
public final class Sorter {

    /// What became of a mail, and how sure we are of its sender.
    public record Sorted(Outcome outcome, Identity identity) {}

    private final Mailboxes mailboxes;
    private final BlockedSenders blocked;
    private final SenderCheck senders;
    private final MachineMail machines;
    private final SupplierMail suppliers;
    private final TechnicianMail technicians;
    private final CustomerMail customers;
    private final ReplyFinder replies;
    private final Acknowledging acknowledgements;
    private final SelfTests selfTests;

    Sorter(
            Mailboxes mailboxes,
            BlockedSenders blocked,
            SenderCheck senders,
            MachineMail machines,
            SupplierMail suppliers,
            TechnicianMail technicians,
            CustomerMail customers,
            ReplyFinder replies,
            Acknowledging acknowledgements,
            SelfTests selfTests) {
        this.mailboxes = mailboxes;
        this.blocked = blocked;
        this.senders = senders;
        this.machines = machines;
        this.suppliers = suppliers;
        this.technicians = technicians;
        this.customers = customers;
        this.replies = replies;
        this.acknowledgements = acknowledgements;
        this.selfTests = selfTests;
    }

    /// Wires it on what it stands on.
    public static Sorter on(Intaking.Below below, Optional<String> trustedServer, Forwards forwards) {
        var tickets = below.ticketing().tickets();
        var senders = new SenderCheck(below.clients(), below.staff(), below.suppliers(), trustedServer);
        var entries = new Entries(below.mailboxes(), below.texts());
        var replies = new ReplyFinder(tickets, below.messageIds());
        var acknowledgements = new Acknowledging(below.acknowledgements(), below.clock());
        var customers = new CustomerMail(
                below.clients(), below.ticketing(), below.mailboxes(), entries, replies, acknowledgements);
        var suppliers = new SupplierMail(
                replies, tickets, below.suppliers(), below.ticketing().suppliers(), entries, below.texts());
        return new Sorter(
                below.mailboxes(),
                new BlockedSenders(below.ids(), below.clock()),
                senders,
                new MachineMail(below.outbox(), tickets, below.messageIds(), entries, suppliers),
                suppliers,
                new TechnicianMail(
                        replies,
                        customers,
                        senders,
                        below.staff(),
                        below.ticketing().handling(),
                        forwards),
                customers,
                replies,
                acknowledgements,
                new SelfTests(below.ids(), below.clock(), below.outbox(), below.texts(), trustedServer));
    }

    /// The ticket that a mail names, whoever wrote it: for us to see.
    public Optional<Ticket> spokenOf(Tx tx, InboundMail mail, InboundEmail email) {
        return replies.spokenOf(tx, mail, email);
    }

    public Sorted sort(Tx tx, InboundMail mail, Letter letter) {
        Sender sender = senders.sender(tx, letter.email());
        Outcome outcome = selfTests.recognise(tx, letter.email()).orElseGet(() -> outcome(tx, mail, letter, sender));
        return new Sorted(outcome, sender.identity());
    }

    /// A held mail becomes a ticket after all, of its sender's client where that is plain, or of the one
    /// that a person has chosen.
    public Outcome release(Tx tx, InboundMail mail, Letter letter, Optional<Long> client, String technician) {
        Sender sender = senders.sender(tx, letter.email());
        if (client.isPresent()) {
            return customers.beginAt(tx, mail, letter, sender, client.get(), technician);
        }
        return technicians
                .release(tx, mail, letter, sender)
                .orElseGet(() -> release(tx, mail, letter, sender, technician));
    }

    private Outcome release(Tx tx, InboundMail mail, Letter letter, Sender sender, String technician) {
        boolean known = customers.who(mail, sender).isPresent();
        if (!known && !sender.contacts().isEmpty()) {
            throw Refusal.Invalid.field("client", "intake.which-client");
        }
        return known || sender.company().isPresent()
                ? customers.begin(tx, mail, letter, sender, Optional.of(Reason.NEW_RELEASED))
                : released(customers.openForNobody(tx, mail, letter, sender), technician);
    }

    /// A held mail becomes part of a ticket that a person has chosen.
    public Outcome joinByHand(Tx tx, InboundMail mail, Letter letter, Ticket ticket, String technician) {
        Sender sender = senders.sender(tx, letter.email());
        Optional<Supplier> supplier = sender.supplier().filter(_ -> !sender.ofClientOrOurs());
        return new Outcome.Joined(
                supplier.map(theirs -> suppliers.joinByHand(tx, mail, letter, sender, ticket, theirs))
                        .orElseGet(() -> customers.joinByHand(tx, mail, letter, sender, ticket)),
                Reason.JOINED_BY_HAND,
                List.of(Long.toString(ticket.number()), technician));
    }

    /// Tells the sender of a mail that is too large to be taken, where they are surely one of a client's
    /// people and no machine; strangers and whoever is blocked hear nothing.
    public void tellTooLarge(Tx tx, InboundMail mail, InboundEmail head, long bytes, long most) {
        Sender sender = senders.sender(tx, head);
        boolean welcome = sender.address()
                .map(Address::address)
                .filter(address -> mailboxes.ofAddress(address).isEmpty())
                .filter(address -> blocked.find(tx, address).isEmpty())
                .isPresent();
        if (welcome) {
            acknowledgements.tooLarge(tx, mail, head, sender, bytes, most);
        }
    }

    private Outcome outcome(Tx tx, InboundMail mail, Letter letter, Sender sender) {
        return switch (letter.email().automatic()) {
            case Automatic.Loop(var cause) ->
                Outcome.Ignored.because(
                        switch (cause) {
                            case OWN_MARK -> Reason.LOOP;
                            case TOO_MANY_HOPS -> Reason.TOO_MANY_HOPS;
                        });
            case Automatic.Bounce bounce -> machines.bounce(tx, mail, letter, sender, bounce);
            case Automatic.ReadReceipt receipt -> machines.receipt(tx, sender, receipt);
            case Automatic.AbuseReport report -> machines.abuse(tx, sender, report);
            case Automatic.AutoReply _, Automatic.Notice _, Automatic.Bulk _, Automatic.None _ ->
                ofPerson(tx, mail, letter, sender);
        };
    }

    private Outcome ofPerson(Tx tx, InboundMail mail, Letter letter, Sender sender) {
        FromAddress from = letter.email().from();
        if (from instanceof FromAddress.Missing) {
            return Outcome.Quarantined.because(Reason.NO_FROM);
        }
        if (from instanceof FromAddress.One(var mailbox)
                && mailboxes.ofAddress(mailbox.address()).isPresent()) {
            return Outcome.Ignored.because(Reason.OWN_ADDRESS, mailbox.address());
        }
        Optional<BlockedSenders.Blocked> block =
                sender.address().flatMap(mailbox -> blocked.find(tx, mailbox.address()));
        if (block.isPresent()) {
            return Outcome.Quarantined.because(
                    Reason.BLOCKED_SENDER, block.get().sender(), block.get().technician());
        }
        Optional<Outcome> settled = suppliers.sort(tx, mail, letter, sender).or(() -> ofFormer(sender));
        if (settled.isPresent()) {
            return settled.get();
        }
        return sender.technician()
                .filter(_ -> sender.contacts().isEmpty())
                .map(technician -> technicians.sort(tx, mail, letter, sender, technician))
                .orElseGet(() -> customers.sort(tx, mail, letter, sender));
    }

    /// Whoever has left their client, or whose client has left us, hears from a person and not from a robot.
    private static Optional<Outcome> ofFormer(Sender sender) {
        return sender.former()
                .map(once -> Outcome.Quarantined.because(
                        once.client().active() ? Reason.FORMER_CONTACT : Reason.FORMER_CLIENT,
                        sender.shownAddress(),
                        once.client().name()));
    }

    private static Outcome released(Ticket ticket, String technician) {
        return new Outcome.Opened(
                new Outcome.TicketPlace(ticket.clientId(), ticket.id()), Reason.NEW_RELEASED, List.of(technician));
    }
}
