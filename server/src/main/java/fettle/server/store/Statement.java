package fettle.server.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One named statement, taken apart once: the driver gets question marks, we keep the names of what they stand for.
///
/// @param sql the text for the driver
/// @param parameters the names of its question marks, in order
/// @param words every word outside comments and quotes, in lower case
/// @param allClients why it may touch the rows of all clients, if it may
/// @param changes the table whose rows it changes, in lower case; nothing for a query, and for an update that only
/// locks
record Statement(
        String name,
        String sql,
        List<String> parameters,
        Set<String> words,
        Optional<String> allClients,
        Optional<String> changes) {

    static final String SCOPE_CLIENT = "scope_client";

    private static final Pattern ALL_CLIENTS = Pattern.compile("^-- all clients:[ \\t]*(\\S.*)$", Pattern.MULTILINE);
    private static final Pattern ONLY_LOCKS =
            Pattern.compile("UPDATE\\s+\\w+\\s+SET\\s+(\\w+)\\s*=\\s*\\1\\s+WHERE.*", Pattern.DOTALL);
    private static final Pattern MOVES = Pattern.compile("SET\\s+client_id\\b");
    private static final Pattern CHANGES =
            Pattern.compile("^(?:INSERT\\s+INTO|UPDATE|DELETE\\s+FROM)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT_OR_QUOTE = Pattern.compile("'[^']*'|--[^\\n]*");

    /// What Derby reads in a comment, to go by an index of our choice where it would rather sort; to
    /// PostgreSQL it is one.
    private static final String FOR_DERBY = "-- DERBY-PROPERTIES ";
    private static final Pattern PARAMETER = Pattern.compile("'[^']*'|::|:([A-Za-z]\\w*)");
    private static final Pattern WORD = Pattern.compile("'[^']*'|:\\w+|(\\w+)");

    static Statement of(String name, String text) {
        Optional<String> reason =
                ALL_CLIENTS.matcher(text).results().findFirst().map(found -> found.group(1));
        String sql = withoutComments(text).strip();
        if (sql.isEmpty() || sql.contains(";")) {
            throw new IllegalStateException("Statement " + name + " must be one statement without a semicolon");
        }
        return new Statement(name, marked(sql), captured(PARAMETER, sql).toList(), words(sql), reason, changes(sql));
    }

    boolean namesClient() {
        return parameters.contains(SCOPE_CLIENT);
    }

    private static Optional<String> changes(String sql) {
        if (ONLY_LOCKS.matcher(sql).matches()) {
            return Optional.empty();
        }
        return captured(CHANGES, sql).findFirst().map(table -> table.toLowerCase(Locale.ROOT));
    }

    /// Whether the rows that it changes are of one client only: not when it takes them from one to another.
    boolean staysWithClient() {
        return namesClient() && !MOVES.matcher(sql).find();
    }

    private static String withoutComments(String text) {
        return COMMENT_OR_QUOTE
                .matcher(text)
                .replaceAll(found -> isComment(found.group()) ? "" : Matcher.quoteReplacement(found.group()));
    }

    private static boolean isComment(String text) {
        return text.startsWith("--") && !text.startsWith(FOR_DERBY);
    }

    private static String marked(String sql) {
        return PARAMETER
                .matcher(sql)
                .replaceAll(found -> found.group(1) == null ? Matcher.quoteReplacement(found.group()) : "?");
    }

    private static Stream<String> captured(Pattern pattern, String sql) {
        return pattern.matcher(sql).results().flatMap(found -> Optional.ofNullable(found.group(1)).stream());
    }

    private static Set<String> words(String sql) {
        return captured(WORD, sql).map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
