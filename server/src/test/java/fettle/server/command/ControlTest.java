package fettle.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.Main;
import fettle.server.Settings;
import fettle.server.admin.ControlToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class ControlTest {

    private record Ended(int code, String out, String err) {}

    @TempDir
    static Path folder;

    private final Path data = folder.resolve("data");

    @Test
    void commandsSpeakToTheRunningServerAndElseOpenTheFolder() throws Exception {
        String link;
        try (RunningServer server = RunningServer.start(settings())) {
            Ended beside = fettle("admin", "create", "--data", data.toString());
            assertThat(beside.code()).isZero();
            link = beside.out().strip();
            assertThat(get(link)).as("the running server knows the link").isEqualTo(200);

            assertThat(Files.getPosixFilePermissions(data.resolve("control")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(post(ControlToken.in(data).orElseThrow().address() + "/control/admin-create", "wrong"))
                    .isEqualTo(404);
            Ended unknown = fettle("admin", "reset-password", "nobody@msp.test", "--data", data.toString());
            assertThat(unknown.code()).isEqualTo(1);
            assertThat(unknown.err()).contains("There is no such person");
            Ended partly = fettle("import-mail", "--data", data.toString(), mail("one"), "none.eml");
            assertThat(partly.code()).isEqualTo(1);
            assertThat(partly.err()).contains("1 mails taken", "none.eml", "1 files were left out");
            assertThat(fettle("import-mail", "--data", data.toString(), mail("two"))
                            .code())
                    .isZero();
            assertThat(fettle("serve", "--data", data.toString()).err()).contains("Another Fettle is running");
            Ended taken = fettle(
                    "serve",
                    "--smtp-port",
                    "0",
                    "--data",
                    folder.resolve("second").toString(),
                    "--key",
                    folder.resolve("second.key").toString(),
                    "--port",
                    Integer.toString(server.fettle().port()));
            assertThat(taken.code()).isEqualTo(75);
            assertThat(taken.err()).contains("can't be had", "--port").doesNotContain("Exception");
        }

        assertThat(data.resolve("control")).doesNotExist();
        Ended alone = fettle("admin", "create", "--data", data.toString());
        assertThat(alone.code()).isZero();
        assertThat(alone.out()).contains("/set-up-first-administrator/").isNotEqualTo(link);
    }

    @Test
    void refusesToServePasswordsInPlainTextOverANetwork() {
        Ended open = fettle(
                "serve", "--bind", "0.0.0.0", "--data", folder.resolve("open").toString());

        assertThat(open.code()).isEqualTo(78);
        assertThat(open.err()).contains("plain text", "web.base-url");
    }

    private static String mail(String subject) throws IOException {
        String mail = "From: Ann <ann@acme.test>\nSubject: " + subject + "\n\nHello\n";
        return Files.writeString(folder.resolve(subject + ".eml"), mail).toString();
    }

    private Settings settings() {
        return Settings.load(Map.of("store.data", data.toString(), "web.port", "0", "smtp-in.port", "0"), Map.of());
    }

    private static Ended fettle(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var said = new ByteArrayOutputStream();
        var complained = new ByteArrayOutputStream();
        var refused = new StringWriter();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int code = Main.commands().setErr(new PrintWriter(refused, true)).execute(arguments);
            return new Ended(
                    code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8) + refused);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static int get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static int post(String url, String token) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private static int send(HttpRequest request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
