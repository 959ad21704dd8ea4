package fettle.server.account;

import static fettle.server.account.Books.FEBRUARY;
import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.contract.Contract;
import fettle.server.monitor.Finding;
import fettle.server.monitor.rule.Severity;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import fettle.server.worklog.TimeEntry.NotBillable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Work without cover is a finding for the account manager, until somebody decides (M2-17).
class WithoutCoverTest {

    private static final String NOON = "2026-02-10T12:00:00Z";
    private static final long PRINTERS = 3;

    @RegisterExtension
    static final TestServer server = new TestServer();

    /// Jobs go by the clock, so each story has a morning of its own.
    private static Instant morning = Instant.parse("2026-03-04T09:00:00Z");

    private Books books;

    @BeforeEach
    void openTheBooks() {
        morning = morning.plus(Duration.ofDays(1));
        server.clock().set(morning);
        books = new Books(server, "Europe/London");
    }

    @Test
    void tellsTheAccountManagerOfWorkThatNoLineCovers() {
        books.agree(JANUARY, Lines.fixed("Care for accounts", 100_000, Set.of("Accounts")));
        Ticket accounts = books.ticket("2026-02-09T10:00:00Z", 1);
        Ticket printer = books.ticket("2026-02-09T10:00:00Z", PRINTERS);
        books.work(accounts, server.people().tess(), NOON, 60);
        books.work(printer, server.people().tess(), NOON, 80);
        books.work(printer, server.people().tom(), NOON, 10, Optional.of(NotBillable.GOODWILL));

        look();

        assertThat(open(accounts)).isEmpty();
        assertThat(open(printer)).singleElement().satisfies(finding -> {
            assertThat(finding.words())
                    .isEqualTo("1h 20m of work for which nobody pays: no line of the contract covers such work");
            assertThat(finding.severity()).isEqualTo(Severity.ACT);
        });
    }

    @Test
    void saysWhenThereIsNoContract() {
        Ticket printer = books.ticket("2026-02-09T10:00:00Z", PRINTERS);
        books.work(printer, server.people().tess(), NOON, 20);

        look();

        assertThat(open(printer))
                .extracting(Finding::words)
                .containsExactly("20m of work for which nobody pays: no contract was in force");
    }

    @Test
    void clearsOnceItIsSold() {
        Contract contract = books.agree(JANUARY, Lines.fixed("Care for accounts", 100_000, Set.of("Accounts")));
        Ticket printer = books.ticket("2026-02-09T10:00:00Z", PRINTERS);
        books.work(printer, server.people().tess(), NOON, 20);
        look();

        books.amend(contract, JANUARY.plusMonths(1), Lines.fixed("Care", 200_000));
        server.clock().set(server.clock().instant().plusSeconds(600));
        look();

        assertThat(open(printer)).isEmpty();
    }

    @Test
    void clearsOnceAnAccountManagerLetsItStandThoughNotALead() {
        Ticket printer = books.ticket("2026-02-09T10:00:00Z", PRINTERS);
        books.work(printer, server.people().tess(), NOON, 20);
        books.approve(FEBRUARY, server.people().lee());
        look();
        assertThat(open(printer)).hasSize(1);

        Ticket other = books.ticket("2026-02-09T10:00:00Z", PRINTERS);
        books.work(other, server.people().tess(), NOON, 20);
        books.approve(FEBRUARY, server.people().max());
        look();

        assertThat(open(other)).isEmpty();
    }

    private static void look() {
        server.clock().set(server.clock().instant().plusSeconds(5));
        server.runJobs();
        assertThat(server.fettle().jobs().troubles()).isEmpty();
    }

    private List<Finding> open(Ticket ticket) {
        return books
                .in(tx -> server.fettle()
                        .features()
                        .monitoring()
                        .monitor()
                        .openFindings(tx, ticket.clientId(), ticket.id()))
                .stream()
                .filter(finding -> finding.rule().equals("M2-17"))
                .toList();
    }
}
