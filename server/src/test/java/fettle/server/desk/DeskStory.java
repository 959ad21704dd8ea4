package fettle.server.desk;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.server.Features;
import fettle.server.contract.CalendarTexts;
import fettle.server.contract.Target;
import fettle.server.contract.Terms;
import fettle.server.signin.DeskUser;
import fettle.server.signin.PortalUser;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.CustomerMessage;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What happens at the desk in a test: Ann asks, Tess looks at the page and fills in its forms.
final class DeskStory {

    private static final Scope TEST = new Scope.System("test");
    private static final Pattern REPLY = Pattern.compile("name=\"reply\" value=\"(\\d+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private final TestServer server;

    DeskStory(TestServer server) {
        this.server = server;
    }

    /// Gives Acme a contract in office hours, unless it has one.
    void agree() {
        server.database().run(TEST, tx -> {
            if (features().calendars().named(tx, "Office hours").isPresent()) {
                return;
            }
            long office = features()
                    .calendars()
                    .add(
                            tx,
                            "Office hours",
                            List.of(new CalendarTexts(
                                    CalendarTexts.SINCE_EVER, "Europe/London", "mon-fri 08:00-17:30", "-")))
                    .id();
            var urgent = new Target(Priority.P1, Optional.empty(), Optional.of(15), Optional.of(60), Optional.of(240));
            var usual = new Target(Priority.P3, Optional.empty(), Optional.of(60), Optional.of(510), Optional.of(1020));
            var terms = new Terms(
                    office,
                    List.of(urgent, usual),
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
            features()
                    .contracts()
                    .agree(
                            tx,
                            server.people().acme().id(),
                            "Acme support",
                            Currency.getInstance("GBP"),
                            LocalDate.of(2026, 1, 1),
                            terms,
                            Optional.empty());
        });
    }

    /// A ticket on which much has happened, and others beside it.
    Ticket busy() {
        Visitor tess = tess();
        Ticket ticket = taken("Case management down for the litigation team");
        for (String subject : List.of("Scanner sends upside-down pages", "Shared drive slow", "Plotter stuck")) {
            taken(subject);
        }
        asked("Label printers offline, Avonmouth depot", "Nothing comes out.");
        send(tess, ticket, "triage", "type", "incident", "impact", "high", "urgency", "high", "users", "14");
        server.clock().advance(Duration.ofMinutes(4));
        send(
                tess,
                ticket,
                "entries",
                "kind",
                "reply",
                "text",
                "Hi Ann, I have this now.\nI ring you by 10:30.",
                "minutes",
                "12m",
                "note",
                "Diagnosis, call with Ann",
                "promise",
                "Ring Ann with what we know",
                "promiseAt",
                "+40m");
        send(
                tess,
                ticket,
                "entries",
                "kind",
                "note",
                "text",
                "Same shape as in June. Tom, can you look?",
                "minutes",
                "17");
        server.clock().advance(Duration.ofMinutes(20));
        annWrites(ticket, "The web version lets us read but not file.");
        return ticket;
    }

    Ticket asked(String subject, String text) {
        PortalUser ann = server.people().ann();
        return server.database()
                .transaction(
                        TEST,
                        tx -> features()
                                .ticketing()
                                .tickets()
                                .open(
                                        tx,
                                        NewTicket.asked(
                                                ann.clientId(),
                                                Optional.of(ann.contactId()),
                                                ann(),
                                                Channel.EMAIL,
                                                server.clock().instant(),
                                                subject,
                                                NewEntry.of(text))));
    }

    /// A machine of Acme wrote: nobody can be answered.
    Ticket nobodyAsked(String subject) {
        return server.database()
                .transaction(
                        TEST,
                        tx -> features()
                                .ticketing()
                                .tickets()
                                .open(
                                        tx,
                                        NewTicket.asked(
                                                server.people().acme().id(),
                                                Optional.empty(),
                                                new Actor.Outside("backup@acme.test"),
                                                Channel.EMAIL,
                                                server.clock().instant(),
                                                subject,
                                                NewEntry.of("Job 7 ended with code 3"))));
    }

    /// A ticket that Tess has taken.
    Ticket taken(String subject) {
        Ticket ticket = asked(subject, "Please help.");
        return server.database()
                .transaction(
                        TEST,
                        tx -> features()
                                .ticketing()
                                .assignment()
                                .take(
                                        tx,
                                        Seen.asItStands(ticket.number()),
                                        actor(server.people().tess())));
    }

    void annWrites(Ticket ticket, String text) {
        var message = CustomerMessage.written(
                ticket.clientId(),
                ticket.id(),
                ann(),
                Channel.EMAIL,
                server.clock().instant(),
                NewEntry.of(text));
        server.database().run(TEST, tx -> features().ticketing().tickets().receive(tx, message));
    }

    Ticket now(Ticket ticket) {
        return features().ticketing().tickets().find(server.database().read(TEST), ticket.number());
    }

    /// How many mails of ours there are about a ticket.
    int mails(Ticket ticket) {
        return server.database()
                .transaction(TEST, tx -> features().outbox().ofTicket(tx, ticket.clientId(), ticket.id()))
                .size();
    }

    Visitor tess() {
        return server.as(server.people().tess());
    }

    Answer page(Visitor visitor, Ticket ticket) {
        return visitor.get("/tickets/" + ticket.number());
    }

    /// The version that the forms of a page were made from.
    static String version(Answer page) {
        Matcher version = VERSION.matcher(page.text());
        if (!version.find()) {
            throw new AssertionError("No form on the page:\n" + page.text());
        }
        return version.group(1);
    }

    /// The reply that waits, by the first of its forms on the page.
    static String reply(String page) {
        Matcher reply = REPLY.matcher(page);
        if (!reply.find()) {
            throw new AssertionError("No reply waits on the page:\n" + page);
        }
        return reply.group(1);
    }

    /// Fills in a form of the page as it stands and sends it.
    Answer send(Visitor visitor, Ticket ticket, String step, String... fieldsAndValues) {
        String version = version(page(visitor, ticket));
        return post(visitor, ticket, step, version, UUID.randomUUID().toString(), fieldsAndValues);
    }

    Answer post(Visitor visitor, Ticket ticket, String step, String version, String key, String... fieldsAndValues) {
        List<String> all = new ArrayList<>(List.of("version", version, "key", key));
        all.addAll(List.of(fieldsAndValues));
        return visitor.post("/tickets/" + ticket.number() + "/" + step, all.toArray(String[]::new));
    }

    Features features() {
        return server.fettle().features();
    }

    static Actor.Technician actor(DeskUser user) {
        return new Actor.Technician(user.technicianId(), user.name());
    }

    private Actor ann() {
        PortalUser ann = server.people().ann();
        return new Actor.Contact(ann.contactId(), ann.name());
    }
}
