package fettle.server.desk.form;

import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.server.ticket.waiting.WaitingReply;
import fettle.server.worklog.TimeEntry.NotBillable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A reply that was taken back, as the fields of the form that it came from.
///
/// @param id the draft's, "" when nothing was taken back
public record TakenBack(String id, Map<String, String> values, List<NewEntry.File> files) {

    private static final TakenBack NOTHING = new TakenBack("", Map.of(), List.of());

    public TakenBack {
        values = Map.copyOf(values);
        files = List.copyOf(files);
    }

    public static TakenBack of(Optional<WaitingReply> draft, Moments moments) {
        return draft.map(taken -> new TakenBack(
                        String.valueOf(taken.id()),
                        values(taken, moments),
                        taken.reply().files()))
                .orElse(NOTHING);
    }

    /// What stood in a field, or what the form starts with there.
    public String value(String field, String start) {
        return values.getOrDefault(field, start);
    }

    private static Map<String, String> values(WaitingReply taken, Moments moments) {
        Map<String, String> values = new HashMap<>();
        Reply reply = taken.reply();
        values.put("text", reply.text());
        if (taken.scheduled() && moments.isToCome(taken.dueAt())) {
            values.put("sendAt", moments.picked(taken.dueAt()));
        }
        reply.copies()
                .ifPresent(ids ->
                        values.put("copy", ids.stream().map(String::valueOf).collect(Collectors.joining(","))));
        reply.spent().ifPresent(spent -> {
            values.put("minutes", String.valueOf(spent.minutes()));
            values.put("note", spent.note());
            values.put("unpaid", spent.notBillable().map(NotBillable::key).orElse(""));
        });
        reply.pause().ifPresent(pause -> {
            values.put("reason", pause.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            values.put("followUpAt", moments.typed(pause.followUpAt()));
        });
        reply.promise().ifPresent(told -> put(values, "promise", told.words(), Optional.of(told.at()), moments));
        reply.nextAction().ifPresent(next -> put(values, "nextAction", next.words(), next.at(), moments));
        reply.solution().ifPresent(how -> put(values, how));
        return values;
    }

    private static void put(
            Map<String, String> values, String field, String words, Optional<Instant> at, Moments moments) {
        values.put(field, words);
        at.ifPresent(instant -> values.put(field + "At", moments.typed(instant)));
    }

    private static void put(Map<String, String> values, Solution how) {
        values.put("cause", how.cause());
        values.put("solution", how.solution());
    }
}
