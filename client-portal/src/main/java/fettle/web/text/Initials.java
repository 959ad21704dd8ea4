package fettle.web.text;

import java.util.Locale;

/// The one or two letters that stand for a name: "Ruth Calder" is RC, "Calder & Finch" is CF.
public final class Initials {

    private static final String BETWEEN_WORDS = ".@_-";
    private static final int MOST = 2;

    private Initials() {}

    public static String of(String name) {
        var initials = new StringBuilder();
        int found = 0;
        boolean between = true;
        for (int i = 0; i < name.length() && found < MOST; i += Character.charCount(name.codePointAt(i))) {
            int letter = name.codePointAt(i);
            boolean separates = Character.isWhitespace(letter) || BETWEEN_WORDS.indexOf(letter) >= 0;
            if (between && !separates && Character.isLetterOrDigit(letter)) {
                initials.appendCodePoint(letter);
                found++;
            }
            between = separates;
        }
        return initials.toString().toUpperCase(Locale.ROOT);
    }
}
