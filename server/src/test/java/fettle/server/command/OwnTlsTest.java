package fettle.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.Settings;
import fettle.server.setting.TestCertificate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// A server with a certificate of its own, as browsers, commands and programs in clear meet it.
@Tag("once")
class OwnTlsTest {

    @TempDir
    static Path folder;

    private static TestCertificate certificate;
    private static Settings settings;
    private static RunningServer server;
    private static HttpClient browser;

    @BeforeAll
    static void start() {
        certificate = TestCertificate.in(folder);
        var flags = new HashMap<>(certificate.pem("web"));
        flags.putAll(Map.of(
                "store.data", folder.resolve("data").toString(),
                "web.port", "0",
                "smtp-in.enabled", "false"));
        settings = Settings.load(flags, Map.of());
        server = RunningServer.start(settings);
        browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(certificate.trust())
                .build();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    @Test
    void signsInWithACookieThatOnlyThisHostCanSetAndOnlyTlsCarries() throws Exception {
        String link = server.fettle().accountVerbs().firstAdministrator().strip();
        assertThat(link).startsWith("https://localhost:");
        String form =
                "name=Ada+Archer&email=ada%40msp.test&password=" + URLEncoder.encode("teapots float quietly 41", UTF_8);

        HttpResponse<String> answer = ask(HttpRequest.newBuilder(URI.create(link))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(form)));

        assertThat(answer.statusCode()).isEqualTo(303);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("__Host-fd=").contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax");
        HttpResponse<String> today = ask(HttpRequest.newBuilder(URI.create(url() + "/"))
                .header("Cookie", cookie.substring(0, cookie.indexOf(';'))));
        assertThat(today.statusCode()).isEqualTo(200);
        assertThat(today.body()).contains("Ada Archer");
    }

    @Test
    void tellsBrowsersToComeByHttpsOnly() throws Exception {
        HttpResponse<String> page = ask(HttpRequest.newBuilder(URI.create(url() + "/sign-in")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Strict-Transport-Security").orElseThrow())
                .startsWith("max-age=63072000");
    }

    @Test
    void answersNothingInClear() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .doesNotContain("HTTP/1.1", "Sign in");
        }
    }

    @Test
    void speaksNoOldTls() throws IOException {
        try (var socket = (SSLSocket) certificate.trust().getSocketFactory().createSocket("localhost", port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
        }
        try (var socket = (SSLSocket) certificate.trust().getSocketFactory().createSocket("localhost", port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.1"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
        }
    }

    /// The certificate is for the name that browsers use, and commands come to 127.0.0.1.
    @Test
    void commandsStillReachIt() {
        assertThat(new Control(settings)
                        .run("backup", Map.of("to", folder.resolve("backups").toString())))
                .isZero();
        var said = new StringWriter();
        int code = new CommandLine(new HealthCommand())
                .setOut(new PrintWriter(said))
                .execute("--port", Integer.toString(port()));
        assertThat(said).hasToString("up\n");
        assertThat(code).isZero();
    }

    private static HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String url() {
        return "https://localhost:" + port();
    }

    private static int port() {
        return server.fettle().port();
    }
}
