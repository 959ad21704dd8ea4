package fettle.server.desk.view;

import fettle.web.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// What forms offer to choose from.
record Choices(Texts texts) {

    /// All values of a closed set, named by `<prefix><value>` in the message files.
    <E extends Enum<E>> List<Choice> of(Class<E> type, String prefix, String chosen) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> {
                    String word = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
                    return new Choice(word, texts.with(prefix + word), word.equals(chosen));
                })
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
