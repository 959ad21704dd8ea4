package fettle.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.signin.DeskUser;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
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
        try (var page = new OpenPage("/live", "fd", server.as(server.people().tess()))) {
            live.changed("tickets", 1042);
            live.changedFor(server.people().globex().id(), "requests", 7);

            assertThat(page.readUntil("data: 7")).contains("event: tickets", "data: 1042", "event: requests");
        }
    }

    @Test
    void tellsAContactOfTheirOwnClientOnly() {
        try (var page =
                new OpenPage("/portal/live", "fp", server.as(server.people().ann()))) {
            live.changed("tickets", 1);
            live.changedFor(server.people().globex().id(), "requests", 2);
            live.changedFor(server.people().acme().id(), "requests", 3);

            assertThat(page.readUntil("data: 3")).doesNotContain("data: 1", "data: 2");
        }
    }

    @Test
    void endsWhenItsReaderSignsOut() {
        Visitor tess = server.as(server.people().tess());
        try (var page = new OpenPage("/live", "fd", tess)) {
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
                pages.add(new OpenPage("/live", "fd", server.as(lee)));
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

    /// A page at the other end of a stream, read by hand.
    private static final class OpenPage implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader in;

        OpenPage(String path, String cookie, Visitor visitor) {
            try {
                socket = new Socket("127.0.0.1", server.fettle().port());
                socket.setSoTimeout(30_000);
                String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: "
                        + cookie + "=" + visitor.cookie(cookie).orElseThrow() + "\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                readUntil("retry: ");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String readUntil(String words) {
            StringBuilder read = new StringBuilder();
            try {
                while (read.indexOf(words) < 0) {
                    String line = in.readLine();
                    if (line == null) {
                        break;
                    }
                    read.append(line).append('\n');
                }
            } catch (SocketTimeoutException e) {
                throw new AssertionError("Nothing like '" + words + "' in " + read, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return read.toString();
        }

        String readToTheEnd() {
            try {
                return readUntil("what no stream ever says");
            } catch (UncheckedIOException e) {
                assertThat(e.getCause()).isInstanceOf(SocketException.class);
                return "";
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
