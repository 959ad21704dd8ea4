package fettle.server.command;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.Callable;
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
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/health/ready")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(PATIENCE);
            connection.setReadTimeout(PATIENCE);
            int status = connection.getResponseCode();
            return status == 200 ? say("up", 0) : say("down: it answers " + status, 1);
        } catch (IOException e) {
            return say("down: " + e.getMessage(), 1);
        }
    }

    private int say(String sentence, int code) {
        spec.commandLine().getOut().println(sentence);
        return code;
    }
}
