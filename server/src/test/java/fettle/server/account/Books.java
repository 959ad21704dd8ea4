package fettle.server.account;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.money.Money;
import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Impact;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.contracts.sla.Urgency;
import fettle.server.Features;
import fettle.server.client.Client;
import fettle.server.client.Contact;
import fettle.server.client.NewClient;
import fettle.server.client.NewContact;
import fettle.server.contract.CalendarTexts;
import fettle.server.contract.CaseAmounts;
import fettle.server.contract.Contract;
import fettle.server.contract.NamedCalendar;
import fettle.server.contract.Target;
import fettle.server.contract.Terms;
import fettle.server.signin.DeskUser;
import fettle.server.staff.LabourRate;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.testing.TestServer;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Triage;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.kind.TicketType;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.ExclusionReason;
import fettle.server.ticket.outside.Exclusions;
import fettle.server.ticket.reply.Reply;
import fettle.server.worklog.NewTime;
import fettle.server.worklog.TimeEntry.NotBillable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A client of its own for each story, with what the story agrees, works and spends, all by the real verbs.
public final class Books {

    public static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    public static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    public static final Currency POUNDS = Currency.getInstance("GBP");

    private static final Scope TEST = new Scope.System("test");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestServer server;
    private final Features features;
    private final Client client;
    private final Contact ann;

    public Books(TestServer server, String zone) {
        this.server = server;
        this.features = server.fettle().features();
        this.client = in(tx -> features.clients()
                .add(
                        tx,
                        new NewClient(
                                "Client " + COUNT.incrementAndGet(),
                                ZoneId.of(zone),
                                Optional.of(20),
                                Optional.empty(),
                                List.of())));
        this.ann = in(tx -> features.clients()
                .addContact(tx, client.id(), NewContact.met("Ann Abbott", "ann" + client.id() + "@acme.test")));
    }

    public Client client() {
        return client;
    }

    public Contract agree(LocalDate from, ContractLine... lines) {
        return agree(from, "GBP", lines);
    }

    public Contract agree(LocalDate from, String currency, ContractLine... lines) {
        return in(tx -> features.contracts()
                .agree(
                        tx,
                        client.id(),
                        "Support",
                        Currency.getInstance(currency),
                        from,
                        terms(tx, "", lines),
                        Optional.empty()));
    }

    public Contract agreeWithCredits(LocalDate from, String bands, ContractLine... lines) {
        return in(tx -> features.contracts()
                .agree(tx, client.id(), "Support", POUNDS, from, terms(tx, bands, lines), Optional.empty()));
    }

    /// A P2 promise that is not kept gives so much back, at most 15 % of the fee.
    public Contract agreeWithCaseCredits(LocalDate from, long minor, boolean everyPromise, ContractLine... lines) {
        var amounts = new CaseAmounts(Map.of(Priority.P2, new Money(minor, POUNDS)), everyPromise);
        return in(tx -> features.contracts()
                .agree(
                        tx,
                        client.id(),
                        "Support",
                        POUNDS,
                        from,
                        terms(tx, "", lines).with(amounts),
                        Optional.empty()));
    }

    public void amend(Contract contract, LocalDate from, ContractLine... lines) {
        in(tx -> features.contracts().amend(tx, contract, from, terms(tx, "", lines), Optional.empty()));
    }

    public void costs(DeskUser person, LocalDate from, long rate, long overhead, String currency) {
        in(tx -> {
            features.staff().setRate(tx, new LabourRate(person.technicianId(), from, rate, overhead, currency));
            return true;
        });
    }

    public void spend(YearMonth month, String label, long minor, String currency) {
        in(tx -> features.contracts().addCost(tx, client.id(), month, label, Money.ofMinor(minor, currency)));
    }

    /// A P2 incident that arrived at a moment.
    public Ticket ticket(String received) {
        return in(tx -> features.ticketing()
                .tickets()
                .open(
                        tx,
                        NewTicket.asked(
                                        client.id(),
                                        Optional.of(ann.id()),
                                        new Actor.Contact(ann.id(), ann.name()),
                                        Channel.EMAIL,
                                        Instant.parse(received),
                                        "Printer down",
                                        NewEntry.of("It does not print."))
                                .as(TicketType.INCIDENT, Priority.P2)));
    }

