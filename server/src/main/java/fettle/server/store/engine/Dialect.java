package fettle.server.store.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The two databases that Fettle runs on, and the few words in which their SQL differs.
public enum Dialect {
    DERBY("CLOB", "BLOB", "", "FOR UPDATE WITH RS"),
    POSTGRESQL("TEXT", "BYTEA", "STORED", "FOR UPDATE");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern ONLY =
            Pattern.compile("^-- (derby|postgresql) only\\n(.*?)^-- end\\n?", Pattern.MULTILINE | Pattern.DOTALL);

    private final String text;
    private final String bytes;
    private final String stored;
    private final String forUpdate;

    Dialect(String text, String bytes, String stored, String forUpdate) {
        this.text = text;
        this.bytes = bytes;
        this.stored = stored;
        this.forUpdate = forUpdate;
    }

    /// The SQL in the words of this database: `${text}` and its like are replaced, and what stands between
    /// `-- postgresql only` (or `-- derby only`) and `-- end` is left out for the other one.
    public String translate(String sql) {
        String ours = ONLY.matcher(sql)
                .replaceAll(
                        only -> only.group(1).equalsIgnoreCase(name()) ? Matcher.quoteReplacement(only.group(2)) : "");
        return PLACEHOLDER.matcher(ours).replaceAll(found -> Matcher.quoteReplacement(word(found.group(1))));
    }

    private String word(String placeholder) {
        return switch (placeholder) {
            case "text" -> text;
            case "bytes" -> bytes;
            case "stored" -> stored;
            case "forUpdate" -> forUpdate;
            default -> throw new IllegalArgumentException("No database has a word for ${" + placeholder + "}");
        };
    }
}
