package fettle.web.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The one or two letters that stand for a name: "Ruth Calder" is RC, "Calder & Finch" is CF.
public final class Initials {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s.@_-]+");

    private Initials() {}

    public static String of(String name) {
        String[] words = Arrays.stream(BETWEEN_WORDS.split(name.strip(), -1))
                .filter(word -> !word.isEmpty() && Character.isLetterOrDigit(word.codePointAt(0)))
                .toArray(String[]::new);
        return Arrays.stream(words)
                .limit(2)
                .map(word -> word.substring(0, Character.charCount(word.codePointAt(0))))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
