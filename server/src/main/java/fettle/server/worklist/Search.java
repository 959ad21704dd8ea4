package fettle.server.worklist;

import fettle.server.store.Sql;
import fettle.server.ticket.Ticket.Stage;
import java.util.Locale;
import java.util.Optional;

/// What somebody looks for among all tickets; what is left open is not asked.
///
/// @param words that the subject has, in any order, or a ticket's number
/// @param before the number that the page begins behind
public record Search(
        Optional<Long> clientId, Optional<Long> ownerId, Optional<Stage> stage, String words, long before) {

    /// As many words as are looked for one by one; what follows them belongs to the last.
    private static final int MOST_WORDS = 4;

    Sql into(Sql statement) {
        String plain = words.toLowerCase(Locale.ROOT).strip();
        String[] each = plain.split("\\s+", MOST_WORDS);
        return statement
                .set("before", before)
                .set("client", clientId.orElse(0L))
                .set("owner", ownerId.orElse(0L))
                .set("stage", stage.map(Stage::name).orElse(""))
                .set("words", plain.isEmpty() ? "" : containing(each, 0))
                .set("second", containing(each, 1))
                .set("third", containing(each, 2))
                .set("fourth", containing(each, 3))
                .set("number", number(plain));
    }

    private static String containing(String[] words, int at) {
        return at < words.length ? "%" + words[at].replaceAll("[\\\\%_]", "\\\\$0") + "%" : "%";
    }

    private static long number(String words) {
        return words.matches("#?[0-9]{1,18}") ? Long.parseLong(words.replace("#", "")) : 0;
    }
}
