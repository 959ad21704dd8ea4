package fettle.server.store.copy;

import fettle.server.store.engine.DatabaseAddress;
import fettle.web.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program of PostgreSQL's own, run with the connection that our JDBC URL means. The password goes by the
/// environment, since everybody on the machine can read arguments.
final class PostgresProgram {

    private static final int LAST_WORDS = 500;

    private PostgresProgram() {}

    /// The address as these programs take it: with the user, without the password.
    static String connection(DatabaseAddress.Server server) {
        Map<String, String> parameters = parameters(server);
        String kept = Stream.of("user", "sslmode", "sslrootcert")
                .filter(parameters::containsKey)
                .map(name -> name + "=" + parameters.get(name))
                .collect(Collectors.joining("&"));
        return server.url().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "") + (kept.isEmpty() ? "" : "?" + kept);
    }

    static void run(String program, List<String> arguments, DatabaseAddress.Server server) {
        var command = new ArrayList<>(List.of(program, "--no-password"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGOPTIONS", "-c app.client=all");
        String password = parameters(server).get("password");
        if (password != null) {
            builder.environment().put("PGPASSWORD", URLDecoder.decode(password, StandardCharsets.UTF_8));
        }
        finish(program, builder);
    }

    private static void finish(String program, ProcessBuilder builder) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw refused(program, said);
            }
        } catch (IOException e) {
            throw new Refusal.Conflict("backup.no-program", program);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(program + " was interrupted", e);
        }
    }

    private static Refusal refused(String program, String said) {
        String words = said.length() <= LAST_WORDS ? said : said.substring(0, LAST_WORDS);
        return said.contains("row-level security")
                ? new Refusal.Conflict("backup.row-security", program, words)
                : new Refusal.Conflict("backup.program-failed", program, words);
    }

    private static Map<String, String> parameters(DatabaseAddress.Server server) {
        String query = URI.create(server.url().replaceFirst("^jdbc:", "")).getRawQuery();
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return parameters;
    }
}
