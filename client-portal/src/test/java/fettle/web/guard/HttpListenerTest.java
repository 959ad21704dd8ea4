package fettle.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Helidon 4.1.7 does with odd requests as it comes is dangerous: several of these rows ran a second request
/// that stood in the body of the first.
class HttpListenerTest {

    @RegisterExtension
    static final Site site = new Site();

    private static final String HOST = "Host: localhost\r\n";
    private static final String SMUGGLED = "GET /secret HTTP/1.1\r\n" + HOST + "\r\n";

    @ParameterizedTest(name = "{0} is answered {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Content-Length: 5, Transfer-Encoding: chunked    | 411
            Transfer-Encoding: chunked                       | 411
            Transfer-Encoding: xchunked                      | 411
            Transfer-Encoding: Chunked                       | 411
            Transfer-Encoding: gzip, chunked                 | 411
            Transfer-Encoding: identity                      | 411
            Content-Length: 5, Content-Length: 6             | 400
            Content-Length: 5, Content-Length: 5             | 400
            Content-Length: +5                               | 400
            Content-Length: -5                               | 400
            Content-Length: 0x5                              | 400
            Content-Length: 5 5                              | 400
            Content-Length: 99999999999999999999             | 400
            Content-Length: 9999999999                       | 413
            X-Folded: a,  b                                  | 400
            X-Spaced : a, Content-Length: 0                  | 400
            """)
    void anUnclearEndOfTheBodyIsRefusedAndHungUpOn(String headers, int status) {
        String head = headers.replace(", C", "\r\nC").replace(", T", "\r\nT").replace(",  ", "\r\n ");

        var heard = Wire.say(site.port(), "POST /unread HTTP/1.1\r\n" + HOST + head + "\r\n\r\n0\r\n\r\n" + SMUGGLED);

        assertThat(heard.first()).isEqualTo(status);
        assertThat(heard.closed()).isTrue();
        assertThat(heard.text()).doesNotContain("secret").contains("Content-Security-Policy", "nosniff");
        assertThat(site.secrets).hasValue(0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            //secret
            /./secret
            /x/../secret
            /secret;a=b
            /;/secret
            /%73ecret
            /..%2fsecret
            /%2e%2e/secret
            /secret%00
            /secret\\
            /a%zz
            """)
    void onlyPlainPathsArePaths(String path) {
        var heard = Wire.say(site.port(), "GET " + path + " HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(heard.first()).isEqualTo(400);
        assertThat(heard.closed()).isTrue();
        assertThat(site.secrets).hasValue(0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GET / HTTP/1.0~Host: localhost~~                          | 400
            GET http://localhost/ HTTP/1.1~Host: localhost~~          | 400
            OPTIONS * HTTP/1.1~Host: localhost~~                      | 400
            CONNECT localhost:80 HTTP/1.1~Host: localhost~~           | 400
            GET / HTTP/1.1~~                                          | 400
            GET / HTTP/1.1~Host: localhost~Host: evil.test~~          | 400
            G<T / HTTP/1.1~Host: localhost~~                          | 500
            GET  / HTTP/1.1~Host: localhost~~                         | 400
            GET / HTTP/1.1~Host: evil.test~~                          | 421
            GET / HTTP/1.1~Host: localhost.evil.test~~                | 421
            GET / HTTP/1.1~Host: localhost@evil.test~~                | 400
            PRI * HTTP/2.0~~SM~~                                      | 400
            """)
    void oddRequestLinesAndHostsAreTurnedDown(String lines, int status) {
        var heard = Wire.say(site.port(), lines.strip().replace("~", "\r\n"));

        assertThat(heard.first()).isEqualTo(status);
        assertThat(heard.text()).doesNotContain("Hello").doesNotContain("evil.test");
    }

    @Test
    void anOverlongHeadIsRefused() {
        var line = Wire.say(site.port(), "GET /" + "a".repeat(8_000) + " HTTP/1.1\r\n" + HOST + "\r\n");
        var header = Wire.say(site.port(), "GET / HTTP/1.1\r\n" + HOST + "X: " + "a".repeat(100_000) + "\r\n\r\n");

        assertThat(line.first()).isIn(400, 414);
        assertThat(header.first()).isIn(0, 400, 431);
        assertThat(line.closed() && header.closed()).isTrue();
    }

    @ParameterizedTest(name = "Connection: {0}")
    @CsvSource({"close", "Close", "'keep-alive, close'"})
    void aBodyThatNobodyReadIsNotTheNextRequest(String connection) {
        var heard = Wire.say(
                site.port(),
                "POST /unread HTTP/1.1\r\n" + HOST + "Sec-Fetch-Site: same-origin\r\nConnection: " + connection
                        + "\r\nContent-Length: " + SMUGGLED.length() + "\r\n\r\n" + SMUGGLED);

        assertThat(heard.answers()).isEqualTo(1);
        assertThat(heard.closed()).isTrue();
        assertThat(site.secrets).hasValue(0);
    }

    @Test
    void aRefusedExpectationDoesNotTurnTheBodyIntoARequest() {
        var heard = Wire.say(
                site.port(),
                "POST /unread HTTP/1.1\r\n" + HOST + "Sec-Fetch-Site: same-origin\r\nExpect: 100-continue"
                        + "\r\nContent-Length: " + SMUGGLED.length() + "\r\n\r\n" + SMUGGLED);

        assertThat(heard.text()).contains("not read").doesNotContain("secret");
        assertThat(site.secrets).hasValue(0);
    }

    @Test
    void severalRequestsOnOneConnectionAreAnsweredInOrder() {
        var heard = Wire.say(
                site.port(),
                "POST /echo HTTP/1.1\r\n" + HOST + "Sec-Fetch-Site: same-origin\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 8\r\n\r\ntext=one"
                        + "GET /none HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(heard.answers()).isEqualTo(2);
        assertThat(heard.text()).containsSubsequence("200 OK", "one", "404 Not Found");
        assertThat(heard.closed()).isFalse();
    }

    @Test
    void aRequestThatDribblesInIsHungUpOn() throws IOException {
        String head = "POST /echo HTTP/1.1\r\n" + HOST + "Sec-Fetch-Site: same-origin\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n";

        assertThat(untilHungUpOn(head)).as("in its head").isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        assertThat(untilHungUpOn(head + "Content-Length: 100\r\n\r\ntext="))
                .as("in its body")
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    private static Duration untilHungUpOn(String start) throws IOException {
        Instant began = Instant.now();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(start.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // an answer may come before the end
            }
        } catch (java.net.SocketException reset) {
            return Duration.between(began, Instant.now());
        }
        return Duration.between(began, Instant.now());
    }
}
