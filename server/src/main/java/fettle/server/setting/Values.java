package fettle.server.setting;

import fettle.server.store.engine.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What each setting was given, and where: by a flag, a variable of the environment, a file, or by default.
/// The first of these counts. A name that no setting has stops the start.
public final class Values {

    private record Given(String text, String where) {}

    private static final String PREFIX = "FETTLE_";
    private static final String CONFIG = "FETTLE_CONFIG";
    private static final Map<String, String> SHORT_NAMES = Map.of("FETTLE_KEY_FILE", "store.key-file");

    /// What bin/fettle reads, and what Kubernetes sets for a service that is called fettle.
    private static final Set<String> LAUNCHER = Set.of(CONFIG, "FETTLE_HEAP", "FETTLE_CACHE", "FETTLE_JAVA_FLAGS");

    private static final Pattern KUBERNETES = Pattern.compile("FETTLE_(SERVICE_.*|PORT(_.*)?)");

    private final Map<String, Given> given = new TreeMap<>();

    private Values() {}

    /// Collects what was given for each setting.
    ///
    /// @param flags what the command line says, by the key of each setting; `config` names a file
    /// @param environment the variables of the environment, of which ours begin with `FETTLE_`
    public static Values of(Map<String, String> flags, Map<String, String> environment) {
        var values = new Values();
        YamlFile.defaults().forEach((key, text) -> values.given.put(key, new Given(text, "by default")));
        var fromFlags = new HashMap<>(flags);
        Optional<String> named =
                Optional.ofNullable(fromFlags.remove("config")).or(() -> Optional.ofNullable(environment.get(CONFIG)));
        Map<String, String> fromEnvironment = values.named(environment);
        values.put(fromEnvironment, "in the environment");
        values.put(fromFlags, "on the command line");
        values.file(named).ifPresent(file -> values.put(YamlFile.read(file), "in " + file));
        values.put(fromEnvironment, "in the environment");
        values.put(fromFlags, "on the command line");
        return values;
    }

    public Set<String> keys() {
        return given.keySet();
    }

    public String text(String key) {
        return given(key).text().strip();
    }

    public Optional<String> optional(String key) {
        return Optional.of(text(key)).filter(text -> !text.isEmpty());
    }

    public List<String> list(String key) {
        return Arrays.stream(text(key).split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /// The refusal of what a setting was given, as one sentence.
    public StartRefused refused(String key, String mustBe) {
        Given wrong = given(key);
        return new StartRefused(
                StartRefused.MISCONFIGURED,
                "The setting " + key + " is '" + wrong.text() + "' " + wrong.where() + " and must be " + mustBe);
    }

    private Given given(String key) {
        return Optional.ofNullable(given.get(key))
                .orElseThrow(() -> new IllegalArgumentException("application.yaml has no setting " + key));
    }

    /// The file that was named, or the one in the data folder if there is one.
    private Optional<Path> file(Optional<String> named) {
        return named.map(Path::of)
                .or(() -> Optional.of(Path.of(text("store.data"), "application.yaml"))
                        .filter(Files::exists));
    }

    private void put(Map<String, String> settings, String where) {
        settings.forEach((key, text) -> {
            if (!given.containsKey(key)) {
                throw unknown("setting " + key, where);
            }
            given.put(key, new Given(text, where));
        });
    }

    private Map<String, String> named(Map<String, String> environment) {
        var keys = new HashMap<>(SHORT_NAMES);
        given.keySet().forEach(key -> keys.put(variable(key), key));
        var settings = new HashMap<String, String>();
        environment.forEach((name, text) -> {
            String key = keys.get(name);
            if (key != null) {
                settings.put(key, text);
            } else if (name.startsWith(PREFIX) && !isForOthers(name)) {
                throw unknown("setting for the variable " + name, "in the environment");
            }
        });
        return settings;
    }

    private static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static boolean isForOthers(String name) {
        return LAUNCHER.contains(name) || KUBERNETES.matcher(name).matches();
    }

    private static StartRefused unknown(String what, String where) {
        return new StartRefused(StartRefused.MISCONFIGURED, "There is no " + what + ", which was given " + where);
    }
}
