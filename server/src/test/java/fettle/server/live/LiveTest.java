package fettle.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.signin.DeskUser;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final Live live = server.fettle().live();

    @Test
    void tellsTheDeskOfEverything() {
        try (var page = new OpenPage(
                server.fettle().port(), "/live", "fd", server.as(server.people().tess()))) {
            live.changed("tickets", 1042);
            live.changedFor(server.people().globex().id(), "requests", 7);

            assertThat(page.readUntil("data: 7")).contains("event: tickets", "data: 1042", "event: requests");
        }
    }

    @Test
    void tellsAContactOfTheirOwnClientOnly() {
        try (var page = new OpenPage(
                server.fettle().port(),
                "/portal/live",
                "fp",
                server.as(server.people().ann()))) {
            live.changed("tickets", 1);
            live.changedFor(server.people().globex().id(), "requests", 2);
            live.changedFor(server.people().acme().id(), "requests", 3);

            assertThat(page.readUntil("data: 3")).doesNotContain("data: 1", "data: 2");
        }
    }

    @Test
    void endsWhenItsReaderSignsOut() {
        Visitor tess = server.as(server.people().tess());
        try (var page = new OpenPage(server.fettle().port(), "/live", "fd", tess)) {
            tess.post("/sign-out");
            live.changed("tickets", 99);

            assertThat(page.readToTheEnd()).doesNotContain("data: 99");
        }
    }

    @Test
    void givesTheSeventhPageTheRoomOfTheFirst() {
        DeskUser lee = server.people().lee();
        List<OpenPage> pages = new ArrayList<>();
        try {
            for (int i = 0; i < 7; i++) {
                pages.add(new OpenPage(server.fettle().port(), "/live", "fd", server.as(lee)));
            }
            assertThat(pages.getFirst().readToTheEnd()).isNotNull();
            live.changed("tickets", 5);
            assertThat(pages.getLast().readUntil("data: 5")).contains("data: 5");
        } finally {
            pages.forEach(OpenPage::close);
        }
    }

    @Test
    void opensToNoOtherSite() {
        Visitor tess = server.as(server.people().tess())
                .saying("Accept", "text/event-stream")
                .saying("Sec-Fetch-Site", "cross-site");

        assertThat(tess.head("GET", "/live", "").status()).isEqualTo(403);
    }
}
