package fettle.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.Features;
import fettle.server.Fettle;
import fettle.server.Settings;
import fettle.server.account.AccountMonth;
import fettle.server.account.figure.RememberedMonths;
import fettle.server.client.Client;
import fettle.server.demo.cast.Cast;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.testing.TestDatabase;
import fettle.server.ticket.Ticket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small demo: three weeks and some hundred requests.
class DemoTest {

    private static final Scope TEST = new Scope.System("test");
    private static final Instant NOW = Instant.parse("2026-03-04T14:00:00Z");

    @TempDir
    static Path data;

    private static DatabaseAddress address;
    private static Fettle fettle;
    private static final List<String> posted = new ArrayList<>();

    @BeforeAll
    static void make() {
        address = TestDatabase.fresh();
        var clock = new DemoClock();
        fettle = new Fettle(settings(), clock).listen();
        var demo = new Demo(
                fettle.database(),
                faces(fettle.features()),
                clock,
                () -> fettle.jobs().runDue(),
                (_, raw) -> posted.add(raw));
        demo.make(7, NOW, 3, 120, _ -> {});
        clock.move(NOW);
    }

    @AfterAll
    static void close() {
        fettle.close();
        TestDatabase.drop(address);
    }

    @Test
    void hasTwelveClientsWithContractsAndEightColleagues() {
        List<Client> clients = read(tx -> fettle.features().clients().all(tx));

        assertThat(clients).hasSize(12);
        assertThat(read(tx -> fettle.features().staff().all(tx)).size()).isEqualTo(8);
    }

    @Test
    void leavesWorkOpenAndMostOfItSolved() {
        List<Ticket> tickets = tickets();

        assertThat(tickets.size()).isBetween(70, 220);
        assertThat(tickets.stream().filter(Ticket::open).count()).isBetween(7L, 60L);
        assertThat(tickets.stream().filter(Ticket::resolved).count()).isGreaterThan(50);
    }

    @Test
    void hasMailOfTheLastHoursToo() {
        assertThat(posted).hasSize(8).allSatisfy(raw -> assertThat(raw).contains("To: " + Cast.SUPPORT));
        assertThat(posted.stream().distinct()).as("one mail came twice").hasSize(7);
    }

    @Test
    void storesTheClocksThatItsLogsGive() {
        List<Ticket> tickets = tickets();
        List<List<Object>> before = tickets.stream().map(DemoTest::clocks).toList();

        long rebuilt = fettle.features().slaJob().rebuild();

        assertThat(rebuilt).isEqualTo(tickets.size());
        assertThat(tickets.stream().map(DemoTest::clocks).toList()).isEqualTo(before);
    }

    @Test
    void makesMoneyWithMostClientsAndHardlyAnyWithOne() {
        List<AccountMonth> months = read(tx ->
                fettle.features().months().ofAll(tx, YearMonth.of(2026, 2), new RememberedMonths<>(month -> month)));

        assertThat(months).hasSize(12);
        List<AccountMonth> byMargin = months.stream()
                .sorted(Comparator.comparing(month -> gross(month)))
                .toList();
        assertThat(byMargin.getFirst().client().name()).isEqualTo("Dunmore Logistics");
        assertThat(gross(byMargin.get(3))).as("basis points").isGreaterThan(2_000);
    }

    private static Faces faces(Features features) {
        return new Faces(
                features.staff(),
                features.clients(),
                features.calendars(),
                features.contracts(),
                features.suppliers(),
                features.ticketing(),
                features.reviews(),
                features.months());
    }

    /// What must not depend on when the clocks were stored.
    private static List<Object> clocks(Ticket ticket) {
        return read(tx -> fettle.features().clocks().clocks(tx, ticket.clientId(), ticket.id())).stream()
                .<Object>map(clock ->
                        List.of(clock.commitment(), clock.state(), clock.target(), clock.due(), clock.breachAt()))
                .toList();
    }

    private static long gross(AccountMonth month) {
        return month.ledger().orElseThrow().grossBasisPoints().orElse(0);
    }

    private static List<Ticket> tickets() {
        return read(tx -> LongStream.range(1001, 1400)
                .mapToObj(number -> found(tx, number))
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<Ticket> found(Tx tx, long number) {
        try {
            return Optional.of(fettle.features().ticketing().tickets().find(tx, number));
        } catch (RuntimeException none) {
            return Optional.empty();
        }
    }

    private static <T> T read(Function<Tx, T> work) {
        return fettle.database().transaction(TEST, work);
    }

    private static Settings settings() {
        Settings read = Settings.load(
                Map.of(
                        "provider.name",
                        Cast.PROVIDER,
                        "store.data",
                        data.resolve("data").toString(),
                        "web.port",
                        "0",
                        "mail.host",
                        Cast.MAIL_HOST,
                        "smtp-in.port",
                        "0"),
                Map.of());
        var store = new Settings.Store(
                read.store().data(), address, read.store().pool(), read.store().keyFile());
        return read.keptIn(store);
    }
}
