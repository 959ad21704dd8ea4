package fettle.server.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.server.Features;
import fettle.server.client.Client;
import fettle.server.client.Contact;
import fettle.server.client.NewContact;
import fettle.server.contract.CalendarTexts;
import fettle.server.contract.Target;
import fettle.server.contract.Terms;
import fettle.server.signin.DeskUser;
import fettle.server.signin.PortalUser;
import fettle.server.store.Scope;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.kind.TicketType;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Solution;
import java.time.LocalDate;
import java.util.Currency;
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

    /// An answer within an hour, the solution within two working days of eight and a half hours.
    void agree(Client client) {
        server.database().run(TEST, tx -> {
            long office = features.calendars()
                    .add(
                            tx,
                            "Office",
                            List.of(new CalendarTexts(
                                    CalendarTexts.SINCE_EVER, "Europe/London", "mon-fri 09:00-17:30", "-")))
                    .id();
            var usual = new Target(Priority.P3, Optional.empty(), Optional.of(60), Optional.empty(), Optional.of(1020));
            var terms = new Terms(
                    office,
                    List.of(usual),
                    PauseReason.DEFAULT_STOPPING,
                    SlaPolicy.Reopening.CONTINUE,
                    5,
                    false,
                    List.of(50, 75, 90),
                    95,
                    0,
                    "",
                    15,
                    List.of(Lines.fixed("Support", 250_000)));
            features.contracts()
                    .agree(
                            tx,
                            client.id(),
                            "Support",
                            Currency.getInstance("GBP"),
                            LocalDate.of(2026, 1, 1),
                            terms,
                            Optional.empty());
        });
    }

    /// Ann writes a mail.
    Ticket asked(String subject) {
        return asked(server.people().ann(), NewEntry.of("Dear desk, " + subject), subject);
    }

    Ticket asked(PortalUser contact, NewEntry entry, String subject) {
        var author = new Actor.Contact(contact.contactId(), contact.name());
        return server.database()
                .transaction(
                        TEST,
                        tx -> features.ticketing()
                                .tickets()
                                .open(
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

    /// Ann writes about a fault that stops people.
    Ticket urgent(String subject) {
        PortalUser ann = server.people().ann();
        var author = new Actor.Contact(ann.contactId(), ann.name());
        return server.database()
                .transaction(
                        TEST,
                        tx -> features.ticketing()
                                .tickets()
                                .open(
                                        tx,
                                        NewTicket.asked(
                                                        ann.clientId(),
                                                        Optional.of(ann.contactId()),
                                                        author,
                                                        Channel.EMAIL,
                                                        server.clock().instant(),
                                                        subject,
                                                        NewEntry.of(
                                                                "Nobody on our floor can print since nine. There are 14 of us."))
                                                .as(TicketType.INCIDENT, Priority.P1)));
    }

    Ticket take(Ticket ticket) {
        return server.database()
                .transaction(
                        TEST,
                        tx -> features.ticketing().assignment().take(tx, Seen.asItStands(ticket.number()), tess()));
    }

    Ticket reply(Ticket ticket, Reply reply) {
        return server.database()
                .transaction(
                        TEST,
                        tx -> features.ticketing()
                                .handling()
                                .reply(tx, Seen.asItStands(ticket.number()), tess(), reply));
    }

    Ticket solved(String subject) {
        return reply(
                asked(subject), Reply.of("That should do it.").resolving(new Solution("Loose cable", "Plugged in")));
    }

    Ticket note(Ticket ticket, String text) {
        return server.database()
                .transaction(
                        TEST,
                        tx -> features.ticketing()
                                .handling()
                                .note(tx, Seen.asItStands(ticket.number()), tess(), text, Optional.empty()));
    }

    void joins(Ticket ticket, PortalUser contact) {
        server.database()
                .run(TEST, tx -> features.ticketing().tickets().addParticipant(tx, ticket, contact.contactId()));
    }

    Ticket ticket(long number) {
        return server.database()
                .transaction(TEST, tx -> features.ticketing().tickets().find(tx, number));
    }

    Ticket nextAction(Ticket ticket, String words) {
        return server.database()
                .transaction(
                        TEST,
                        tx -> features.ticketing()
                                .handling()
                                .setNextAction(tx, Seen.asItStands(ticket.number()), tess(), words, Optional.empty()));
    }

    /// Somebody at Globex who has never asked for anything.
    PortalUser newcomer() {
        return contact(server.people().globex(), "Nina North", "nina@globex.test");
    }

    /// Somebody else at Acme.
    PortalUser colleague(String name, String email) {
        return contact(server.people().acme(), name, email);
    }

    private PortalUser contact(Client client, String name, String email) {
        return server.database().transaction(TEST, tx -> {
            Contact contact = features.clients().addContact(tx, client.id(), NewContact.met(name, email));
            return new PortalUser(client.id(), contact.id(), contact.email(), contact.name(), client.name());
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
