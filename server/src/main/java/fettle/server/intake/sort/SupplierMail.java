package fettle.server.intake.sort;

import fettle.server.contract.supplier.Supplier;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.intake.InboundMail;
import fettle.server.intake.Outcome;
import fettle.server.intake.Outcome.TicketPlace;
import fettle.server.intake.Reason;
import fettle.server.mail.outbox.SentMail;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticket.Identity;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.outside.SupplierWork;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Optional;

/// Mail of suppliers. What answers a mail of ours to them goes into their thread of that ticket, where no client reads
/// it; never anywhere else.
final class SupplierMail {

    private final ReplyFinder replies;
    private final Tickets tickets;
    private final Suppliers suppliers;
    private final SupplierWork work;
    private final Entries entries;
    private final Texts texts;

    SupplierMail(
            ReplyFinder replies,
            Tickets tickets,
            Suppliers suppliers,
            SupplierWork work,
            Entries entries,
            Texts texts) {
        this.replies = replies;
        this.tickets = tickets;
        this.suppliers = suppliers;
        this.work = work;
        this.entries = entries;
        this.texts = texts;
    }

    /// What becomes of an answer to a mail of ours to a supplier; nothing where the mail answers none.
    /// Whoever is not that supplier and nobody else whom we know has it held: a supplier's answers come
    /// from many addresses.
    Optional<Outcome> sort(Tx tx, InboundMail mail, Letter letter, Sender sender) {
        Optional<Ticket> ticket = replies.ofSupplier(tx, mail, letter.email());
        Optional<Supplier> theirs =
                ticket.flatMap(found -> sender.supplier().filter(supplier -> work.concerns(tx, found, supplier.id())));
        if (ticket.isEmpty() || (theirs.isEmpty() && sender.ofClientOrOurs())) {
            return Optional.empty();
        }
        String number = String.valueOf(ticket.get().number());
        if (theirs.isEmpty()) {
            return Optional.of(Outcome.Quarantined.because(Reason.SUPPLIER_NOT_PROVEN, sender.shownAddress(), number));
        }
        return Optional.of(
                sender.identity() == Identity.FAILED
                        ? Outcome.Quarantined.because(Reason.SENDER_FAILED, sender.shownAddress())
                        : kept(tx, mail, letter, sender, ticket.get(), theirs.get()));
    }

    /// A person of ours has decided that a supplier's mail belongs to a ticket.
    TicketPlace joinByHand(Tx tx, InboundMail mail, Letter letter, Sender sender, Ticket ticket, Supplier supplier) {
        return keep(tx, mail, letter, sender, ticket, supplier);
    }

    /// Keeps a machine's word about a mail of ours to a supplier.
    void told(Tx tx, InboundMail mail, Letter letter, Sender sender, SentMail sent) {
        Optional<Supplier> supplier = sent.mail().to().stream()
                .flatMap(to -> suppliers.ofAddress(tx, to.address()).stream())
                .findFirst();
        Optional<Ticket> ticket = sent.mail().ticketId().flatMap(id -> tickets.ofId(tx, id));
        if (supplier.isPresent() && ticket.isPresent()) {
            work.wrote(tx, ticket.get(), written(mail, letter, sender, supplier.get(), true));
        }
    }

    private Outcome kept(Tx tx, InboundMail mail, Letter letter, Sender sender, Ticket ticket, Supplier supplier) {
        TicketPlace place = keep(tx, mail, letter, sender, ticket, supplier);
        List<String> facts = List.of(String.valueOf(ticket.number()), supplier.name());
        return letter.email().isAutomatic()
                ? new Outcome.Event(Optional.of(place), Reason.AUTO_REPLY, facts)
                : new Outcome.Joined(place, Reason.JOINED_SUPPLIER, facts);
    }

    private TicketPlace keep(Tx tx, InboundMail mail, Letter letter, Sender sender, Ticket ticket, Supplier supplier) {
        boolean moves = !letter.email().isAutomatic() && !mail.history();
        work.wrote(tx, ticket, written(mail, letter, sender, supplier, !moves));
        return new TicketPlace(ticket.clientId(), ticket.id());
    }

    private SupplierWork.Written written(
            InboundMail mail, Letter letter, Sender sender, Supplier supplier, boolean automatic) {
        return new SupplierWork.Written(
                supplier.id(),
                sender.shownInFull(),
                mail.receivedAt(),
                entries.later(mail, letter, sender),
                automatic,
                texts.with("intake.next.supplier", supplier.name()));
    }
}
