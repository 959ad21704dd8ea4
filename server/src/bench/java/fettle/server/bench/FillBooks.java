package fettle.server.bench;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.server.Features;
import fettle.server.Fettle;
import fettle.server.Settings;
import fettle.server.client.Contact;
import fettle.server.client.NewClient;
import fettle.server.client.NewContact;
import fettle.server.contract.CalendarTexts;
import fettle.server.contract.Target;
import fettle.server.contract.Terms;
import fettle.server.signin.Role;
import fettle.server.staff.LabourRate;
import fettle.server.staff.Technician;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.testing.Lines;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply;
import fettle.server.worklog.NewTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a data folder whose clients have a year of work behind them: each a contract with an allowance that rolls over,
/// a block and hourly work, and so many time entries on tickets that were handled under its promises. Prints the first
/// client's id and the number of its last ticket.
///
/// Usage: `FillBooks FOLDER CLIENTS TICKETS-EACH ENTRIES-A-TICKET`
public final class FillBooks {

    private static final Scope SCOPE = new Scope.System("bench");
    private static final Duration YEAR = Duration.ofDays(360);
    private static final int TOGETHER = 50;

    private final Fettle fettle;
    private final Features features;
    private final Technician person;
    private final Instant now = Instant.now();

    private FillBooks(Fettle fettle) {
        this.fettle = fettle;
        features = fettle.features();
        person = fettle.database().transaction(SCOPE, tx -> {
            Technician tess = features.staff().add(tx, "tess@msp.test", "Tess Technician", Role.ADMINISTRATOR);
            features.staff().setRate(tx, new LabourRate(tess.id(), LocalDate.of(2020, 1, 1), 4_147, 1_835, "GBP"));
            return tess;
        });
    }

    public static void main(String[] arguments) {
        Settings settings = Settings.load(
                Map.of("store.data", arguments[0], "mail.host", "fettle.test", "provider.name", "Bench"), Map.of());
        try (Fettle fettle = new Fettle(settings, InstantSource.system())) {
            var fill = new FillBooks(fettle);
            long hours = fettle.database().transaction(SCOPE, fill::calendar);
            int clients = Integer.parseInt(arguments[1]);
            for (int i = 0; i < clients; i++) {
                String made = fill.client(i, hours, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
                if (i == 0) {
                    System.out.println(made);
                }
            }
        }
    }

    private long calendar(Tx tx) {
        var office = new CalendarTexts(CalendarTexts.SINCE_EVER, "Europe/London", "mon-fri 09:00-17:30", "-");
        return features.calendars().add(tx, "Office", List.of(office)).id();
    }

    private String client(int i, long hours, int tickets, int entries) {
        Contact contact = fettle.database().transaction(SCOPE, tx -> {
            long client = features.clients()
                    .add(tx, new NewClient("Client " + i, ZoneId.of("Europe/London"), Optional.of(40), Optional.empty(),
                            List.of("client" + i + ".example")))
                    .id();
            LocalDate began = LocalDate.ofInstant(now.minus(YEAR), ZoneOffset.UTC).withDayOfMonth(1);
            features.contracts()
                    .agree(tx, client, "Support", Currency.getInstance("GBP"), began, terms(hours, began),
                            Optional.empty());
            return features.clients().addContact(tx, client, NewContact.met("Person", "person@client" + i + ".example"));
        });
        long last = 0;
        for (int start = 0; start < tickets; start += TOGETHER) {
            int first = start;
            last = fettle.database().transaction(SCOPE, tx -> {
                long number = 0;
                for (int one = first; one < Math.min(tickets, first + TOGETHER); one++) {
                    number = ticket(tx, contact, now.minus(YEAR.multipliedBy(tickets - one).dividedBy(tickets)), entries);
                }
                return number;
            });
        }
        return "client " + contact.clientId() + " ticket " + last;
    }

    private long ticket(Tx tx, Contact contact, Instant received, int entries) {
        Ticket ticket = features.ticketing().tickets().open(tx, NewTicket.asked(contact.clientId(),
                Optional.of(contact.id()), new Actor.Contact(contact.id(), contact.name()), Channel.EMAIL, received,
                "Printer prints blank pages", NewEntry.of("The printer in the corridor prints blank pages.")));
        for (int entry = 0; entry < entries; entry++) {
            Instant started = received.plus(Duration.ofMinutes(20L * entry));
            if (started.isBefore(now.minus(Duration.ofHours(1)))) {
                features.times().log(tx, new NewTime(contact.clientId(), ticket.id(), person.id(), Optional.of(started),
                        5 + entry * 7 % 30, Optional.empty(), "Looked at the driver and the queue"));
            }
        }
        features.ticketing().handling().reply(tx, Seen.asItStands(ticket.number()),
                new Actor.Technician(person.id(), person.name()), Reply.of("It prints again: the driver was old."));
        return ticket.number();
    }

    private static Terms terms(long hours, LocalDate began) {
        List<Target> targets = Arrays.stream(Priority.values())
                .map(priority ->
                        new Target(priority, Optional.empty(), Optional.of(60), Optional.of(240), Optional.of(1_020)))
                .toList();
        List<ContractLine> lines = List.of(
                new ContractLine.Allowance("Hours", Money.ofMinor(150_000, "GBP"), Minutes.of(1_200), Period.MONTH,
                        new Rollover(2, Minutes.of(600)), true, Optional.empty(), WorkTerms.ALL),
                new ContractLine.Block("Prepaid", Minutes.of(6_000), Money.ofMinor(600_000, "GBP"), began,
                        Optional.empty(), Optional.empty(), WorkTerms.ALL),
                Lines.hourly("Everything else", 9_000, 15, 0));
        return new Terms(hours, targets, PauseReason.DEFAULT_STOPPING, SlaPolicy.Reopening.CONTINUE, 5, false,
                List.of(50, 75, 90), 95, 0, "", 15, lines);
    }
}
