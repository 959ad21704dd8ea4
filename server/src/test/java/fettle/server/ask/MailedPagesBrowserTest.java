package fettle.server.ask;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.MailedLinks;
import fettle.server.monitor.WatchedDesk;
import fettle.server.testing.Browser;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The pages around mail keep nobody out: those behind its links, and those where it is set up and asked by.
@Tag("browser")
class MailedPagesBrowserTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @RegisterExtension
    static final Browser browser = new Browser();

    private static final List<Supplier<Browser>> LOOKS = List.of(browser::light, browser::dark, browser::onAPhone);

    private static String choices;
    private static String survey;
    private static String approval;
    private static Ticket asked;

    @BeforeAll
    static void annIsAsked() {
        server.openMailbox();
        choices = server.as(server.people().ann()).get("/portal/mail").location();
        var desk = new WatchedDesk(server);
        survey = MailedLinks.survey(server, desk);
        asked = desk.open("Second laptop");
        approval = MailedLinks.approval(server, desk, asked);
    }

    @Test
    void thatLinksOpen() {
        for (Supplier<Browser> look : LOOKS) {
            for (String path : List.of(choices, survey, approval, "/portal/approval/invented", "/portal/survey/old")) {
                keepsNobodyOut(look.get(), path);
            }
        }
    }

    @Test
    void whereMailIsSetUp() {
        for (Supplier<Browser> look : LOOKS) {
            for (String path : List.of(
                    "/setup/sending", "/setup/mailboxes", "/setup/canned-replies", "/setup/suppliers", "/notices")) {
                keepsNobodyOut(look.get().as(server, server.people().ada()), path);
            }
        }
    }

    @Test
    void whereTheDeskAsksAndIsAnswered() {
        for (Supplier<Browser> look : LOOKS) {
            keepsNobodyOut(look.get().as(server, server.people().tess()), "/tickets/" + asked.number() + "/approvals");
            keepsNobodyOut(
                    look.get().as(server, server.people().max()),
                    "/clients/" + server.people().acme().id() + "/satisfaction");
            keepsNobodyOut(look.get().as(server, server.people().ann()), "/portal/requests/" + asked.number());
        }
    }

    private static void keepsNobodyOut(Browser with, String path) {
        with.open(server.url() + path);
        assertThat(with.barriers()).as(path).isEmpty();
        assertThat(with.scrollsSideways()).as(path).isFalse();
    }
}
