package fettle.server.store.schema;

import fettle.server.store.Sha256;
import fettle.server.store.engine.Dialect;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One step of the schema: what the file `migrations/NNNN-name.sql` says.
public record Migration(int number, String name, String text) {

    private static final Pattern FILE = Pattern.compile("(\\d{4})-([a-z0-9-]+)\\.sql");
    private static final Pattern COMMENT_OR_QUOTE = Pattern.compile("'[^']*'|--[^\\n]*");
    private static final Pattern END = Pattern.compile(";(?=(?:[^']*'[^']*')*[^']*$)");

    public static Migration of(String file, String text) {
        Matcher named = FILE.matcher(file);
        if (!named.matches()) {
            throw new IllegalArgumentException("A migration is named 0001-what-it-does.sql, not " + file);
        }
        return new Migration(Integer.parseInt(named.group(1)), named.group(2), text.replace("\r\n", "\n"));
    }

    public String sha256() {
        return Sha256.of(text);
    }

    List<String> statements(Dialect dialect) {
        String bare = COMMENT_OR_QUOTE
                .matcher(dialect.translate(text))
                .replaceAll(found -> found.group().startsWith("--") ? "" : Matcher.quoteReplacement(found.group()));
        return Arrays.stream(END.split(bare))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return "%04d-%s".formatted(number, name);
    }
}
