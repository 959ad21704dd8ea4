package fettle.server.monitor;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Impact;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.contracts.sla.Urgency;
import fettle.server.Features;
import fettle.server.contract.CalendarTexts;
import fettle.server.contract.Target;
import fettle.server.contract.Terms;
import fettle.server.mail.outbox.Delivery;
import fettle.server.signin.DeskUser;
import fettle.server.signin.PortalUser;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import fettle.server.ticket.CustomerMessage;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Triage;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.kind.TicketType;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply;
import fettle.server.worklist.Cursor;
import fettle.server.worklist.Which;
import fettle.server.worklist.WorkLine;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A desk under watch: Ann at Acme has a contract in office hours, which answers P3 within 100 minutes and solves it
/// within 200; Tess and Tom answer. Each story begins on a morning of its own.
public final class WatchedDesk {

    private static final Scope TEST = new Scope.System("test");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final TestServer server;
    private final PortalUser ann;
    public final Actor.Technician tess;
    public final Actor.Technician tom;
    public final Actor.Technician lee;

    public WatchedDesk(TestServer server) {
        this.server = server;
        ann = server.people().ann();
        tess = actor(server.people().tess());
        tom = actor(server.people().tom());
        lee = actor(server.people().lee());
        if (in(tx -> features().contracts().ofClient(tx, ann.clientId())).isEmpty()) {
            run(this::agree);
        }
        nextMorning();
    }

    public Features features() {
        return server.fettle().features();
    }

    public <T> T in(Function<Tx, T> work) {
        return server.database().transaction(TEST, work);
    }

    public void run(java.util.function.Consumer<Tx> work) {
        server.database().run(TEST, work);
    }

    public Instant now() {
        return server.clock().instant();
    }

    /// Time passes, and the jobs run as they do every second.
    public void pass(int minutes) {
        pass(Duration.ofMinutes(minutes));
    }

    public void pass(Duration time) {
        server.clock().advance(time);
        server.runJobs();
    }

    /// Time passes while the server is down.
    public void sleep(int minutes) {
        server.clock().advance(Duration.ofMinutes(minutes));
    }

    public void wake() {
        server.runJobs();
    }

    public Ticket open(String subject) {
        return in(tx -> features().ticketing().tickets().open(tx, asked(subject)));
    }

    /// A machine wrote, so that nobody can be answered.
    public Ticket nobodyAsked(String subject) {
        return in(tx -> features()
                .ticketing()
                .tickets()
                .open(
                        tx,
                        NewTicket.asked(
                                ann.clientId(),
                                Optional.empty(),
                                new Actor.Outside("backup@acme.test"),
                                Channel.EMAIL,
                                now(),
                                subject,
                                NewEntry.of("Job 7 ended with code 3"))));
    }

    public NewTicket asked(String subject) {
        return NewTicket.asked(
                ann.clientId(),
                Optional.of(ann.contactId()),
                new Actor.Contact(ann.contactId(), ann.name()),
                Channel.EMAIL,
                now(),
                subject,
                NewEntry.of("Dear desk, " + subject));
    }

    /// Ann writes again.
    public void write(Ticket ticket, String text) {
        run(tx -> features()
                .ticketing()
                .tickets()
                .receive(
                        tx,
                        CustomerMessage.written(
                                ann.clientId(),
                                ticket.id(),
                                new Actor.Contact(ann.contactId(), ann.name()),
                                Channel.EMAIL,
                                now(),
                                NewEntry.of(text))));
    }

    /// Ann says thanks.
    public void thank(Ticket ticket) {
        run(tx -> features()
                .ticketing()
                .tickets()
                .receive(
                        tx,
                        CustomerMessage.written(
                                        ann.clientId(),
                                        ticket.id(),
                                        new Actor.Contact(ann.contactId(), ann.name()),
                                        Channel.EMAIL,
                                        now(),
                                        NewEntry.of("Thank you!"))
                                .ofThanks()));
    }

