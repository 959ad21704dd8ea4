package fettle.server.command;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.Callable;
import javax.net.ssl.HttpsURLConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Asks the server on this machine whether it can work, for whatever watches over it.
@Command(name = "health", description = "Ask the running server whether it can work; ends with 0 if so.")
public final class HealthCommand implements Callable<Integer> {

    private static final int PATIENCE = 3_000;

    @Option(
            names = "--port",
            defaultValue = "${env:FETTLE_PORT:-8080}",
            description = "Where it listens (${DEFAULT-VALUE}).")
    private int port;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            int status = status();
            return status == 200 ? say("up", 0) : say("down: it answers " + status, 1);
        } catch (IOException e) {
            return say("down: " + e.getMessage(), 1);
        }
    }

    /// A server with a certificate of its own hangs up on whoever speaks plainly.
    private int status() throws IOException {
        try {
            return status("http");
        } catch (ConnectException nobodyThere) {
            throw nobodyThere;
        } catch (IOException perhapsTls) {
            return status("https");
        }
    }

    private int status(String scheme) throws IOException {
        var connection = (HttpURLConnection) URI.create(scheme + "://127.0.0.1:" + port + "/health/ready")
                .toURL()
                .openConnection();
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(Loopback.trusted().getSocketFactory());
            secure.setHostnameVerifier((_, _) -> true);
        }
        connection.setConnectTimeout(PATIENCE);
        connection.setReadTimeout(PATIENCE);
        return connection.getResponseCode();
    }

    private int say(String sentence, int code) {
        spec.commandLine().getOut().println(sentence);
        return code;
    }
}
