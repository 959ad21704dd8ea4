package fettle.server.command;

import fettle.server.Settings;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/// The flags that every command takes which needs to know where the server and its data are. Each stands for a setting,
/// and goes before the environment and the file.
public final class ServerFlags {

    private final Map<String, String> flags = new HashMap<>();

    public Settings settings() {
        return Settings.load(flags, System.getenv());
    }

    /// Sets what this command wants otherwise than by default, unless a flag says something else.
    public void preset(String setting, String value) {
        flags.putIfAbsent(setting, value);
    }

    /// Takes a flag by its name, as the methods below do for the commands.
    ///
    /// @return whether there is one of that name
    boolean take(String name, String value) {
        switch (name) {
            case "--data" -> data(value);
            case "--port" -> port(value);
            case "--smtp-port" -> smtpPort(value);
            case "--bind" -> bind(value);
            case "--db-url" -> databaseUrl(value);
            case "--key" -> key(value);
            case "--config" -> config(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of the database and all files.")
    void data(String folder) {
        flags.put("store.data", folder);
    }

    @Option(names = "--port", paramLabel = "PORT", description = "The port of pages and API; 8080 by default.")
    void port(String port) {
        flags.put("web.port", port);
    }

    @Option(names = "--smtp-port", paramLabel = "PORT", description = "The port that takes mail; 2525 by default.")
    void smtpPort(String port) {
        flags.put("smtp-in.port", port);
    }

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "The address to listen on; 127.0.0.1 by default.")
    void bind(String address) {
        flags.put("web.bind", address);
    }

    @Option(names = "--db-url", paramLabel = "URL", description = "A PostgreSQL, as jdbc:postgresql://host/name?user=…")
    void databaseUrl(String url) {
        flags.put("store.db-url", url);
    }

    @Option(names = "--key", paramLabel = "FILE", description = "The key that seals passwords.")
    void key(String file) {
        flags.put("store.key-file", file);
    }

    @Option(names = "--config", paramLabel = "FILE", description = "A file of settings like application.yaml.")
    void config(String file) {
        flags.put("config", file);
    }
}