    /// The last mail about a ticket comes back: nobody has that address.
    public void lose(Ticket ticket) {
        run(tx -> {
            var outbox = features().outbox();
            Delivery last = outbox.ofTicket(tx, ticket.clientId(), ticket.id()).getLast();
            outbox.bounced(
                    tx,
                    outbox.find(tx, last.mailId()).orElseThrow(),
                    last.to().getFirst().recipient().address(),
                    "failed 5.1.1");
        });
    }

    /// Judged as P3, so that nothing but what a story is about is left to say.
    public void triage(Ticket ticket) {
        triage(ticket, Optional.empty());
    }

    public void triage(Ticket ticket, Optional<Long> kind) {
        var found = new Triage.Findings(
                TicketType.INCIDENT, kind, Impact.MEDIUM, Urgency.MEDIUM, Optional.empty(), Optional.empty());
        run(tx -> features().ticketing().triage().triage(tx, seen(ticket), tess, found));
    }

    public void take(Ticket ticket, Actor.Technician by) {
        run(tx -> features().ticketing().assignment().take(tx, seen(ticket), by));
    }

    public void reply(Ticket ticket, Reply reply) {
        run(tx -> features().ticketing().handling().reply(tx, seen(ticket), tess, reply));
    }

    public void next(Ticket ticket, String words) {
        run(tx -> features().ticketing().handling().setNextAction(tx, seen(ticket), tess, words, Optional.empty()));
    }

    public static Seen seen(Ticket ticket) {
        return Seen.asItStands(ticket.number());
    }

    public Ticket now(Ticket ticket) {
        return in(tx -> features().ticketing().tickets().find(tx, ticket.number()));
    }

    public List<Finding> openFindings(Ticket ticket) {
        return in(tx -> features().monitoring().monitor().openFindings(tx, ticket.clientId(), ticket.id()));
    }

    public Optional<Finding> open(Ticket ticket, String rule) {
        return openFindings(ticket).stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst();
    }

    /// All that a rule ever found about a ticket.
    public List<Finding> ever(Ticket ticket, String rule) {
        return in(tx -> features().monitoring().monitor().findings(tx, ticket.clientId(), ticket.id())).stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    public Set<String> rules(Ticket ticket) {
        return openFindings(ticket).stream().map(Finding::rule).collect(Collectors.toSet());
    }

    /// Ends what stories before this one left open.
    public void resolveAll() {
        for (WorkLine line : in(tx -> features().work().page(tx, new Which.All(), Cursor.START, 500))) {
            run(tx -> features()
                    .ticketing()
                    .handling()
                    .resolve(
                            tx,
                            Seen.asItStands(line.number()),
                            tess,
                            new Reply.Solution("Story", "Over"),
                            Optional.of("Done")));
        }
    }

    /// Nine o'clock of the next working day.
    public void nextMorning() {
        LocalDate day = now().atZone(LONDON).toLocalDate().plusDays(1);
        while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            day = day.plusDays(1);
        }
        server.clock().set(day.atTime(LocalTime.of(9, 0)).atZone(LONDON).toInstant());
        server.runJobs();
    }

    private static Actor.Technician actor(DeskUser user) {
        return new Actor.Technician(user.technicianId(), user.name());
    }

    private void agree(Tx tx) {
        var hours = new CalendarTexts(CalendarTexts.SINCE_EVER, "Europe/London", "mon-fri 09:00-17:30", "-");
        long office = features().calendars().add(tx, "Office", List.of(hours)).id();
        var target = new Target(Priority.P3, Optional.empty(), Optional.of(100), Optional.empty(), Optional.of(200));
        var terms = new Terms(
                office,
                List.of(target),
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
                        ann.clientId(),
                        "Support",
                        Currency.getInstance("GBP"),
                        LocalDate.of(2026, 1, 1),
                        terms,
                        Optional.empty());
    }
}
