package fettle.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.signin.secret.Token;
import fettle.server.store.Scope;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskLinkPagesTest {

    private static final String PASSWORD = "teapots float quietly 41";

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void setsAPasswordOnceAndSignsIn() {
        String path = link(server.people().tess(), StaffTokens.RESET);
        Visitor tess = server.visitor();

        assertThat(tess.get(path).text()).contains("tess@msp.test", "Choose a password");
        assertThat(tess.post(path, "password", PASSWORD).status()).isEqualTo(303);

        assertThat(tess.cookie("fd")).isPresent();
        assertThat(server.visitor()
                        .post(path, "password", "another fine password")
                        .status())
                .isEqualTo(404);
        assertThat(server.visitor().get(path).status()).isEqualTo(404);
    }

    @Test
    void endsTheSessionsThatTheOldPasswordBegan() {
        Visitor before = server.as(server.people().ada());
        assertThat(before.get("/setup").status()).isEqualTo(200);

        server.visitor().post(link(server.people().ada(), StaffTokens.RESET), "password", PASSWORD);

        assertThat(before.get("/setup").status()).isEqualTo(303);
    }

    @Test
    void diesWithTime() {
        String path = link(server.people().tom(), StaffTokens.RESET);

        server.clock().advance(Duration.ofMinutes(31));

        assertThat(server.visitor().get(path).status()).isEqualTo(404);
        assertThat(server.visitor().post(path, "password", PASSWORD).status()).isEqualTo(404);
    }

    @Test
    void diesWhenAnotherOneIsMade() {
        String first = link(server.people().tom(), StaffTokens.RESET);
        String second = link(server.people().tom(), StaffTokens.RESET);

        assertThat(server.visitor().get(first).status()).isEqualTo(404);
        assertThat(server.visitor().get(second).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource({
        "short & sweet, At least 15",
        "passwordpassword, Too many people",
        "aaaabbbbaaaabbbb, Too many people",
        "Lee.Lambert!!2026!!, hardly more than a name",
        "Harbourline IT lee 1, hardly more than a name",
    })
    void refusesWhatIsGuessedFirst(String password, String why) {
        String path = link(server.people().lee(), StaffTokens.RESET);

        var answer = server.visitor().post(path, "password", password);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(why);
        assertThat(server.visitor().get(path).status()).isEqualTo(200);
    }

    @Test
    void refusesAPasswordBeyondTheLimitWithoutHashingIt() {
        String path = link(server.people().lee(), StaffTokens.RESET);

        assertThat(server.visitor().post(path, "password", "long ".repeat(60)).status())
                .isEqualTo(400);
    }

    @Test
    void worksOnceEvenWhenManyPressAtTheSameTime() throws InterruptedException, ExecutionException {
        String path = link(server.people().max(), StaffTokens.RESET);

        long signedIn;
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> press =
                    () -> server.visitor().post(path, "password", PASSWORD).status();
            signedIn = threads.invokeAll(List.of(press, press, press, press, press, press)).stream()
                    .map(DeskLinkPagesTest::result)
                    .filter(status -> status == 303)
                    .count();
        }

        assertThat(signedIn).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"/password/x", "/password/null", "/set-up-first-administrator/x", "/set-up-first-administrator"})
    void opensToNoTokenThatWasNeverMade(String path) {
        server.people().ada();

        assertThat(server.visitor().get(path).status()).isEqualTo(404);
        assertThat(server.visitor()
                        .post(path, "password", PASSWORD, "email", "eve@evil.test", "name", "Eve")
                        .status())
                .isEqualTo(404);
    }

    private static int result(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String link(DeskUser user, Duration life) {
        Token token = server.database()
                .transaction(
                        new Scope.System("test"),
                        tx -> server.fettle().signIn().tokens().password(tx, user.technicianId(), life));
        return "/password/" + token.secret();
    }
}
