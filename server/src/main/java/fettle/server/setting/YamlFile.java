package fettle.server.setting;

import fettle.server.store.engine.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// A file of settings, flattened: `web:` with `port: 8080` below it is `web.port` with the text `8080`.
final class YamlFile {

    private YamlFile() {}

    static Map<String, String> defaults() {
        try (InputStream in = YamlFile.class.getResourceAsStream("/application.yaml")) {
            if (in == null) {
                throw new IllegalStateException("The program has lost its application.yaml");
            }
            return settings("application.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> read(Path file) {
        try {
            return settings(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new StartRefused(
                    StartRefused.MISCONFIGURED, "The settings in " + file + " can't be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> settings(String name, String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var settings = new LinkedHashMap<String, String>();
        try {
            flatten("", new Yaml(new SafeConstructor(options)).load(text), settings);
        } catch (YAMLException e) {
            String words = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\n\\s*", ", ");
            throw new StartRefused(
                    StartRefused.MISCONFIGURED, "The settings in " + name + " are not YAML: " + words, e);
        }
        return settings;
    }

    private static void flatten(String key, @Nullable Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> section) {
            section.forEach((name, inner) -> flatten(key.isEmpty() ? "" + name : key + "." + name, inner, into));
        } else if (value instanceof List<?> list) {
            into.put(key, list.stream().map(String::valueOf).collect(Collectors.joining(",")));
        } else if (!key.isEmpty()) {
            into.put(key, value == null ? "" : value.toString());
        }
    }
}
