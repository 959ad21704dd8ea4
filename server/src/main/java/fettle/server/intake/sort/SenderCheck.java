package fettle.server.intake.sort;

import fettle.server.client.Addresses;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.client.Former;
import fettle.server.contract.supplier.Supplier;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.address.Address;
import fettle.server.mail.address.AuthenticationResults;
import fettle.server.mail.address.FromAddress;
import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket.Identity;
import java.util.List;
import java.util.Optional;

/// Finds out who wrote a mail. Only a From field with exactly one address counts; nothing vouches for any other.
final class SenderCheck {

    private final Clients clients;
    private final Staff staff;
    private final Suppliers suppliers;
    private final Optional<String> trustedServer;

    /// @param trustedServer the name under which our own mail server writes what it found out about the sender
    SenderCheck(Clients clients, Staff staff, Suppliers suppliers, Optional<String> trustedServer) {
        this.clients = clients;
        this.staff = staff;
        this.suppliers = suppliers;
        this.trustedServer = trustedServer;
    }

    Sender sender(Tx tx, InboundEmail email) {
        return email.from() instanceof FromAddress.One(var mailbox)
                ? sender(tx, email, mailbox)
                : new Sender(
                        Identity.UNKNOWN,
                        email.from().shown(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    /// Somebody of whom a technician told us.
    Sender toldOf(Tx tx, Address mailbox, Technician by) {
        List<Contact> contacts = clients.contactsByAddress(tx, mailbox.address());
        Optional<Client> company = clients.clientOfDomain(tx, mailbox.domain());
        boolean known = !contacts.isEmpty() || company.isPresent();
        return new Sender(
                known ? Identity.KNOWN : Identity.UNKNOWN,
                Optional.of(mailbox),
                contacts,
                company,
                Optional.empty(),
                Optional.empty(),
                former(tx, contacts, company, mailbox),
                Optional.of(by.name()));
    }

    private Sender sender(Tx tx, InboundEmail email, Address mailbox) {
        List<Contact> contacts = clients.contactsByAddress(tx, mailbox.address());
        Optional<Client> company = clients.clientOfDomain(tx, mailbox.domain());
        Optional<Technician> technician = Addresses.folded(mailbox.address())
                .flatMap(address -> staff.byEmail(tx, address))
                .filter(Technician::active);
        Optional<Supplier> supplier = suppliers.ofAddress(tx, mailbox.address());
        boolean placed = !contacts.isEmpty() || company.isPresent() || technician.isPresent() || supplier.isPresent();
        Identity identity =
                switch (AuthenticationResults.of(email.authenticationResults(), trustedServer, email.from())) {
                    case PASS -> placed ? Identity.VERIFIED : Identity.UNKNOWN;
                    case FAIL -> Identity.FAILED;
                    case NONE -> contacts.isEmpty() && supplier.isEmpty() ? Identity.UNKNOWN : Identity.KNOWN;
                };
        return new Sender(
                identity,
                Optional.of(mailbox),
                contacts,
                company,
                technician,
                supplier,
                technician.isEmpty() ? former(tx, contacts, company, mailbox) : Optional.empty(),
                Optional.empty());
    }

    /// Somebody who has left one client counts no more there; at another whose domain they write from they may.
    private Optional<Former> former(Tx tx, List<Contact> contacts, Optional<Client> company, Address mailbox) {
        return contacts.isEmpty()
                ? clients.former(tx, mailbox.address())
                        .filter(once -> company.filter(
                                        now -> now.id() != once.client().id())
                                .isEmpty())
                : Optional.empty();
    }
}
