package fettle.server.desk.view;

import fettle.web.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// What forms offer to choose from. What closed sets offer is the same on every page but for the one that is chosen.
final class Choices {

    private final Texts texts;
    private final Map<String, List<Choice>> closedSets = new ConcurrentHashMap<>();

    Choices(Texts texts) {
        this.texts = texts;
    }

    /// All values of a closed set, named by `<prefix><value>` in the message files.
    <E extends Enum<E>> List<Choice> of(Class<E> type, String prefix, String chosen) {
        return closedSets.computeIfAbsent(prefix, _ -> closedSet(type, prefix)).stream()
                .map(choice -> choice.value().equals(chosen) ? new Choice(chosen, choice.label(), true) : choice)
                .toList();
    }

    private <E extends Enum<E>> List<Choice> closedSet(Class<E> type, String prefix) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .map(word -> new Choice(word, texts.with(prefix + word), false))
                .toList();
    }

    /// The same with an empty choice before them.
    <E extends Enum<E>> List<Choice> orNone(Class<E> type, String prefix, String none, String chosen) {
        return before(none, chosen, of(type, prefix, chosen));
    }

    <T> List<Choice> among(List<T> things, Function<T, Choice> choice, String none, String chosen) {
        return before(none, chosen, things.stream().map(choice).toList());
    }

    private List<Choice> before(String none, String chosen, List<Choice> rest) {
        List<Choice> all = new ArrayList<>();
        all.add(new Choice("", texts.with(none), chosen.isEmpty()));
        all.addAll(rest);
        return all;
    }
}
