package fettle.server.demo;

import fettle.contracts.sla.Channel;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.CustomerMessage;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Triage.Findings;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply;
import java.time.InstantSource;
import java.util.function.Function;

/// The verbs of the desk, each in a transaction of its own, as pages and mail use them.
final class Desk {

    private static final Scope SCOPE = new Scope.System("the demo's work");

    private final Database database;
    private final Faces faces;
    private final InstantSource clock;

    Desk(Database database, Faces faces, InstantSource clock) {
        this.database = database;
        this.faces = faces;
        this.clock = clock;
    }

    Faces faces() {
        return faces;
    }

    <T> T does(Function<Tx, T> work) {
        return database.transaction(SCOPE, work);
    }

    Ticket find(Ticket ticket) {
        return does(tx -> faces.ticketing().tickets().find(tx, ticket.number()));
    }

    Ticket open(NewTicket ticket) {
        return does(tx -> faces.ticketing().tickets().open(tx, ticket));
    }

    void triage(Ticket ticket, Actor.Technician by, Findings findings) {
        does(tx -> faces.ticketing().triage().triage(tx, seen(ticket), by, findings));
    }

    void take(Ticket ticket, Actor.Technician by) {
        does(tx -> faces.ticketing().assignment().take(tx, seen(ticket), by));
    }

    void reply(Ticket ticket, Actor.Technician by, Reply reply) {
        does(tx -> faces.ticketing().handling().reply(tx, seen(ticket), by, reply));
    }

    /// A contact writes about the ticket.
    void hear(Ticket ticket, Actor.Contact from, String words) {
        var message = CustomerMessage.written(
                ticket.clientId(), ticket.id(), from, Channel.EMAIL, clock.instant(), NewEntry.of(words));
        does(tx -> faces.ticketing().tickets().receive(tx, message));
    }

    static Seen seen(Ticket ticket) {
        return Seen.asItStands(ticket.number());
    }
}
