package fettle.server.mail.body;

import java.util.Locale;

/// Tells the plain text that only says "your program can't show this" from the real one.
final class Excuse {

    private static final int LONGEST = 400;

    private Excuse() {}

    /// Whether the text made of the HTML is to be read instead of the plain one.
    static boolean is(String plain, String fromHtml) {
        if (plain.isBlank()) {
            return true;
        }
        String lower = plain.length() > LONGEST ? "" : plain.toLowerCase(Locale.ROOT);
        boolean speaksOfHtml = lower.contains("html");
        boolean excuses = lower.contains("support")
                || lower.contains("view")
                || lower.contains("anzeigen")
                || lower.contains("display")
                || lower.contains("afficher");
        return speaksOfHtml && excuses && fromHtml.length() > plain.length();
    }
}
