package fettle.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.client.Client;
import fettle.server.client.Contact;
import fettle.server.client.NewContact;
import fettle.server.contract.Contract;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EditingTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");

    @RegisterExtension
    static final TestServer server = new TestServer();

    private Books books;
    private String unique;

    @BeforeEach
    void haveAClient() {
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        books = new Books(server, "Europe/London");
        unique = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void addsAClientWithItsDomains() {
        Answer answer = post(
                "/clients",
                "name",
                "Dunmore " + unique,
                "zone",
                "Europe/Dublin",
                "headcount",
                "120",
                "accountManager",
                String.valueOf(server.people().max().technicianId()),
                "domains",
                unique + ".test\nmail." + unique + ".example");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(show(answer.location()).text())
                .contains("Dunmore " + unique, "120 people.", "Europe/Dublin", "Looked after by Max Mercer.")
                .contains(unique + ".test", "mail." + unique + ".example");
    }

    @Test
    void changesAClientToExactlyWhatTheFormSays() {
        Answer answer = post(
                path() + "/edit",
                "name",
                "Renamed " + unique,
                "zone",
                "Pacific/Auckland",
                "domains",
                "",
                "active",
                "on");

        Client client = books.in(tx ->
                server.fettle().features().clients().client(tx, books.client().id()));
        assertThat(answer.location()).isEqualTo(path());
        assertThat(client.name()).isEqualTo("Renamed " + unique);
        assertThat(client.zone()).isEqualTo(ZoneId.of("Pacific/Auckland"));
        assertThat(client.headcount()).isEmpty();
        assertThat(client.active()).isTrue();
    }

    @Test
    void tellsWhoeverWasSlowerWhatOthersMadeOfTheClientAndKeepsBothTexts() {
        String asBothSawIt = seen(path() + "/edit");
        post(path() + "/edit", "name", "Theirs " + unique, "zone", "Europe/London", "active", "on");

        String[] mine = {
            "seen", asBothSawIt, "name", "Mine " + unique, "zone", "Europe/London", "domains", "", "active", "on"
        };
        Answer refused = post(path() + "/edit", mine);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text())
                .contains("Somebody else changed Theirs " + unique + " meanwhile.", "Name is now: Theirs " + unique)
                .contains("value=\"Mine " + unique + "\"");
        mine[1] = seen(path() + "/edit");
        assertThat(post(path() + "/edit", mine).status()).isEqualTo(303);
    }

    @Test
    void tellsWhoeverWasSlowerAboutAContactToo() {
        post(path() + "/contacts", "name", "Ida Ivory", "email", "ida@" + unique + ".test");
        String form = path() + "/contacts/"
                + find("ida@" + unique + ".test").orElseThrow().id() + "/edit";
        String asBothSawIt = seen(form);
        post(form, "name", "Ida Ives", "email", "ida@" + unique + ".test", "active", "on");

        Answer refused = post(
                form, "seen", asBothSawIt, "name", "Ida Ivory", "email", "ida@" + unique + ".test", "phone", "0123");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("Name is now: Ida Ives", "Phone is now: nothing", "value=\"0123\"");
    }

    @Test
    void writesDownADirectCostOfAMonth() {
        String month = path() + "/months/2026-02/inputs";

        Answer added =
                post(path() + "/months/2026-02/costs", "label", "Licences", "amount", "1,200.50", "currency", "GBP");

        assertThat(added.location()).isEqualTo(month);
        assertThat(show(month).text()).contains("Licences", "1,200.50");
        Answer refused = post(path() + "/months/2026-02/costs", "label", "Free", "amount", "0", "currency", "GBP");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(server.as(server.people().tess())
                        .post(path() + "/months/2026-02/costs", "label", "X", "amount", "1", "currency", "GBP")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void saysWhenAContractEnds() {
        Contract contract = books.agree(Books.JANUARY, Lines.fixed("Care", 79_000));
        String path = "/contracts/" + contract.id();

        assertThat(post(path + "/end", "endsOn", "2019-12-31").status())
                .as("before it starts")
                .isEqualTo(400);
        assertThat(post(path + "/end", "endsOn", "2027-03-31").location()).isEqualTo(path);

        assertThat(show(path).text()).contains("31 Mar 2027");
        post(path + "/end", "endsOn", "");
        assertThat(show(path).text()).doesNotContain("31 Mar 2027");
    }

    @Test
    void saysAtTheExceptionsThatTheyCannotBeRead() {
        Answer answer = post(
                "/calendars",
                "name",
                "E" + unique,
                "zone",
                "Europe/London",
                "weekly",
                "mon-fri 09:00-17:30",
                "exceptions",
                "Christmas");

        assertThat(answer.text()).containsPattern("id=\"exceptions\"[^>]*aria-invalid=\"true\"");
        assertThat(answer.text()).doesNotContainPattern("id=\"weekly\"[^>]*aria-invalid=\"true\"");
    }

    @Test
    void showsTheFormAsTheClientIs() {
        assertThat(server.as(server.people().max()).get(path() + "/edit").text())
                .contains("value=\"" + books.client().name() + "\"", "value=\"Europe/London\"", "value=\"20\"");
    }

    @Test
    void refusesAClientThatCannotBe() {
        assertRefused(400, "is not a time zone such as Europe/London.", "/clients", "name", "X", "zone", "Mars/Base");
        assertRefused(400, "Please fill this in.", "/clients", "name", "", "zone", "Europe/London");
        assertRefused(
                400,
                "Anybody can have an address at gmail.com",
                "/clients",
                "name",
                "G " + unique,
                "zone",
                "Europe/London",
                "domains",
                "gmail.com");
        assertRefused(
                409,
                "There is a client called " + books.client().name() + " already.",
                "/clients",
                "name",
                books.client().name(),
                "zone",
                "Europe/London");
    }

    @Test
    void addsAndChangesAContact() {
        Answer added = post(
                path() + "/contacts",
                "name",
                "Ruth Calder",
                "email",
                "ruth@" + unique + ".test",
                "phone",
                "+44 20 7946 0000",
                "critical",
                "on",
                "others",
                "rc@" + unique + ".test");
        Contact ruth = find("ruth@" + unique + ".test").orElseThrow();

        assertThat(added.location()).isEqualTo(path());
        assertThat(ruth.critical()).isTrue();
        assertThat(find("rc@" + unique + ".test")).contains(ruth);
        assertThat(server.as(server.people().max())
                        .get(path() + "/contacts/" + ruth.id() + "/edit")
                        .text())
                .contains("Ruth Calder", "rc@" + unique + ".test");

        post(
                path() + "/contacts/" + ruth.id() + "/edit",
                "name",
                "Ruth Calder-Webb",
                "email",
                "ruth@" + unique + ".test",
                "active",
                "on");

        assertThat(find("ruth@" + unique + ".test").orElseThrow().name()).isEqualTo("Ruth Calder-Webb");
        server.database()
                .run(
                        new Scope.System("test"),
                        tx -> server.fettle()
                                .features()
                                .clients()
                                .addContact(
                                        tx,
                                        server.people().bob().clientId(),
                                        NewContact.met("Ruth", "ruth@" + unique + ".test")));
        assertThat(server.as(server.people().max())
                        .get(path() + "/contacts/" + ruth.id() + "/edit")
                        .text())
                .contains("The same address belongs to somebody at Globex too");
        assertThat(find("rc@" + unique + ".test"))
                .as("addresses become exactly the given ones")
                .isEmpty();
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertRefused(400, "is not a mail address", path() + "/contacts", "name", "Ruth", "email", "ruth at home");
    }

    @Test
    void findsNoContactOfAnotherClient() {
        long bob = server.people().bob().contactId();

        assertThat(server.as(server.people().max())
                        .get(path() + "/contacts/" + bob + "/edit")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void makesACalendarAndGivesItNewHoursFromADayOn() {
        Answer made = post(
                "/calendars",
                "name",
                "Depot " + unique,
                "zone",
                "Europe/London",
                "weekly",
                "mon-fri 06:00-20:00\nsat 06:00-13:00",
                "exceptions",
                "2026-12-25=closed");

        assertThat(made.status()).isEqualTo(303);
        assertThat(show(made.location()).text())
                .contains("Depot " + unique + ": open mon-fri 06:00-20:00;sat 06:00-13:00", "2026: closed on 25 Dec");

        Answer changed = post(
                made.location() + "/versions",
                "from",
                "2026-03-01",
                "zone",
                "Europe/London",
                "weekly",
                "24x7",
                "exceptions",
                "-");

        assertThat(changed.location()).isEqualTo(made.location());
        assertThat(show(made.location()).text())
                .contains("Depot " + unique + ": open 24x7", "2026-03-01", "since ever");
        assertThat(show("/calendars").text()).contains("Depot " + unique);
    }

    @Test
    void refusesCalendarsThatCannotBe() {
        assertCalendarRefused("never", "-", "A calendar must open some time");
        assertCalendarRefused("", "-", "Please fill this in.");
        assertCalendarRefused("mon-fri nine to five", "-", "is not a time such as 09:00-17:30.");
        assertCalendarRefused("mon-fri 09:00-17:30", "Christmas", "Christmas");
        assertCalendarRefused("24x7", "2026-12-25=closed", "24x7 has no other days");
        assertRefused(
                400,
                "is not a time zone",
                "/calendars",
                "name",
                "Z" + unique,
                "zone",
                "Mars/Base",
                "weekly",
                "24x7",
                "exceptions",
                "-");
    }

    @Test
    void letsOnlyAccountManagersEdit() {
        assertThat(server.as(server.people().tess()).get(path() + "/edit").status())
                .isEqualTo(403);
        assertThat(server.as(server.people().lee())
                        .post(path() + "/contacts", "name", "X")
                        .status())
                .isEqualTo(403);
        assertThat(show(path()).text()).doesNotContain(path() + "/edit");
        assertThat(server.as(server.people().ada()).get(path()).text()).contains(path() + "/edit");
    }

    private void assertCalendarRefused(String weekly, String exceptions, String sentence) {
        assertRefused(
                400,
                sentence,
                "/calendars",
                "name",
                "Bad " + unique,
                "zone",
                "Europe/London",
                "weekly",
                weekly,
                "exceptions",
                exceptions);
    }

    private static void assertRefused(int status, String sentence, String path, String... fields) {
        Answer answer = post(path, fields);

        assertThat(answer.status()).as(sentence).isEqualTo(status);
        assertThat(answer.text()).contains(sentence, "Nothing was saved.");
    }

    private Optional<Contact> find(String address) {
        return books.in(tx -> server.fettle().features().clients().contactsByAddress(tx, address)).stream()
                .findFirst();
    }

    /// What the form as it stands was made from.
    private static String seen(String path) {
        Matcher seen = SEEN.matcher(server.as(server.people().max()).get(path).text());
        return seen.find() ? seen.group(1) : "";
    }

    private static Answer post(String path, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("key", UUID.randomUUID().toString()));
        if (path.endsWith("/edit") && !all.contains("seen")) {
            all.addAll(List.of("seen", seen(path)));
        }
        return server.as(server.people().max()).post(path, all.toArray(String[]::new));
    }

    private String path() {
        return "/clients/" + books.client().id();
    }

    private static Answer show(String path) {
        return server.as(server.people().tess()).get(path);
    }
}
