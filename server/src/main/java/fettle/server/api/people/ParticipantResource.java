package fettle.server.api.people;

import fettle.server.api.call.Call;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.api.ticket.TicketBody;
import fettle.server.client.Contact;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.sorting.Askers;
import fettle.web.route.Who;
import java.util.List;
import java.util.function.Function;

/// Who of a client takes part in a ticket besides whoever asked, and who was only named in a copy.
public record ParticipantResource(Tickets tickets, Askers askers, Conversations conversations) implements Resource {

    private static final String PATH = "/tickets/{number}/participants";

    /// Somebody of the client.
    record Person(String id, String name, String email) {

        static Person of(Contact contact) {
            return new Person(String.valueOf(contact.id()), contact.name(), contact.email());
        }
    }

    /// @param items who reads it, writes to it and gets copies
    /// @param named who was named in copies, and could be let in
    record People(List<Person> items, List<Person> named) {}

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read(PATH, this::all),
                Operation.act(PATH, Who.API, this::add, (call, tx, _) -> all(call, tx)));
    }

    private People all(Call call, Tx tx) {
        Ticket ticket = tickets.find(tx, call.inPath("number"));
        var entries = conversations.entries(tx.forClient(ticket.clientId()), ticket.id());
        return new People(
                askers.participants(tx, ticket).stream().map(Person::of).toList(),
                askers.named(tx, ticket, entries).values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .map(Person::of)
                        .toList());
    }

    private Function<Tx, String> add(Call call) {
        long contact = call.body().id("contact");
        return tx -> {
            askers.addParticipant(tx, TicketBody.seen(call), call.technician(), contact);
            return call.textInPath("number");
        };
    }
}