    public Ticket ticket(String received, long kindId) {
        Ticket ticket = ticket(received);
        return in(tx -> features.ticketing()
                .triage()
                .triage(
                        tx,
                        Seen.asItStands(ticket.number()),
                        new Actor.Technician(server.people().tess().technicianId(), "Tess Tanner"),
                        new Triage.Findings(
                                TicketType.INCIDENT,
                                Optional.of(kindId),
                                Impact.HIGH,
                                Urgency.MEDIUM,
                                Optional.empty(),
                                Optional.empty())));
    }

    public void reply(Ticket ticket) {
        in(tx -> features.ticketing()
                .handling()
                .reply(tx, Seen.asItStands(ticket.number()), tess(), Reply.of("We are on it.")));
    }

    public void resolve(Ticket ticket) {
        in(tx -> {
            features.ticketing()
                    .handling()
                    .resolve(
                            tx,
                            Seen.asItStands(ticket.number()),
                            tess(),
                            new Reply.Solution("Toner", "Replaced"),
                            Optional.empty());
            return true;
        });
    }

    public void reopen(Ticket ticket) {
        in(tx -> features.ticketing().handling().reopen(tx, Seen.asItStands(ticket.number()), tess(), "Broken again"));
    }

    /// Tess asks that none of its promises count, and Lee approves.
    public void leaveOut(Ticket ticket) {
        Seen seen = Seen.asItStands(ticket.number());
        var lee = new Actor.Technician(server.people().lee().technicianId(), "Lee Lane");
        in(tx -> features.ticketing()
                .exclusions()
                .askWhole(tx, seen, tess(), ExclusionReason.CLIENT_CAUSED, "Their own doing"));
        in(tx -> {
            long asked = Exclusions.undecided(features.log().of(tx.forClient(client.id()), ticket.id()))
                    .getLast()
                    .exclusionId();
            return features.ticketing().exclusions().approve(tx, seen, lee, asked);
        });
    }

    public void work(Ticket ticket, DeskUser person, String started, int minutes) {
        work(ticket, person, started, minutes, Optional.empty());
    }

    public void work(Ticket ticket, DeskUser person, String started, int minutes, Optional<NotBillable> notBillable) {
        in(tx -> features.times()
                .log(
                        tx,
                        new NewTime(
                                client.id(),
                                ticket.id(),
                                person.technicianId(),
                                Optional.of(Instant.parse(started)),
                                minutes,
                                notBillable,
                                "on site")));
    }

    /// What others worked in a month, approved as it is.
    public void approve(YearMonth month, DeskUser person) {
        in(tx -> {
            features.months()
                    .approve(
                            tx,
                            client.id(),
                            month,
                            person.technicianId(),
                            server.clock().instant());
            return true;
        });
    }

    public Contact ann() {
        return ann;
    }

    public AccountMonth month(YearMonth month) {
        return in(tx -> features.months().month(tx, client.id(), month));
    }

    public Ledger ledger(YearMonth month) {
        return month(month).ledger().orElseThrow();
    }

    public <T> T in(Function<Tx, T> work) {
        return server.database().transaction(TEST, work);
    }

    private Actor.Technician tess() {
        return new Actor.Technician(server.people().tess().technicianId(), "Tess Tanner");
    }

    /// Office hours; P2 is answered within 30 minutes and fixed within 4 hours.
    private Terms terms(Tx tx, String bands, ContractLine... lines) {
        NamedCalendar office = features.calendars()
                .named(tx, "Office")
                .orElseGet(() -> features.calendars()
                        .add(
                                tx,
                                "Office",
                                List.of(new CalendarTexts(
                                        CalendarTexts.SINCE_EVER, "Europe/London", "mon-fri 09:00-17:30", "-"))));
        return new Terms(
                office.id(),
                List.of(new Target(Priority.P2, Optional.empty(), Optional.of(30), Optional.empty(), Optional.of(240))),
                PauseReason.DEFAULT_STOPPING,
                SlaPolicy.Reopening.CONTINUE,
                5,
                false,
                List.of(50, 75, 90),
                95,
                0,
                bands,
                15,
                List.of(lines));
    }
}
