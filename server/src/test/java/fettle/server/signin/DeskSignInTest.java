package fettle.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.signin.secret.Token;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskSignInTest {

    private static final String PASSWORD = "teapots float quietly 41";

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void beginsASessionForTheRightPassword() {
        Visitor tess = withPassword(server.people().tess());

        Answer answer = signIn(tess, "TESS@msp.test ", PASSWORD, "/tickets/7?a=b");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/tickets/7?a=b");
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .contains("fd=", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void answersAWrongPasswordLikeAnUnknownAddress() {
        withPassword(server.people().tom());

        Answer wrong = signIn(server.visitor(), "tom@msp.test", "not his password at all", "/");
        Answer unknown = signIn(server.visitor(), "who@msp.test", "not his password at all", "/");

        assertThat(wrong.status()).isEqualTo(unknown.status()).isEqualTo(400);
        assertThat(wrong.text().replace("tom@", "who@")).isEqualTo(unknown.text());
        server.clock().advance(Duration.ofHours(1));
    }

    @Test
    void takesAsLongOverAnUnknownAddressAsOverAKnownOne() {
        withPassword(server.people().lee());

        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            known.add(time("lee@msp.test"));
            unknown.add(time("nobody@msp.test"));
            server.clock().advance(Duration.ofHours(1));
        }

        assertThat((double) Collections.min(unknown) / Collections.min(known)).isBetween(0.5, 2.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.test", "/\\evil.test", "https:evil.test", "https://evil.test", "/%09/evil.test", ""})
    void leadsToNoOtherSite(String next) {
        withPassword(server.people().tess());

        assertThat(signIn(server.visitor(), "tess@msp.test", PASSWORD, next).location())
                .isEqualTo("/");
    }

    @Test
    void givesANewSessionWhateverTheBrowserShowed() {
        Visitor browser = server.as(server.people().tess());
        String before = browser.cookie("fd").orElseThrow();
        withPassword(server.people().ada());

        signIn(browser, "ada@msp.test", PASSWORD, "/");

        assertThat(browser.cookie("fd").orElseThrow()).isNotEqualTo(before);
        assertThat(server.visitor().with("fd", before).get("/setup").location()).startsWith("/sign-in");
        assertThat(browser.get("/setup").status()).isEqualTo(200);
    }

    @Test
    void takesNoTokenThatItDidNotGive() {
        Visitor planted = server.visitor().with("fd", "planted-by-somebody-else-000000000000000000");
        withPassword(server.people().tess());

        signIn(planted, "tess@msp.test", PASSWORD, "/");

        assertThat(planted.cookie("fd").orElseThrow()).doesNotContain("planted");
    }

    @Test
    void signsOutForGood() {
        Visitor ada = server.as(server.people().ada());
        String session = ada.cookie("fd").orElseThrow();
        assertThat(ada.get("/setup").status()).isEqualTo(200);

        Answer answer = ada.post("/sign-out");

        assertThat(answer.header("Clear-Site-Data").orElseThrow()).contains("cache", "storage");
        assertThat(ada.cookie("fd")).isEmpty();
        assertThat(server.visitor().with("fd", session).get("/setup").status()).isEqualTo(303);
    }

    @Test
    void forgetsWhoWasAwayForTwelveHours() {
        Visitor ada = server.as(server.people().ada());

        server.clock().advance(Duration.ofHours(11));
        assertThat(ada.get("/setup").status()).isEqualTo(200);
        server.clock().advance(Duration.ofHours(11));
        assertThat(ada.get("/setup").status()).isEqualTo(200);
        server.clock().advance(Duration.ofHours(13));
        assertThat(ada.get("/setup").status()).isEqualTo(303);
    }

    @Test
    void asksEverybodyAgainAfterSevenDays() {
        Visitor ada = server.as(server.people().ada());

        for (int half = 0; half < 13; half++) {
            server.clock().advance(Duration.ofHours(11));
            ada.get("/setup");
        }
        server.clock().advance(Duration.ofHours(2));
        assertThat(ada.get("/setup").status()).isEqualTo(200);
        for (int more = 0; more < 3; more++) {
            server.clock().advance(Duration.ofHours(11));
            ada.get("/setup");
        }

        assertThat(ada.get("/setup").status()).isEqualTo(303);
    }

    @Test
    void slowsGuessingDownAndForgivesWithTime() {
        withPassword(server.people().max());
        for (int i = 0; i < 10; i++) {
            assertThat(signIn(server.visitor(), "max@msp.test", "guess number " + i + " of many", "/")
                            .status())
                    .isEqualTo(400);
        }

        Answer eleventh = signIn(server.visitor(), "max@msp.test", PASSWORD, "/");
        assertThat(eleventh.status()).isEqualTo(429);
        assertThat(eleventh.header("Retry-After")).isPresent();

        server.clock().advance(Duration.ofMinutes(16));
        assertThat(signIn(server.visitor(), "max@msp.test", PASSWORD, "/").status())
                .isEqualTo(303);
    }

    @Test
    void slowsDownANetworkThatTriesManyAddresses() {
        server.clock().advance(Duration.ofHours(1));
        for (int i = 0; i < 30; i++) {
            assertThat(signIn(server.visitor(), "person" + i + "@msp.test", "the same guess for all", "/")
                            .status())
                    .isEqualTo(400);
        }

        assertThat(signIn(server.visitor(), "person31@msp.test", "the same guess for all", "/")
                        .status())
                .isEqualTo(429);
        server.clock().advance(Duration.ofHours(1));
    }

    private static Visitor withPassword(DeskUser user) {
        Token link = server.database()
                .transaction(
                        new Scope.System("test"),
                        tx -> server.fettle().signIn().tokens().password(tx, user.technicianId(), StaffTokens.RESET));
        assertThat(server.visitor()
                        .post("/password/" + link.secret(), "password", PASSWORD)
                        .status())
                .isEqualTo(303);
        return server.visitor();
    }

    private static Answer signIn(Visitor visitor, String email, String password, String next) {
        return visitor.post("/sign-in", "email", email, "password", password, "next", next);
    }

    private static long time(String email) {
        long start = System.nanoTime();
        assertThat(signIn(server.visitor(), email, "a wrong password, at length", "/")
                        .status())
                .isEqualTo(400);
        return System.nanoTime() - start;
    }
}
