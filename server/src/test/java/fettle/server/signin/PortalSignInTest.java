package fettle.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.job.Troubles;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Outbox;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PortalSignInTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/portal/sign-in/[A-Za-z0-9_-]{43})");

    @RegisterExtension
    static final TestServer server = new TestServer();

    @BeforeEach
    void anHourLater() {
        server.people().ann();
        server.people().bob();
        server.clock().advance(Duration.ofHours(2));
    }

    @Test
    void signsInByTheMailedLinkOnce() throws InterruptedException {
        int before = mails().size();
        ask("Ann@Acme.test ");
        NewMail mail = mailAfter(before);
        Visitor ann = server.visitor();

        assertThat(mail.to().getFirst().address()).isEqualTo("ann@acme.test");
        assertThat(mail.subject()).contains("Harbourline IT");
        String path = link(mail);
        assertThat(ann.get(path).text()).contains("Ann Abbott", "Acme");
        assertThat(ann.get(path).status()).as("looking uses nothing up").isEqualTo(200);
        Answer in = ann.post(path);

        assertThat(in.location()).isEqualTo("/portal");
        assertThat(in.header("Set-Cookie").orElseThrow()).contains("fp=", "HttpOnly", "SameSite=Lax");
        assertThat(ann.head("GET", "/portal/live", "").status()).isEqualTo(200);
        assertThat(server.visitor().post(path).status()).isEqualTo(404);
        assertThat(server.visitor().get(path).text()).contains("works no more");
    }

    @Test
    void answersForAnAddressThatNobodyHasInTheSameWords() throws InterruptedException {
        int before = mails().size();

        Answer unknown = ask("eve@nowhere.test");
        Answer known = ask("ann@acme.test");

        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(200);
        assertThat(unknown.text().replace("eve@nowhere", "ann@acme")).isEqualTo(known.text());
        mailAfter(before);
        assertThat(mails()).hasSize(before + 1);
    }

    @Test
    void mailsAtMostThreeLinksAnHourToAnAddress() throws InterruptedException {
        int before = mails().size();

        for (int i = 0; i < 9; i++) {
            assertThat(ask("ann@acme.test").status()).isEqualTo(200);
        }

        ask("bob@globex.test");
        NewMail last = mailAfter(before + 3);
        assertThat(last.to().getFirst().address()).isEqualTo("bob@globex.test");
        assertThat(mails()).hasSize(before + 4);
    }

    @Test
    void takesAtMostTenAnHourFromANetwork() {
        for (int i = 0; i < 10; i++) {
            ask("somebody" + i + "@nowhere.test");
        }

        assertThat(ask("somebody11@nowhere.test").status()).isEqualTo(429);
    }

    @Test
    void forgetsTheLinkAfterHalfAnHour() throws InterruptedException {
        int before = mails().size();
        ask("ann@acme.test");
        String path = link(mailAfter(before));

        server.clock().advance(Duration.ofMinutes(31));

        assertThat(server.visitor().get(path).status()).isEqualTo(404);
        assertThat(server.visitor().post(path).status()).isEqualTo(404);
    }

    @Test
    void tellsAdministratorsOfALinkThatCouldNotBeMade() throws InterruptedException {
        var failing = new Troubles();
        try (var links = new PortalSignIn(
                server.database(),
                server.clock(),
                server.fettle().signIn().portal(),
                (_, _, _) -> {
                    throw new IllegalStateException("The disk is full");
                },
                failing)) {
            for (int i = 0; i < 5; i++) {
                links.ask("ann@acme.test", "203.0.113.7");
            }
            for (int i = 0; i < 400 && failing.all().stream().noneMatch(trouble -> trouble.times() >= 3); i++) {
                Thread.sleep(50);
            }
        }

        assertThat(failing.all()).singleElement().satisfies(trouble -> {
            assertThat(trouble.work()).isEqualTo("portal-link");
            assertThat(trouble.words()).isEqualTo("The disk is full");
        });
    }

    @Test
    void signsOutForGood() {
        Visitor ann = server.as(server.people().ann());
        String session = ann.cookie("fp").orElseThrow();
        assertThat(ann.head("GET", "/portal/live", "").status()).isEqualTo(200);

        ann.post("/portal/sign-out");

        assertThat(server.visitor()
                        .with("fp", session)
                        .head("GET", "/portal/live", "")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void forgetsWhoWasAwayForTwoHours() {
        Visitor ann = server.as(server.people().ann());
        assertThat(ann.head("GET", "/portal/live", "").status()).isEqualTo(200);

        server.clock().advance(Duration.ofMinutes(121));

        assertThat(ann.head("GET", "/portal/live", "").status()).isEqualTo(303);
    }

    @Test
    void aSessionOfThePortalOpensNothingAtTheDesk() {
        String session = server.as(server.people().ann()).cookie("fp").orElseThrow();

        assertThat(server.visitor().with("fd", session).get("/setup").location())
                .startsWith("/sign-in");
    }

    private static Answer ask(String email) {
        return server.visitor().post("/portal/sign-in", "email", email);
    }

    private static List<NewMail> mails() {
        Outbox outbox = server.fettle().features().outbox();
        Tx tx = server.database().read(new Scope.System("test"));
        return outbox.newest(tx, Long.MAX_VALUE, 100).stream()
                .map(sent -> outbox.find(tx, sent.mailId()).orElseThrow().mail())
                .filter(mail -> mail.cause().startsWith("link:"))
                .toList();
    }

    private static NewMail mailAfter(int before) throws InterruptedException {
        for (int i = 0; i < 400 && mails().size() <= before; i++) {
            Thread.sleep(50);
        }
        return mails().getFirst();
    }

    private static String link(NewMail mail) {
        Matcher link = LINK.matcher(mail.body());
        assertThat(link.find()).as(mail.body()).isTrue();
        return link.group(1);
    }
}
