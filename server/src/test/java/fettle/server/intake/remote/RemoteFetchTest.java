package fettle.server.intake.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class RemoteFetchTest {

    private final List<ServerSocket> servers = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<InetAddress> dialled = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (ServerSocket server : servers) {
            server.close();
        }
    }

    /// A web server on loopback that answers so, under the public address of the host `pictures.test`.
    private RemoteFetch fetch(byte[] answer, Duration pause) throws IOException {
        var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        servers.add(server);
        Thread.ofVirtual().start(() -> {
            try (Socket peer = server.accept()) {
                byte[] request = new byte[4096];
                int length = peer.getInputStream().read(request);
                asked.add(new String(request, 0, length, StandardCharsets.US_ASCII));
                answer(peer.getOutputStream(), answer, pause);
            } catch (IOException | InterruptedException _) {
                // The other side hung up: that is what some of the tests are about.
            }
        });
        return new RemoteFetch(
                dialer(server.getLocalPort()),
                () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Duration.ofSeconds(2),
                1_000);
    }

    private static void answer(OutputStream out, byte[] answer, Duration pause)
            throws IOException, InterruptedException {
        if (pause.isZero()) {
            out.write(answer);
            return;
        }
        for (byte b : answer) {
            out.write(b);
            out.flush();
            Thread.sleep(pause);
        }
    }

    private Dialer dialer(int port) {
        return new Dialer() {
            @Override
            public List<InetAddress> addresses(String host) throws IOException {
                return host.equals("pictures.test")
                        ? List.of(InetAddress.ofLiteral("93.184.215.14"))
                        : Dialer.INTERNET.addresses(host);
            }

            @Override
            public Socket connect(InetAddress address, int usual, int withinMillis) throws IOException {
                dialled.add(address);
                return new Socket(InetAddress.getLoopbackAddress(), port);
            }
        };
    }

    private RemoteFetch answering(String answer) throws IOException {
        return fetch(answer.getBytes(StandardCharsets.ISO_8859_1), Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\n\r\n",
            })
    void bringsWhatStandsThere(String answer) throws IOException {
        assertThat(answering(answer).get("http://pictures.test/a%20b.png?x=1"))
                .hasValueSatisfying(body -> assertThat(body).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII)));
        assertThat(asked.getFirst())
                .startsWith("GET /a%20b.png?x=1 HTTP/1.1\r\nHost: pictures.test\r\n")
                .doesNotContainIgnoringCase("cookie", "referer");
        assertThat(dialled).containsExactly(InetAddress.ofLiteral("93.184.215.14"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\nab",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab",
                "SSH-2.0-OpenSSH\r\n",
            })
    void takesNothingElse(String answer) throws IOException {
        assertThat(answering(answer).get("http://pictures.test/")).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void endsAFileThatIsTooLarge() throws IOException {
        assertThat(answering("HTTP/1.1 200 OK\r\n\r\n" + "a".repeat(2_000)).get("http://pictures.test/"))
                .isEmpty();
    }

    @Test
    void endsAnAnswerThatTrickles() throws IOException {
        byte[] answer = ("HTTP/1.1 200 OK\r\n\r\n" + "a".repeat(500)).getBytes(StandardCharsets.US_ASCII);
        long start = System.nanoTime();

        assertThat(fetch(answer, Duration.ofMillis(50)).get("http://pictures.test/"))
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1/",
                "http://2130706433/",
                "http://0.0.0.0/",
                "http://localhost/",
                "http://10.1.2.3/",
                "http://172.16.0.1/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://100.64.0.1/",
                "http://198.18.0.1/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:a00:1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[fc00::1]/",
                "http://[fe80::1]/",
                "http://[fec0::1]/",
                "http://pictures.test:8080/",
                "http://user:secret@pictures.test/",
                "ftp://pictures.test/",
                "file:///etc/passwd",
                "//pictures.test/",
                "http://pictures.test/\r\nX: y",
                "http:///nowhere",
                "gopher://pictures.test",
            })
    void asksNobodyWithinTheHouse(String address) throws IOException {
        RemoteFetch fetch = answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");

        assertThat(fetch.get(address)).isEmpty();
        assertThat(dialled).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void aHostThatLeadsInAndOutIsNotAsked() throws IOException {
        Dialer both = new Dialer() {
            @Override
            public List<InetAddress> addresses(String host) {
                return List.of(InetAddress.ofLiteral("93.184.215.14"), InetAddress.ofLiteral("127.0.0.1"));
            }

            @Override
            public Socket connect(InetAddress address, int port, int withinMillis) {
                throw new AssertionError("nobody is called");
            }
        };
        var fetch = new RemoteFetch(
                both, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofSeconds(1), 10);

        assertThat(fetch.get("http://both.test/")).isEmpty();
    }

    @Test
    void aPeerWithoutAProperCertificateIsNotHeard() throws IOException {
        assertThat(answering("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc").get("https://pictures.test/"))
                .isEmpty();
    }
}
