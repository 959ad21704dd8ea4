package fettle.server.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.SqlFile;
import fettle.server.testing.Answer;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SetUpPagesTest {

    private static final Scope TEST = new Scope.System("test");
    private static final Pattern SECRET = Pattern.compile("id=\"secret\" readonly value=\"([^\"]+)\"");

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final Visitor ada = server.as(server.people().ada());

    @Test
    void addsAPersonWhoThenSetsTheirOwnPassword() {
        String person = ada.post("/setup/staff", "name", "Nia <b>New</b>", "email", "nia@msp.test", "role", "lead")
                .location();
        assertThat(ada.get(person).text()).contains("Nia &lt;b&gt;New&lt;/b&gt;", "nia@msp.test");

        String link = secret(ada.post(person + "/password-link")).replaceFirst("^http://[^/]+", "");
        assertThat(server.visitor()
                        .post(link, "password", "teapots float quietly 41")
                        .status())
                .isEqualTo(303);

        Visitor nia = server.visitor();
        assertThat(nia.post("/sign-in", "email", "nia@msp.test", "password", "teapots float quietly 41")
                        .status())
                .isEqualTo(303);
        assertThat(nia.get("/setup").status()).isEqualTo(403);
    }

    @Test
    void changesTheRoleOfSomebodyWhoIsSignedIn() {
        Visitor max = server.as(server.people().max());
        assertThat(max.get("/setup").status()).isEqualTo(403);

        ada.post(path(server.people().max().technicianId()), "name", "Max Mercer", "role", "administrator");
        assertThat(max.get("/setup").status()).isEqualTo(200);

        ada.post(path(server.people().max().technicianId()), "name", "Max Mercer", "role", "account-manager");
        assertThat(max.get("/setup").status()).isEqualTo(403);
    }

    @Test
    void shutsOutWhoLeavesAtOnceWithTheirKeys() {
        long lee = server.people().lee().technicianId();
        Visitor signedIn = server.as(server.people().lee());
        String key = secret(ada.post("/setup/api-keys", "key", "lee's", "name", "lee's", "owner", Long.toString(lee)));
        assertThat(signedIn.get("/setup").status()).isEqualTo(403);
        assertThat(server.fettle().signIn().keys().user(key)).isPresent();

        assertThat(ada.post(path(lee) + "/leaving").status()).isEqualTo(303);

        assertThat(signedIn.get("/setup").status()).isEqualTo(303);
        assertThat(server.fettle().signIn().keys().user(key)).isEmpty();
        ada.post(path(lee) + "/return");
        assertThat(signedIn.get("/setup").status())
                .as("the old session stays dead")
                .isEqualTo(303);
    }

    @Test
    void keepsTheLastAdministrator() {
        long id = server.people().ada().technicianId();

        Answer answer = ada.post(path(id) + "/leaving");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("last administrator");
    }

    @Test
    void putsPeopleIntoGroupsAndSetsWhatAnHourCosts() {
        ada.post("/setup/groups", "group", "Third line", "level", "3");
        String tom = path(server.people().tom().technicianId());
        Matcher box = Pattern.compile("name=\"group\" value=\"(\\d+)\"[^>]*><span>Third line")
                .matcher(ada.get(tom).text());
        assertThat(box.find()).isTrue();

        ada.post(tom + "/groups", "group", box.group(1));
        ada.post(tom + "/rates", "from", "2026-03-01", "rate", "31,50", "overhead", "6.5", "currency", "GBP");
        Answer wrong =
                ada.post(tom + "/rates", "from", "2026-03-01", "rate", "1e9", "overhead", "0", "currency", "GBP");

        assertThat(ada.get("/setup").text()).contains("Third line", "Tom Tyler");
        assertThat(ada.get(tom).text()).contains("31.50 GBP", "38.00");
        assertThat(wrong.status()).isEqualTo(400);
        Answer nobodys =
                ada.post(tom + "/rates", "from", "2026-03-02", "rate", "1", "overhead", "0", "currency", "ZZZ");
        assertThat(nobodys.status()).isEqualTo(400);
    }

    @Test
    void makesOneKeyOfAFormThatIsSentTwice() {
        String tess = Long.toString(server.people().tess().technicianId());
        Matcher hidden = Pattern.compile("name=\"key\" value=\"([^\"]+)\"")
                .matcher(ada.get("/setup/api-keys").text());
        assertThat(hidden.find()).isTrue();

        Answer first = ada.post("/setup/api-keys", "key", hidden.group(1), "name", "twice", "owner", tess);
        Answer second = ada.post("/setup/api-keys", "key", hidden.group(1), "name", "twice", "owner", tess);

        assertThat(server.fettle().signIn().keys().user(secret(first))).isPresent();
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("made already");
        assertThat(ada.get("/setup/api-keys").text()).containsOnlyOnce("<td>twice</td>");
    }

    @Test
    void showsAKeyOnceAndRevokesIt() {
        String owner = Long.toString(server.people().tess().technicianId());
        String key = secret(ada.post("/setup/api-keys", "key", "till", "name", "till", "owner", owner));
        assertThat(ada.get("/setup/api-keys").text()).contains("till").doesNotContain(key.substring(3));
        Matcher revocation = Pattern.compile("/setup/api-keys/\\d+/revocation")
                .matcher(ada.get("/setup/api-keys").text());
        assertThat(revocation.find()).isTrue();

        assertThat(ada.post(revocation.group()).status()).isEqualTo(303);
        assertThat(ada.post(revocation.group()).status()).isEqualTo(404);
    }

    @Test
    void notesARevocationOnce() {
        String owner = Long.toString(server.people().tess().technicianId());
        ada.post("/setup/api-keys", "key", "gate", "name", "gate", "owner", owner);
        long id = server.fettle().signIn().keys().all(server.database().read(TEST)).stream()
                .filter(key -> key.name().equals("gate"))
                .findFirst()
                .orElseThrow()
                .id();

        ada.post("/setup/api-keys/" + id + "/revocation");
        ada.post("/setup/api-keys/" + id + "/revocation");
        ada.post("/setup/api-keys/4711/revocation");

        assertThat(audited("api-key.revoked", id)).isEqualTo(1);
        assertThat(audited("api-key.revoked", 4711)).isZero();
    }

    @Test
    void addsAMailboxAndNeverShowsItsPassword() {
        ada.post(
                "/setup/mailboxes",
                "name",
                "Harbourline support",
                "address",
                "help@msp.test",
                "host",
                "imap.msp.test",
                "port",
                "993",
                "user",
                "",
                "password",
                "canary-4711",
                "group",
                "",
                "unknown",
                "hold");

        assertThat(ada.get("/setup/mailboxes").text())
                .contains("help@msp.test", "imap.msp.test")
                .doesNotContain("canary-4711");
    }

    @Test
    void changesAMailboxAndTakesItOutOfUse() {
        ada.post("/setup/mailboxes", "name", "Out of hours", "address", "late@msp.test", "unknown", "hold");
        String form = mailbox("Out of hours");
        assertThat(ada.get(form).text()).contains("late@msp.test", "value=\"Out of hours\"");

        Answer changed = ada.post(form, "version", "1", "name", "Nights", "unknown", "open");

        assertThat(changed.status()).isEqualTo(303);
        assertThat(mailbox("Nights")).isEqualTo(form);
        assertThat(server.fettle().mail().mailboxes().ofAddress("late@msp.test"))
                .as("it is out of use")
                .isEmpty();
        Answer slower = ada.post(form, "version", "1", "name", "Weekends", "unknown", "open", "active", "on");
        assertThat(slower.status()).isEqualTo(409);
        assertThat(slower.text()).contains("Somebody else changed Nights meanwhile.", "value=\"Weekends\"");
        ada.post(form, "version", "2", "name", "Nights", "unknown", "open", "active", "on");
        assertThat(server.fettle().mail().mailboxes().ofAddress("late@msp.test"))
                .isPresent();
    }

    @Test
    void sendsNoPasswordToAServerThatItWasNotGivenFor() {
        ada.post(
                "/setup/mailboxes",
                "name",
                "Moved",
                "address",
                "moved@msp.test",
                "host",
                "imap.msp.test",
                "port",
                "993",
                "password",
                "canary-4712",
                "unknown",
                "hold");
        String form = mailbox("Moved");
        String[] elsewhere = {
            "version", "1", "name", "Moved", "host", "imap.evil.test", "port", "993", "unknown", "hold", "active", "on"
        };

        Answer refused = ada.post(form, elsewhere);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Type the password for this server", "value=\"imap.evil.test\"");
        Answer port = ada.post(
                form,
                "version",
                "1",
                "name",
                "Moved",
                "host",
                "imap.msp.test",
                "port",
                "1993",
                "unknown",
                "hold",
                "active",
                "on");
        assertThat(port.status()).as("the same server keeps its password").isEqualTo(303);
    }

    @Test
    void remembersHowAMailboxWritesAndWhereItsMailGoes() {
        ada.post(
                "/setup/mailboxes",
                "name",
                "Northwind care",
                "address",
                "care@msp.test",
                "further",
                "Service@msp.test\nit@northwind.test",
                "signature",
                "Your Northwind desk\nRing 4711",
                "host",
                "imap.msp.test",
                "protection",
                "starttls",
                "port",
                "143",
                "first",
                "history",
                "accepted",
                "Desk/Done",
                "ignored",
                "Desk/Noise",
                "held",
                "Desk/Held",
                "unknown",
                "open");

        assertThat(ada.get(mailbox("Northwind care")).text())
                .contains("service@msp.test", "it@northwind.test", "Ring 4711", "value=\"Desk/Noise\"")
                .contains("value=\"history\" selected", "value=\"starttls\" selected");
        Answer taken = ada.post("/setup/mailboxes", "name", "Second", "address", "service@msp.test", "unknown", "hold");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text()).contains("There is a mailbox with the address service@msp.test already.");
    }

    private String mailbox(String name) {
        Matcher link = Pattern.compile("href=\"(/setup/mailboxes/\\d+)\">" + name + "<")
                .matcher(ada.get("/setup/mailboxes").text());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @Test
    void listsTheKinds() {
        assertThat(ada.get("/setup/kinds").text()).contains("Kinds of work", "<td>");
    }

    private static int audited(String what, long subject) {
        var statements = List.of(new SqlFile(SetUpPagesTest.class, "audited.sql"));
        try (Database beside = Database.open(server.address(), 1, TestDatabase.migrations(), statements)) {
            return beside.read(TEST)
                    .sql("audited.count")
                    .set("what", what)
                    .set("subject", Long.toString(subject))
                    .one(row -> row.count("noted"))
                    .orElseThrow();
        }
    }

    private static String path(long id) {
        return "/setup/staff/" + id;
    }

    private static String secret(Answer answer) {
        Matcher secret = SECRET.matcher(answer.text());
        assertThat(secret.find()).as(answer.text()).isTrue();
        return secret.group(1);
    }
}
