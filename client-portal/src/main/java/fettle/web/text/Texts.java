package fettle.web.text;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// All sentences of one language, by key, from the message files of every feature. A template prints one as
/// `{{ticket.heading}}`; Java fills in figures with `texts.with("ticket.open-since", "14:20")`.
///
/// There are no plural rules in the files: "one" and "many" are two keys, and the view chooses.
public final class Texts {

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

    private final String language;
    private final Map<String, String> sentences;

    private Texts(String language, Map<String, String> sentences) {
        this.language = language;
        this.sentences = Collections.unmodifiableMap(new HashMap<>(sentences)); // found quicker than in Map.copyOf
    }

    /// Reads `messages/<language>/*.properties` of every module. The program does not start with a damaged
    /// file, or with a key that two files claim.
    public static Texts load(String language) {
        Map<String, String> all = new HashMap<>();
        for (MessageFile file : MessageFile.of(language)) {
            file.sentences().forEach((key, sentence) -> {
                if (all.put(key, sentence) != null) {
                    throw new IllegalStateException("The text " + key + " stands in " + file.name() + " and before");
                }
            });
        }
        return new Texts(language, all);
    }

    public String language() {
        return language;
    }

    public Map<String, String> all() {
        return sentences;
    }

    public Optional<String> find(String key) {
        return Optional.ofNullable(sentences.get(key));
    }

    /// The sentence of this key with its `{0}`, `{1}` … filled in; a key or a figure that is missing is our
    /// mistake.
    public String with(String key, Object... arguments) {
        String sentence = find(key).orElseThrow(() -> new IllegalArgumentException("There is no text " + key));
        if (sentence.indexOf('{') < 0) {
            return sentence;
        }
        var filled = new StringBuilder(sentence.length() + 32);
        int done = 0;
        for (int at = sentence.indexOf('{'); at >= 0; at = sentence.indexOf('{', at + 1)) {
            if (isPlace(sentence, at)) {
                filled.append(sentence, done, at).append(argument(key, sentence.charAt(at + 1) - '0', arguments));
                done = at + 3;
            }
        }
        return filled.append(sentence, done, sentence.length()).toString();
    }

    /// By hand, since a pattern costs more than all else here and a page has hundreds of texts.
    private static boolean isPlace(String sentence, int at) {
        return at + 2 < sentence.length()
                && sentence.charAt(at + 1) >= '0'
                && sentence.charAt(at + 1) <= '9'
                && sentence.charAt(at + 2) == '}';
    }

    /// The keys whose sentence waits for a figure: a template must not print those.
    public Collection<String> unfinished() {
        return sentences.entrySet().stream()
                .filter(text -> PLACE.matcher(text.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String argument(String key, int index, Object... arguments) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException("The text " + key + " has nothing to put in {" + index + "}");
        }
        return String.valueOf(arguments[index]);
    }
}
