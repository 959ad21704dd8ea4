package fettle.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.testing.TestClock;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestIds;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final Scope TEST = new Scope.System("test");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestClock clock = new TestClock();
    private final Clients clients = new Clients(clock, TestIds.SHARED);
    private final String own = "c" + COUNT.incrementAndGet() + ".example";

    @Test
    void findsTheClientOfADomainAndOfTheNamesBelowIt() {
        Client acme = add("Acme " + own, own);

        assertThat(ofDomain(own)).contains(acme.id());
        assertThat(ofDomain("LONDON.office." + own)).contains(acme.id());
        assertThat(ofDomain("not" + own)).isEmpty();
    }

    @Test
    void prefersTheClientWhoseDomainIsNearest() {
        add("Group " + own, own);
        Client north = add("North " + own, "north." + own);

        assertThat(ofDomain("mail.north." + own)).contains(north.id());
    }

    @Test
    void neverTakesAFreeMailDomainForAClient() {
        assertThatThrownBy(() -> add("Gee " + own, "gmail.com"))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.fields().getFirst().key()).isEqualTo("client.domain-free-mail"));
        assertThat(ofDomain("gmail.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"co.uk", "CO.UK.", "com.au", "anything.ck", "uk.com", "herokuapp.com", "公司.cn", "xn--55qx5d.cn"})
    void refusesANameUnderWhichAnybodyGetsADomain(String suffix) {
        assertThatThrownBy(() -> add("Everybody " + own, suffix))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal ->
                                assertThat(refusal.fields().getFirst().key()).isEqualTo("client.domain-public-suffix"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme-of-leeds.co.uk", "www.ck", "city.kawasaki.jp", "mail.acme-of-bath.org.uk"})
    void takesANameThatSomebodyOwns(String domain) {
        Client owner = add("Owner of " + domain, domain);

        assertThat(ofDomain(domain)).contains(owner.id());
    }

    @Test
    void givesADomainToOneClientOnly() {
        add("First " + own, own);

        assertThatThrownBy(() -> add("Second " + own, own)).isInstanceOf(Refusal.Conflict.class);
        assertThat(inTransaction(tx -> clients.all(tx)).stream().map(Client::name))
                .doesNotContain("Second " + own);
    }

    @Test
    void knowsAPersonByAnyOfTheirAddressesInAnyCaseAndWithATag() {
        Client acme = add("Acme " + own, own);
        Contact ann = inTransaction(tx -> clients.addContact(
                tx,
                acme.id(),
                new NewContact(
                        "Ann Archer",
                        "Ann@" + own,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        true,
                        List.of("ann@home." + own))));

        assertThat(by("ann@" + own)).containsExactly(ann);
        assertThat(by("ANN@HOME." + own)).containsExactly(ann);
        assertThat(by("ann+vpn@" + own)).containsExactly(ann);
        assertThat(by("anne@" + own)).isEmpty();
    }

    @Test
    void doesNotFoldForeignLettersOntoOurs() {
        Client acme = add("Acme " + own, own);
        inTransaction(tx -> clients.addContact(tx, acme.id(), NewContact.met("Kim", "kim@" + own)));

        assertThat(by("\u212Aim@" + own)).as("a Kelvin sign").isEmpty();
        assertThat(by("k\u0131m@" + own)).as("a dotless i").isEmpty();
    }

    @Test
    void letsOnePersonWorkForTwoClients() {
        Client acme = add("Acme " + own, own);
        Client globex = add("Globex " + own, "globex." + own);
        String address = "consultant@third-" + own;
        inTransaction(tx -> clients.addContact(tx, acme.id(), NewContact.met("Cleo", address)));
        inTransaction(tx -> clients.addContact(tx, globex.id(), NewContact.met("Cleo", address)));

        assertThat(by(address)).extracting(Contact::clientId).containsExactlyInAnyOrder(acme.id(), globex.id());
    }

    @Test
    void forgetsTheAddressesThatAPersonNoLongerHas() {
        Client acme = add("Acme " + own, own);
        Contact ann = inTransaction(tx -> clients.addContact(tx, acme.id(), NewContact.met("Ann", "ann@" + own)));
        var moved = new Contact(
                ann.id(),
                acme.id(),
                "Ann Archer",
                "archer@" + own,
                Optional.empty(),
                Optional.empty(),
                true,
                true,
                true,
                ann.createdAt());

        database.get().run(TEST, tx -> clients.changeContact(tx, moved, List.of()));

        assertThat(by("ann@" + own)).isEmpty();
        assertThat(by("archer@" + own)).containsExactly(moved);
    }

    @Test
    void hasAReservedClientForWorkOfNobodyKnown() {
        Client unassigned = inTransaction(tx -> clients.client(tx, Client.UNASSIGNED));

        assertThat(unassigned.reserved()).isTrue();
        List<Client> all = inTransaction(tx -> clients.all(tx));
        assertThat(all).doesNotContain(unassigned);
    }

    @Test
    void showsAtOnceWhatChangedHereAndAfterAFewSecondsWhatAnotherProgramDid() {
        Client acme = add("Acme " + own);
        Contact ann = inTransaction(tx -> clients.addContact(tx, acme.id(), NewContact.met("Ann", "ann@" + own)));
        assertThat(shown(ann)).isEqualTo("Ann");

        database.get().run(TEST, tx -> clients.changeContact(tx, called(ann, "Ann Archer"), List.of()));
        assertThat(shown(ann)).isEqualTo("Ann Archer");

        var elsewhere = new Clients(clock, TestIds.SHARED);
        database.get().run(TEST, tx -> elsewhere.changeContact(tx, called(ann, "Ann Abbott"), List.of()));
        assertThat(shown(ann)).isEqualTo("Ann Archer");
        clock.advance(Duration.ofSeconds(5));
        assertThat(shown(ann)).isEqualTo("Ann Abbott");
    }

    @Test
    void showsNobodyOfAnotherClientThoughTheyAreRemembered() {
        Client acme = add("Acme " + own);
        Client globex = add("Globex " + own);
        Contact ann = inTransaction(tx -> clients.addContact(tx, acme.id(), NewContact.met("Ann", "ann@" + own)));
        assertThat(shown(ann)).isEqualTo("Ann");

        Optional<Contact> ofGlobex = inTransaction(tx -> clients.shownContact(tx, globex.id(), ann.id()));
        assertThat(ofGlobex).isEmpty();
        var globexReads = new Scope.Client(globex.id(), 1);
        assertThatThrownBy(() ->
                        database.get().transaction(globexReads, tx -> clients.shownContact(tx, acme.id(), ann.id())))
                .isInstanceOf(IllegalStateException.class);
    }

    private String shown(Contact contact) {
        return inTransaction(tx -> clients.shownContact(tx, contact.clientId(), contact.id()))
                .orElseThrow()
                .name();
    }

    private static Contact called(Contact contact, String name) {
        return new Contact(
                contact.id(),
                contact.clientId(),
                name,
                contact.email(),
                contact.phone(),
                contact.jobTitle(),
                contact.critical(),
                contact.portal(),
                true,
                contact.createdAt());
    }

    private Client add(String name, String... domains) {
        return inTransaction(tx -> clients.add(
                tx,
                new NewClient(name, ZoneId.of("Europe/London"), Optional.of(12), Optional.empty(), List.of(domains))));
    }

    private Optional<Long> ofDomain(String domain) {
        return inTransaction(tx -> clients.clientOfDomain(tx, domain)).map(Client::id);
    }

    private List<Contact> by(String address) {
        return inTransaction(tx -> clients.contactsByAddress(tx, address));
    }

    private static <T> T inTransaction(Function<Tx, T> work) {
        return database.get().transaction(TEST, work);
    }
}
