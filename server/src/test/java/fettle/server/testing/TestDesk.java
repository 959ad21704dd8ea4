package fettle.server.testing;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.client.NewClient;
import fettle.server.client.NewContact;
import fettle.server.contract.CalendarTexts;
import fettle.server.contract.Calendars;
import fettle.server.contract.Contracts;
import fettle.server.contract.Target;
import fettle.server.contract.Terms;
import fettle.server.contract.closed.ClosedMonths;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.mail.MessageIds;
import fettle.server.mail.outbox.Delivery;
import fettle.server.mail.outbox.Outbox;
import fettle.server.signin.Role;
import fettle.server.sla.Recounts;
import fettle.server.sla.SlaClocks;
import fettle.server.staff.Staff;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.Assignment;
import fettle.server.ticket.CustomerMessage;
import fettle.server.ticket.Handling;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.Triage;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketLog;
import fettle.server.ticket.reply.Letterhead;
import fettle.server.ticket.reply.ReplyMails;
import fettle.server.worklog.TimeEntries;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/// A desk for the stories of one test: Ann at Acme under a contract in office hours, Tess and Tom, who answer.
public final class TestDesk {

    public static final Scope TEST = new Scope.System("test");
    private static final AtomicInteger COUNT = new AtomicInteger();

    public final int count = COUNT.incrementAndGet();
    public final TestClock clock = new TestClock();
    public final Ids ids = TestIds.SHARED;
    public final Clients clients = new Clients(clock, ids);
    public final Calendars calendars = new Calendars(clock, ids, new Recounts(clock));
    public final Contracts contracts = new Contracts(clock, ids, calendars, new ClosedMonths());
    public final Suppliers suppliers = new Suppliers(clock, ids, calendars);
    public final Staff staff = new Staff(clock, ids);
    public final TimeEntries times = new TimeEntries(clock, ids, clients, (_, _) -> {});
    public final Outbox outbox = new Outbox(ids, clock);
    public final MessageIds messageIds = new MessageIds(new byte[32], "msp.test");
    public final TicketLog log = new TicketLog(ids);
    public final Conversations conversations = new Conversations(ids);
    public final SlaClocks clocks = new SlaClocks(clock, contracts, suppliers, log);
    public final List<TicketEvent> heard = new ArrayList<>();
    public final Database database;
    public final Client acme;
    public final Contact ann;
    public final Actor.Contact annWrites;
    public final Actor.Technician tess;
    public final Actor.Technician tom;
    public final Ticketing ticketing;
    public final Tickets tickets;
    public final Handling handling;
    public final Triage triage;
    public final Assignment assignment;

    public TestDesk(Database database) {
        this.database = database;
        acme = in(tx -> clients.add(
                tx,
                new NewClient(
                        "Acme " + count, ZoneId.of("Europe/London"), Optional.of(40), Optional.empty(), List.of())));
        ann = in(tx -> clients.addContact(tx, acme.id(), NewContact.met("Ann Abbott", "ann@acme" + count + ".test")));
        annWrites = new Actor.Contact(ann.id(), ann.name());
        tess = technician("Tess Tanner", "tess");
        tom = technician("Tom Tyler", "tom");
        run(this::agree);
        var mails = new ReplyMails(
                ids,
                clients,
                conversations,
                outbox,
                messageIds,
                (_, _) -> new Letterhead.Sender(
                        "support@msp.test", "Help at MSP", Optional.empty(), Optional.empty(), true),
                Texts.load("en"));
        ticketing = Ticketing.on(
                database,
                clock,
                ids,
                staff,
                clients,
                contracts,
                suppliers,
                times,
                mails,
                Duration.ofHours(4),
                List.of(clocks, (_, _, events) -> heard.addAll(events)));
        tickets = ticketing.tickets();
        handling = ticketing.handling();
        triage = ticketing.triage();
        assignment = ticketing.assignment();
    }

    public <T> T in(Function<Tx, T> work) {
        return database.transaction(TEST, work);
    }

    public <T> List<T> all(Function<Tx, List<T>> work) {
        return in(work);
    }

    public <T> Optional<T> maybe(Function<Tx, Optional<T>> work) {
        return in(work);
    }

    public void run(Consumer<Tx> work) {
        database.run(TEST, work);
    }

    /// Ann writes a mail about something.
    public Ticket open(String subject) {
        return in(tx -> tickets.open(tx, mail(subject)));
    }

    public NewTicket mail(String subject) {
        NewEntry entry = NewEntry.of("Dear desk, " + subject).under("<" + ids.next() + "@acme.test>");
        return NewTicket.asked(
                acme.id(), Optional.of(ann.id()), annWrites, Channel.EMAIL, clock.instant(), subject, entry);
    }

    /// Ann writes again.
    public CustomerMessage.Outcome write(Ticket ticket, String text) {
        return in(tx -> tickets.receive(tx, message(ticket, text)));
    }

    public CustomerMessage message(Ticket ticket, String text) {
        return CustomerMessage.written(
                acme.id(), ticket.id(), annWrites, Channel.EMAIL, clock.instant(), NewEntry.of(text));
    }

    public Ticket now(Ticket ticket) {
        return in(tx -> tickets.find(tx, ticket.number()));
    }

    public Seen seen(Ticket ticket) {
        return Seen.at(ticket.number(), ticket.version());
    }

    public Seen asItStands(Ticket ticket) {
        return Seen.asItStands(ticket.number());
    }

    public List<TicketEvent> log(Ticket ticket) {
        return in(tx -> log.of(tx.forClient(acme.id()), ticket.id()));
    }

    public List<Delivery> mails(Ticket ticket) {
        return in(tx -> outbox.ofTicket(tx, acme.id(), ticket.id()));
    }

    public long group(String name) {
        return in(tx -> staff.addGroup(tx, name + " " + count, 2)).id();
    }

    private Actor.Technician technician(String name, String mailName) {
        return in(tx -> {
            var person = staff.add(tx, mailName + count + "@msp.test", name, Role.TECHNICIAN);
            return new Actor.Technician(person.id(), person.name());
        });
    }

    private void agree(Tx tx) {
        LocalDate january = LocalDate.of(2026, 1, 1);
        long office = calendars
                .add(
                        tx,
                        "Office " + count,
                        List.of(new CalendarTexts(
                                CalendarTexts.SINCE_EVER, "Europe/London", "mon-fri 09:00-17:30", "-")))
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
        contracts.agree(tx, acme.id(), "Support", Currency.getInstance("GBP"), january, terms, Optional.empty());
    }
}
