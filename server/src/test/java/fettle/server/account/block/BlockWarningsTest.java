package fettle.server.account.block;

import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.server.account.Books;
import fettle.server.contract.Contract;
import fettle.server.signin.DeskUser;
import fettle.server.testing.TestServer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A block that is nearly used up is told of at 75, 90 and 100 %, each once, until a new one is bought (DOMAIN 3.5).
class BlockWarningsTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private Books books;
    private Contract contract;
    private BlockWarnings warnings;

    @BeforeEach
    void aBlockOfTenHours() {
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        books = new Books(server, "Europe/London");
        contract = books.agree(JANUARY, block("Ten hours", JANUARY));
        warnings = new BlockWarnings(server.clock(), server.fettle().features().covers());
    }

    @Test
    void eachShareIsToldOnce() {
        work(449);
        assertThat(told()).isEmpty();

        work(1);
        look();
        look();
        work(90);
        look();

        assertThat(told()).extracting(BlockWarning::percent).containsExactly(75, 90);
        assertThat(open()).extracting(BlockWarning::percent).as("the highest").containsExactly(90);
    }

    @Test
    void aNewBlockClearsThem() {
        work(580);
        look();
        books.amend(
                contract,
                LocalDate.of(2026, 3, 4),
                block("Ten hours", JANUARY),
                block("Ten more", LocalDate.of(2026, 3, 4)));
        look();

        assertThat(open()).isEmpty();
        assertThat(told())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.clearedAt()).contains(server.clock().instant()));
    }

    @Test
    void accountManagersAndLeadsSeeThemBesideTheClient() {
        work(600);
        look();

        assertThat(clients(server.people().max())).contains("100 % of the block “Ten hours” are used");
        assertThat(clients(server.people().lee())).contains("100 % of the block “Ten hours” are used");
        assertThat(clients(server.people().tess())).doesNotContain("of the block");
    }

    private static String clients(DeskUser reader) {
        return server.as(reader).get("/clients").text();
    }

    private List<BlockWarning> told() {
        look();
        return books.in(tx -> warnings.of(tx, books.client().id()));
    }

    private List<BlockWarning> open() {
        return books.in(tx -> warnings.open(tx).getOrDefault(books.client().id(), List.of()));
    }

    private void look() {
        books.in(tx -> {
            warnings.look(tx, warnings.books(tx, books.client()));
            return true;
        });
    }

    private void work(int minutes) {
        books.work(books.ticket("2026-02-09T10:00:00Z"), server.people().tess(), "2026-03-02T10:00:00Z", minutes);
    }

    private static ContractLine block(String name, LocalDate bought) {
        return new ContractLine.Block(
                name,
                Minutes.of(600),
                Money.ofMinor(90_000, "GBP"),
                bought,
                Optional.empty(),
                Optional.empty(),
                WorkTerms.ALL);
    }
}
