package fettle.server.store.engine;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The two databases that Fettle runs on, and the few words in which their SQL differs.
public enum Dialect {
    DERBY(Map.of("text", "CLOB", "bytes", "BLOB", "stored", "", "forUpdate", "FOR UPDATE WITH RS")),
    POSTGRESQL(Map.of("text", "TEXT", "bytes", "BYTEA", "stored", "STORED", "forUpdate", "FOR UPDATE"));

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern ONLY =
            Pattern.compile("^-- (derby|postgresql) only\\n(.*?)^-- end\\n?", Pattern.MULTILINE | Pattern.DOTALL);

    @SuppressWarnings("ImmutableEnumChecker") // Map.of makes it so
    private final Map<String, String> words;

    Dialect(Map<String, String> words) {
        this.words = words;
    }

    /// The SQL in the words of this database: `${text}` and its like are replaced, and what stands between
    /// `-- postgresql only` (or `-- derby only`) and `-- end` is left out for the other one.
    public String translate(String sql) {
        String ours = ONLY.matcher(sql).replaceAll(only -> only.group(1).equalsIgnoreCase(name())
                ? Matcher.quoteReplacement(only.group(2))
                : "");
        return PLACEHOLDER.matcher(ours).replaceAll(found -> Matcher.quoteReplacement(word(found.group(1))));
    }

    private String word(String placeholder) {
        String word = words.get(placeholder);
        if (word == null) {
            throw new IllegalArgumentException("No database has a word for ${" + placeholder + "}");
        }
        return word;
    }
}
