package fettle.server.worklist;

import fettle.server.store.Sql;
import fettle.server.ticket.Ticket.Stage;
import java.util.Locale;
import java.util.Optional;

/// What somebody looks for among all tickets; what is left open is not asked.
///
/// @param words of the subject, or a ticket's number
/// @param before the number that the page begins behind
public record Search(
        Optional<Long> clientId, Optional<Long> ownerId, Optional<Stage> stage, String words, long before) {

    Sql into(Sql statement) {
        String plain = words.toLowerCase(Locale.ROOT).strip();
        return statement
                .set("before", before)
                .set("client", clientId.orElse(0L))
                .set("owner", ownerId.orElse(0L))
                .set("stage", stage.map(Stage::name).orElse(""))
                .set("words", plain.isEmpty() ? "" : "%" + plain.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .set("number", number(plain));
    }

    private static long number(String words) {
        return words.matches("#?[0-9]{1,18}") ? Long.parseLong(words.replace("#", "")) : 0;
    }
}
