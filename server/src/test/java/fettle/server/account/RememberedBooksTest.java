package fettle.server.account;

import static fettle.server.account.Books.FEBRUARY;
import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.server.Features;
import fettle.server.account.figure.RememberedMonths;
import fettle.server.client.Client;
import fettle.server.contract.Contract;
import fettle.server.signin.DeskUser;
import fettle.server.staff.Technician;
import fettle.server.store.Tx;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.kind.Kind;
import fettle.server.ticket.kind.TicketType;
import fettle.server.ticket.log.Actor;
import fettle.server.worklog.NewTime;
import fettle.server.worklog.TimeEntry;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens, what is remembered of clients' books is what they would be if all was settled anew.
class RememberedBooksTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final int STEPS = 25;

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final Features features = server.fettle().features();
    private final List<Ticket> tickets = new ArrayList<>();
    private List<Books> clients;
    private DeskUser tess;
    private Kind printing;
    private int done;

    @BeforeEach
    void twoClientsWithContracts() {
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        tess = server.people().tess();
        clients = List.of(new Books(server, "Europe/London"), new Books(server, "America/New_York"));
        printing = clients.getFirst()
                .in(tx -> features.kinds()
                        .add(
                                tx,
                                "Printing " + System.nanoTime(),
                                "Print",
                                TicketType.INCIDENT,
                                Optional.empty(),
                                false));
        for (Books books : clients) {
            books.agree(JANUARY, allowance(60), Lines.hourly("Everything else", 9_000, 15, 0));
            tickets.add(books.ticket("2026-01-12T10:00:00Z"));
            books.work(tickets.getLast(), tess, "2026-01-12T11:00:00Z", 90);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isWhatSettlingAllWouldGive(long seed) {
        var random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            happen(random);
            clients.forEach(this::assertSettledAnewIsTheSame);
        }
        assertThat(done).as("not refused").isGreaterThan(STEPS / 2);
    }

    @Test
    void seesWhatItsOwnTransactionHasChangedAndTellsNobody() {
        Books books = clients.getFirst();
        Ticket ticket = tickets.getFirst();
        assertThat(entries(books, ticket)).hasSize(1);

        try {
            books.in(tx -> {
                features.times()
                        .log(
                                tx,
                                NewTime.upToNow(
                                        books.client().id(), ticket.id(), tess.technicianId(), 30, "not to stay"));
                assertThat(features.covers().ofTicket(tx, books.client().id(), ticket.number()))
                        .hasSize(2);
                throw new IllegalStateException("leave all as it was");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("leave all as it was");
        }

        assertThat(entries(books, ticket)).hasSize(1);
    }

    private void happen(Random random) {
        Books books = clients.get(random.nextInt(clients.size()));
        Ticket ticket = tickets.get(random.nextInt(tickets.size()));
        try {
            event(random, books, ticket);
            done++;
        } catch (Refusal refused) {
            assertThat(refused).as("what may not happen changes nothing").isNotNull();
        }
    }

    private void event(Random random, Books books, Ticket ticket) {
        int day = 1 + random.nextInt(28);
        int minutes = 5 + random.nextInt(120);
        String work = "2026-0%d-%02dT10:00:00Z".formatted(1 + random.nextInt(2), day);
        switch (random.nextInt(15)) {
            case 0 -> tickets.add(books.ticket(work));
            case 1 -> tickets.add(books.ticket(work, printing.id()));
            case 2, 3, 4 -> own(ticket).ifPresent(owner -> owner.work(ticket, tess, work, minutes));
            case 5 -> own(ticket).ifPresent(owner -> changeEntry(owner, ticket, minutes));
            case 6 -> books.amend(contract(books), LocalDate.of(2026, 3, day), allowance(minutes));
            case 7 -> books.spend(YearMonth.of(2026, 1 + random.nextInt(3)), "Licence " + day, minutes, "GBP");
            case 8 -> books.costs(tess, LocalDate.of(2026, 2, day), 4_000 + minutes, 1_000, "GBP");
            case 9 -> close(books, YearMonth.of(2026, 1 + random.nextInt(2)));
            case 10 -> rename(books, minutes);
            case 11 -> own(ticket).ifPresent(owner -> owner.reply(ticket));
            case 12 -> reassign(books, ticket);
            case 13 -> approve(books);
            default -> server.clock().advance(Duration.ofDays(1));
        }
    }

    private void changeEntry(Books owner, Ticket ticket, int minutes) {
        owner.in(tx -> {
            for (TimeEntry entry : features.times().ofTicket(tx, owner.client().id(), ticket.id())) {
                features.times()
                        .change(
                                tx,
                                owner.client().id(),
                                entry.id(),
                                tess.technicianId(),
                                minutes,
                                Optional.of(TimeEntry.NotBillable.GOODWILL),
                                "changed");
            }
            return true;
        });
    }

    private void close(Books books, YearMonth month) {
        books.in(tx -> {
            features.months().close(tx, books.client().id(), month, tess.technicianId());
            return true;
        });
    }

    private void approve(Books books) {
        long lead = server.people().lee().technicianId();
        books.in(tx -> {
            features.months()
                    .approve(
                            tx,
                            books.client().id(),
                            FEBRUARY,
                            lead,
                            server.clock().instant());
            return true;
        });
    }

    private void rename(Books books, int number) {
        books.in(tx -> {
            Client client = features.clients().client(tx, books.client().id());
            features.clients()
                    .change(
                            tx,
                            new Client(
                                    client.id(),
                                    "Renamed " + client.id() + " " + number,
                                    client.zone(),
                                    client.headcount(),
                                    client.accountManagerId(),
                                    client.reserved(),
                                    client.active(),
                                    client.createdAt()),
                            List.of());
            Technician person = features.staff().technician(tx, tess.technicianId());
            return features.staff().change(tx, person.id(), "Tess " + number, person.role());
        });
    }

    private void reassign(Books to, Ticket ticket) {
        to.in(tx -> features.ticketing()
                .reassigning()
                .reassign(
                        tx,
                        Seen.asItStands(ticket.number()),
                        new Actor.Technician(tess.technicianId(), "Tess"),
                        to.client().id(),
                        "It came from their branch"));
    }

    /// Whose ticket it is now.
    private Optional<Books> own(Ticket ticket) {
        return clients.stream()
                .filter(books -> books.in(tx -> features.ticketing().tickets().find(tx, ticket.number()))
                                .clientId()
                        == books.client().id())
                .findFirst();
    }

    private Contract contract(Books books) {
        return books.in(tx -> features.contracts().ofClient(tx, books.client().id()))
                .getFirst();
    }

    private void assertSettledAnewIsTheSame(Books books) {
        long client = books.client().id();
        books.in(tx -> {
            ClientMonths anew = anew();
            for (YearMonth last : List.of(FEBRUARY, MARCH)) {
                assertThat(features.months().months(tx, client, last, 3)).isEqualTo(anew.months(tx, client, last, 3));
            }
            assertThat(features.covers().balances(tx, client, MARCH)).isEqualTo(covers().balances(tx, client, MARCH));
            assertThat(inAList(features.months(), tx)).isEqualTo(inAList(anew, tx));
            return true;
        });
    }

    private final RememberedMonths<List<Object>> shown = new RememberedMonths<>(RememberedBooksTest::figures);

    private List<List<Object>> inAList(ClientMonths months, Tx tx) {
        boolean remembers = months == features.months();
        return months.ofAll(tx, MARCH, remembers ? shown : new RememberedMonths<>(RememberedBooksTest::figures));
    }

    private static List<Object> figures(AccountMonth month) {
        return List.of(month.client(), month.over(), MonthFigures.of(month), month.creditSoFar(), month.closed());
    }

    private List<Covers.Covered> entries(Books books, Ticket ticket) {
        return books.in(tx -> features.covers().ofTicket(tx, books.client().id(), ticket.number()));
    }

    private ClientMonths anew() {
        return new ClientMonths(
                server.clock(),
                features.staff(),
                features.clients(),
                features.contracts(),
                features.clocks(),
                covers(),
                features.closedMonths(),
                features.times(),
                features.groups());
    }

    private Covers covers() {
        return new Covers(
                server.clock(),
                features.clients(),
                features.contracts(),
                features.closedMonths(),
                features.openings(),
                features.groups());
    }

    private static ContractLine allowance(int minutes) {
        return new ContractLine.Allowance(
                "Hours",
                Money.ofMinor(18_000, "GBP"),
                Minutes.of(minutes),
                Period.MONTH,
                new Rollover(1, Minutes.of(60)),
                true,
                Optional.empty(),
                WorkTerms.ALL);
    }
}
