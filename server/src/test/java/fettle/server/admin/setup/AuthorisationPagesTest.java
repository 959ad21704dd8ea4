package fettle.server.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.imap.ImapPeer;
import fettle.server.mail.oauth.ProviderPeer;
import fettle.server.mail.oauth.ProviderPeer.Says;
import fettle.server.store.Sha256;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Microsoft 365, Google and others let us in by tokens, which an administrator has them give us on a page.
class AuthorisationPagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static int mailboxes;

    private final Visitor ada = server.as(server.people().ada());
    private ImapPeer imap;
    private ProviderPeer provider;
    private String mailbox;

    @BeforeEach
    void setTheScene() throws Exception {
        imap = new ImapPeer();
        imap.can("IMAP4rev1 AUTH=XOAUTH2 IDLE MOVE");
        imap.letsInByToken(Optional.of("first-token"));
        provider = new ProviderPeer();
        String name = "Cloud " + ++mailboxes;
        ada.post(
                "/setup/mailboxes",
                "name",
                name,
                "address",
                "cloud" + mailboxes + "@msp.test",
                "host",
                "127.0.0.1",
                "protection",
                "starttls",
                "port",
                Integer.toString(imap.port()),
                "user",
                ImapPeer.USER,
                "password",
                "unused",
                "unknown",
                "hold");
        mailbox = Jsoup.parse(ada.get("/setup/mailboxes").text()).select("td a").stream()
                .filter(link -> link.text().equals(name))
                .findFirst()
                .orElseThrow()
                .attr("href");
    }

    @AfterEach
    void close() throws Exception {
        imap.close();
        provider.close();
    }

    @Test
    void opensAMailboxByATokenThatSomebodySignedInFor() {
        Map<String, String> way = wayToTheProvider();
        provider.answers(form -> form.getOrDefault("code", "").equals("the-code")
                        && challenge(form.get("code_verifier")).equals(way.get("code_challenge"))
                        && form.get("redirect_uri").equals(way.get("redirect_uri"))
                        && form.get("client_secret").equals("canary-secret")
                ? Says.token("first-token", 3_600, "refresh-1")
                : Says.error("invalid_grant", "wrong"));

        Answer back = ada.get("/setup/authorised?code=the-code&state=" + way.get("state"));

        assertThat(back.status()).isEqualTo(303);
        assertThat(way).containsEntry("login_hint", ImapPeer.USER).containsEntry("prompt", "consent");
        assertThat(ada.get(mailbox + "/authorisation").text())
                .contains("The provider lets us in")
                .doesNotContain("canary-secret", "first-token", "refresh-1");
        assertThat(ada.post(mailbox + "/trial").text()).contains("The mailbox can be read.");
        assertThat(ada.get("/setup/authorised?code=the-code&state=" + way.get("state"))
                        .status())
                .as("each way back counts once")
                .isEqualTo(409);
    }

    @Test
    void isNotOfferedWhereMailIsBroughtToUs() {
        String brought = "/setup/mailboxes/" + server.openMailbox() + "/authorisation";

        Answer page = ada.get(brought);
        Answer sent = ada.post(
                brought,
                "flow",
                "application",
                "token",
                "https://login.test/token",
                "application",
                "fettle",
                "scope",
                "mail",
                "secret",
                "s");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("brought by SMTP, so there is nothing to sign in to");
        assertThat(sent.status()).isEqualTo(404);
    }

    @Test
    void takesNobodyBackWhoDidNotGo() {
        Map<String, String> way = wayToTheProvider();
        provider.answers(_ -> Says.token("first-token", 3_600, "refresh-1"));
        String back = "/setup/authorised?code=the-code&state=" + way.get("state");

        assertThat(ada.get("/setup/authorised?code=the-code&state=made-up").status())
                .isEqualTo(409);
        server.clock().advance(Duration.ofMinutes(16));
        assertThat(ada.get(back).status()).as("too late").isEqualTo(409);
        assertThat(provider.asked()).isEmpty();
    }

    @Test
    void renewsATokenBeforeItEndsAndKeepsTheNewestRefreshToken() {
        authorised();
        provider.answers(form -> form.get("refresh_token").equals("refresh-1")
                ? Says.token("second-token", 3_600, "refresh-2")
                : Says.token("third-token", 3_600, "refresh-3"));

        server.clock().advance(Duration.ofMinutes(47));
        assertThat(ada.post(mailbox + "/trial").text()).contains("The mailbox can be read.");
        server.clock().advance(Duration.ofMinutes(2));
        imap.letsInByToken(Optional.of("second-token"));
        assertThat(ada.post(mailbox + "/trial").text()).contains("The mailbox can be read.");
        server.clock().advance(Duration.ofMinutes(49));
        imap.letsInByToken(Optional.of("third-token"));
        assertThat(ada.post(mailbox + "/trial").text()).contains("The mailbox can be read.");

        assertThat(provider.asked().stream().map(form -> form.get("refresh_token")))
                .containsSequence("refresh-1", "refresh-2");
    }

    @Test
    void saysThatSomebodyHasToSignInAgain() {
        authorised();
        provider.answers(_ -> Says.error("invalid_grant", "AADSTS50173: the password has been changed"));
        server.clock().advance(Duration.ofHours(2));

        assertThat(ada.post(mailbox + "/trial").text())
                .contains("sign in there again", "AADSTS50173: the password has been changed");
    }

    @Test
    void keepsTheTokenThatItHasWhileTheProviderIsAway() {
        authorised();
        provider.answers(_ -> new Says(503, "maintenance"));
        server.clock().advance(Duration.ofMinutes(50));

        assertThat(ada.post(mailbox + "/trial").text()).contains("The mailbox can be read.");
    }

    @Test
    void opensAMailboxAsAnApplication() {
        provider.answers(form -> form.get("grant_type").equals("client_credentials")
                ? Says.token("first-token", 3_600, "")
                : Says.error("invalid_request", "wrong"));

        set("application", "");

        assertThat(ada.post(mailbox + "/trial").text()).contains("The mailbox can be read.");
    }

    @Test
    void sendsNoSecretInClear() {
        Answer refused = ada.post(
                mailbox + "/authorisation",
                "flow",
                "application",
                "token",
                "http://login.evil.test/token",
                "application",
                "fettle",
                "secret",
                "canary-secret",
                "scope",
                "mail");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .contains("An address that begins with https://")
                .doesNotContain("canary-secret");
    }

    @Test
    void knowsTheAddressesOfMicrosoftAndGoogle() {
        assertThat(ada.get(mailbox + "/authorisation?provider=microsoft").text())
                .contains("https://login.microsoftonline.com/TENANT/oauth2/v2.0/token", "IMAP.AccessAsUser.All");
        assertThat(ada.get(mailbox + "/authorisation?provider=google").text())
                .contains("https://oauth2.googleapis.com/token");
    }

    @Test
    void saysInASentenceWhatIsWrongWithTheConnection() throws Exception {
        imap.can("IMAP4rev1 AUTH=XOAUTH2 LOGINDISABLED");
        assertThat(ada.post(mailbox + "/trial").text())
                .as("there is no way in by password")
                .contains("It does not work", "lets nobody in by password");
        imap.can("IMAP4rev1 AUTH=PLAIN");
        assertThat(ada.post(mailbox + "/trial").text()).contains("refuses the user name or the password");
        imap.letsInByPassword(Optional.of("unused"));
        assertThat(ada.post(mailbox + "/trial").text())
                .contains("The mailbox can be read.", "does not tell of new mail by itself (no IDLE)");
        imap.greets("* BYE too many connections");
        assertThat(ada.post(mailbox + "/trial").text()).contains("too many connections");
        imap.greets("SSH-2.0-OpenSSH_9.2");
        assertThat(ada.post(mailbox + "/trial").text()).contains("The server ended the connection.");
        imap.close();
        assertThat(ada.post(mailbox + "/trial").text()).contains("Nobody answers there on this port.");
    }

    private void authorised() {
        Map<String, String> way = wayToTheProvider();
        provider.answers(_ -> Says.token("first-token", 3_600, "refresh-1"));
        ada.get("/setup/authorised?code=the-code&state=" + way.get("state"));
    }

    private Map<String, String> wayToTheProvider() {
        String way = Jsoup.parse(set("person", provider.authorizeUrl()).text())
                .select("a.btn--main")
                .attr("href");
        assertThat(way).startsWith(provider.authorizeUrl() + "&response_type=code");
        return ProviderPeer.fields(way.substring(way.indexOf('?') + 1));
    }

    private Answer set(String flow, String authorize) {
        return ada.post(
                mailbox + "/authorisation",
                "flow",
                flow,
                "authorize",
                authorize,
                "token",
                provider.tokenUrl(),
                "application",
                "fettle",
                "secret",
                "canary-secret",
                "scope",
                "mail offline_access");
    }

    private static String challenge(String verifier) {
        byte[] hash = Sha256.digest().digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
