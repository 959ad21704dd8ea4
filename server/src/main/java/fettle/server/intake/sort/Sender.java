package fettle.server.intake.sort;

import fettle.server.client.Addresses;
import fettle.server.client.Client;
import fettle.server.client.Contact;
import fettle.server.client.Former;
import fettle.server.contract.supplier.Supplier;
import fettle.server.mail.address.Address;
import fettle.server.staff.Technician;
import fettle.server.ticket.Ticket.Identity;
import java.util.List;
import java.util.Optional;

/// Who wrote, and how sure we are of it.
///
/// @param address what the mail names as its sender, to show
/// @param contacts the people whose address that is: several when somebody works for several clients
/// @param company the client whose domain it is
/// @param technician the one of us whose address it is
/// @param supplier the one whose address or domain it is
/// @param former whose address it was, where it is nobody's now
/// @param passedOnBy the one of us who forwarded what they wrote
record Sender(
        Identity identity,
        Optional<Address> address,
        List<Contact> contacts,
        Optional<Client> company,
        Optional<Technician> technician,
        Optional<Supplier> supplier,
        Optional<Former> former,
        Optional<String> passedOnBy) {

    Sender {
        contacts = List.copyOf(contacts);
    }

    /// The person that they are at this client.
    Optional<Contact> at(long clientId) {
        return contacts.stream()
                .filter(contact -> contact.clientId() == clientId)
                .findFirst();
    }

    /// Whether they are at a client of ours, or one of us.
    boolean ofClientOrOurs() {
        return !contacts.isEmpty() || company.isPresent() || technician.isPresent();
    }

    boolean verified() {
        return identity == Identity.VERIFIED;
    }

    /// Whether a signed id lets them into a ticket of their client.
    boolean mayJoin() {
        return identity == Identity.VERIFIED || identity == Identity.KNOWN;
    }

    /// Whether they have an address that a mail of ours could reach.
    boolean reachable() {
        return address.flatMap(mailbox -> Addresses.folded(mailbox.address())).isPresent();
    }

    /// What to call them.
    String shownName() {
        return address.map(mailbox -> mailbox.name().isBlank() ? mailbox.address() : mailbox.name())
                .orElse("");
    }

    /// Their name, and the address that they wrote from.
    String shownInFull() {
        String name = shownName();
        return name.equals(shownAddress()) ? name : name + " (" + shownAddress() + ")";
    }

    String shownAddress() {
        return address.map(Address::address).orElse("");
    }
}
