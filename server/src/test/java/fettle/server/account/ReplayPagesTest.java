package fettle.server.account;

import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.contract.Contract;
import fettle.server.testing.Answer;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What would have happened under a version of a contract, in a browser.
class ReplayPagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void tellsOfTheRunningMonthOnlyWhatIsKnownOfIt() {
        server.clock().set(Instant.parse("2026-03-04T10:00:00Z"));
        var books = new Books(server, "Europe/London");
        Contract contract = books.agreeWithCredits(JANUARY, "95=5", Lines.fixed("Care", 250_000));
        books.ticket("2026-03-04T09:59:00Z");

        assertThat(replayed(contract).text()).contains("£2,500.00").doesNotContain("0 of 1", "£125.00");

        server.clock().advance(Duration.ofDays(3));

        assertThat(replayed(contract).text()).contains("0 of 1");
    }

    @Test
    void takesTheMonthsInWhicheverOrderTheyWereChosen() {
        server.clock().set(Instant.parse("2026-03-14T10:00:00Z"));
        var books = new Books(server, "Europe/London");
        Contract contract = books.agree(JANUARY, Lines.fixed("Care", 250_000));

        Answer page =
                server.as(server.people().max()).get("/contracts/" + contract.id() + "/replay?from=2026-03&to=2026-01");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("January 2026", "February 2026", "March 2026");
    }

    @Test
    void leadsToTheClientsWhoseContractIsToBeMade() {
        Answer answer = server.as(server.people().max()).get("/contracts/new");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/clients");
    }

    private static Answer replayed(Contract contract) {
        return server.as(server.people().max()).get("/contracts/" + contract.id() + "/replay?from=2026-03&to=2026-03");
    }
}
