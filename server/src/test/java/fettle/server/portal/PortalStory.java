package fettle.server.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import fettle.contracts.sla.Channel;
import fettle.server.Features;
import fettle.server.client.Client;
import fettle.server.client.Contact;
import fettle.server.client.NewContact;
import fettle.server.signin.DeskUser;
import fettle.server.signin.PortalUser;
import fettle.server.store.Scope;
import fettle.server.testing.TestServer;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Solution;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What happens at the desk while contacts look at the portal.
final class PortalStory {

    static final Scope TEST = new Scope.System("test");
    private static final Pattern NUMBER = Pattern.compile("/portal/requests/([0-9]+)");

    private final TestServer server;
    private final Features features;

    PortalStory(TestServer server) {
        this.server = server;
        this.features = server.fettle().features();
    }

    /// The number at the end of where a redirect leads.
    static long number(String location) {
        Matcher found = NUMBER.matcher(location);
        if (!found.lookingAt()) {
            throw new AssertionError("No request at " + location);
        }
        return Long.parseLong(found.group(1));
    }

    /// Ann writes a mail.
    Ticket asked(String subject) {
        return asked(server.people().ann(), NewEntry.of("Dear desk, " + subject), subject);
    }

    Ticket asked(PortalUser contact, NewEntry entry, String subject) {
        var author = new Actor.Contact(contact.contactId(), contact.name());
        return server.database().transaction(TEST, tx -> features.ticketing().tickets().open(
                        tx,
                        NewTicket.asked(
                                contact.clientId(),
                                Optional.of(contact.contactId()),
                                author,
                                Channel.EMAIL,
                                server.clock().instant(),
                                subject,
                                entry)));
    }

    Ticket reply(Ticket ticket, Reply reply) {
        return server.database().transaction(TEST, tx -> features.ticketing().handling()
                .reply(tx, Seen.asItStands(ticket.number()), tess(), reply));
    }

    Ticket solved(String subject) {
        return reply(asked(subject), Reply.of("That should do it.").resolving(new Solution("Loose cable", "Plugged in")));
    }

    Ticket note(Ticket ticket, String text) {
        return server.database().transaction(TEST, tx -> features.ticketing().handling()
                .note(tx, Seen.asItStands(ticket.number()), tess(), text, Optional.empty()));
    }

    void joins(Ticket ticket, PortalUser contact) {
        server.database().run(TEST, tx -> features.ticketing().tickets().addParticipant(tx, ticket, contact.contactId()));
    }

    Ticket ticket(long number) {
        return server.database().transaction(TEST, tx -> features.ticketing().tickets().find(tx, number));
    }

    /// Somebody at Globex who has never asked for anything.
    PortalUser newcomer() {
        Client globex = server.people().globex();
        return server.database().transaction(TEST, tx -> {
            Contact nina = features.clients().addContact(tx, globex.id(), NewContact.met("Nina North", "nina@globex.test"));
            return new PortalUser(globex.id(), nina.id(), nina.email(), nina.name(), globex.name());
        });
    }

    /// A file that is kept already.
    List<NewEntry.File> file(String name, String content) {
        var blob = server.fettle().blobs().put(content.getBytes(UTF_8));
        return List.of(new NewEntry.File(name, "text/plain", blob.size(), blob.sha256(), Optional.empty(), false));
    }

    private Actor.Technician tess() {
        DeskUser tess = server.people().tess();
        return new Actor.Technician(tess.technicianId(), tess.name());
    }
}
