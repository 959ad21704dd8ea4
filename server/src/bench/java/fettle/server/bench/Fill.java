package fettle.server.bench;

import fettle.server.testing.Lines;
import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.server.Fettle;
import fettle.server.Settings;
import fettle.server.client.Contact;
import fettle.server.client.NewClient;
import fettle.server.client.NewContact;
import fettle.server.contract.CalendarTexts;
import fettle.server.contract.Target;
import fettle.server.contract.Terms;
import fettle.server.intake.mailbox.Mailbox.UnknownSenders;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Role;
import fettle.server.staff.Technician;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Makes a data folder to measure on: twenty clients, one technician with 2,000 open tickets, the rest closed, one
/// ticket of twenty entries. Prints the cookie of the technician and the number of that ticket.
///
/// Usage: `Fill FOLDER TICKETS`
public final class Fill {

    private static final Scope SCOPE = new Scope.System("bench");
    private static final int OPEN = 2_000;

    /// A commit waits for the disk: a hundred tickets share one.
    private static final int TOGETHER = 100;

    private static final String TEXT = "The printer in the corridor prints blank pages since this morning. ".repeat(12);

    private final Fettle fettle;
    private final Actor.Technician technician;
    private final List<Contact> contacts = new ArrayList<>();

    private Fill(Fettle fettle) {
        this.fettle = fettle;
        Technician person = fettle.database()
                .transaction(SCOPE, tx -> fettle.features()
                        .staff()
                        .add(tx, "tess@msp.test", "Tess Technician", Role.ADMINISTRATOR));
        technician = new Actor.Technician(person.id(), person.name());
    }

    public static void main(String[] arguments) {
        Settings settings = Settings.load(
                Map.of("store.data", arguments[0], "mail.host", "fettle.test", "provider.name", "Bench"), Map.of());
        try (Fettle fettle = new Fettle(settings, InstantSource.system())) {
            var fill = new Fill(fettle);
            fill.clients();
            fill.tickets(Integer.parseInt(arguments[1]));
            String cookie = fettle.database()
                    .transaction(SCOPE, tx -> fettle.signIn()
                            .desk()
                            .start(tx, new DeskUser(fill.technician.id(), "tess@msp.test", "Tess Technician", Role.ADMINISTRATOR)))
                    .secret();
            System.out.println("cookie fd=" + cookie);
            System.out.println("ticket " + fill.longTicket());
        }
    }

    private void clients() {
        fettle.mail()
                .mailboxes()
                .add(SCOPE, new Mailboxes.Wanted("Support", "support@fettle.test", UnknownSenders.OPEN, Optional.empty(),
                        Optional.empty(), Optional.empty()));
        fettle.database().run(SCOPE, tx -> {
            long hours = fettle.features()
                    .calendars()
                    .add(tx, "Office", List.of(new CalendarTexts(
                            CalendarTexts.SINCE_EVER, "Europe/London", "mon-fri 09:00-17:30", "-")))
                    .id();
            for (int i = 0; i < 20; i++) {
                long client = fettle.features()
                        .clients()
                        .add(tx, new NewClient("Client " + i, ZoneId.of("Europe/London"), Optional.of(40),
                                Optional.empty(), List.of("client" + i + ".example")))
                        .id();
                fettle.features()
                        .contracts()
                        .agree(tx, client, "Support", Currency.getInstance("GBP"), LocalDate.of(2024, 1, 1),
                                terms(hours), Optional.empty());
                for (int person = 0; person < 10; person++) {
                    contacts.add(fettle.features().clients().addContact(tx, client,
                            NewContact.met("Person " + person, "person" + person + "@client" + i + ".example")));
                }
            }
        });
    }

    private void tickets(int count) {
        var random = RandomGenerator.of("L64X128MixRandom");
        Instant now = Instant.now();
        for (int start = 0; start < count; start += TOGETHER) {
            int first = start;
            fettle.database().run(SCOPE, tx -> {
                for (int i = first; i < Math.min(count, first + TOGETHER); i++) {
                    ticket(tx, i, count, now, random);
                }
            });
            if (start % 10_000 == 0) {
                System.out.println(start + " of " + count);
            }
        }
    }

    private void ticket(Tx tx, int i, int count, Instant now, RandomGenerator random) {
        Contact contact = contacts.get(i % contacts.size());
        boolean open = i >= count - OPEN;
        Instant received = now.minus(Duration.ofMinutes(
                open ? random.nextInt(4_000) : 4_000 + (long) (count - i) * 500_000 / count));
        NewTicket about = NewTicket.asked(contact.clientId(), Optional.of(contact.id()),
                new Actor.Contact(contact.id(), contact.name()), Channel.EMAIL, received,
                "Printer prints blank pages, case " + i, NewEntry.of(TEXT));
        Ticket ticket = fettle.features().ticketing().tickets().open(tx, open ? about : about.ofHistory());
        if (open && i % 2 == 0) {
            fettle.features().ticketing().assignment().take(tx, Seen.asItStands(ticket.number()), technician);
        }
    }

    private Ticket open(NewTicket about) {
        return fettle.database().transaction(SCOPE, tx -> fettle.features().ticketing().tickets().open(tx, about));
    }

    private long longTicket() {
        Contact contact = contacts.getFirst();
        Ticket ticket = open(NewTicket.asked(contact.clientId(), Optional.of(contact.id()),
                new Actor.Contact(contact.id(), contact.name()), Channel.EMAIL, Instant.now(), "A long story",
                NewEntry.of(TEXT)));
        for (int i = 0; i < 19; i++) {
            fettle.database().run(SCOPE, tx -> fettle.features()
                    .ticketing()
                    .handling()
                    .reply(tx, Seen.asItStands(ticket.number()), technician, Reply.of(TEXT).taking(Reply.Spent.minutes(5))));
        }
        return ticket.number();
    }

    private static Terms terms(long hours) {
        List<Target> targets = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            targets.add(new Target(priority, Optional.empty(), Optional.of(60), Optional.of(240), Optional.of(1_020)));
        }
        return new Terms(hours, targets, PauseReason.DEFAULT_STOPPING, SlaPolicy.Reopening.CONTINUE, 5, false,
                List.of(50, 75, 90), 95, 0, "", 15, List.of(Lines.fixed("Support", 250_000)));
    }
}
