package fettle.server.mail.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What of an inline style in a mail is fit to show: colours, weights, borders and small distances; nothing
/// that loads, hides, moves or covers.
final class MailStyle {

    private static final int LONGEST = 4_000;
    private static final int WIDEST_SPACE = 40;

    private static final Set<String> PLAIN =
            Set.of("color", "background-color", "font-weight", "font-style", "text-decoration", "text-align");

    private MailStyle() {}

    static Optional<String> safe(String style) {
        if (style.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> kept = new ArrayList<>();
        for (String declaration : style.split(";", 100)) {
            int colon = declaration.indexOf(':');
            String property =
                    declaration.substring(0, Math.max(colon, 0)).strip().toLowerCase(Locale.ROOT);
            String value = declaration.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
            if (isAllowed(property, value)) {
                kept.add(property + ":" + value);
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(String.join(";", kept));
    }

    private static boolean isAllowed(String property, String value) {
        if (value.isEmpty() || value.length() > 100 || !value.chars().allMatch(MailStyle::isHarmless)) {
            return false;
        }
        if (PLAIN.contains(property)) {
            return isWithoutCalls(value);
        }
        if (property.startsWith("border") && property.chars().allMatch(c -> c == '-' || Character.isLetter(c))) {
            return !property.contains("image") && isWithoutCalls(value) && areSmall(value);
        }
        if (property.startsWith("padding") || property.startsWith("margin")) {
            return isWithoutCalls(value) && areSmall(value);
        }
        return property.equals("width") && value.endsWith("%") && isLength(value);
    }

    private static boolean isHarmless(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || "#%., ()-".indexOf(c) >= 0);
    }

    /// Of functions only those that make a colour.
    private static boolean isWithoutCalls(String value) {
        int open = value.indexOf('(');
        return open < 0
                || ((value.startsWith("rgb(") || value.startsWith("rgba(")) && value.indexOf('(', open + 1) < 0);
    }

    /// No distance in the value is negative or large.
    private static boolean areSmall(String value) {
        if (value.startsWith("rgb")) {
            return true;
        }
        for (String word : value.split(" ", 10)) {
            int digits = 0;
            while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
                digits++;
            }
            boolean tooLarge = digits > 3 || (digits > 0 && Integer.parseInt(word.substring(0, digits)) > WIDEST_SPACE);
            if (word.startsWith("-") || tooLarge) {
                return false;
            }
        }
        return true;
    }

    /// A width or height as in `600`, `600px` or `50%`.
    static boolean isLength(String value) {
        String bare = value.endsWith("px") ? value.substring(0, value.length() - 2) : value;
        String number = bare.endsWith("%") ? bare.substring(0, bare.length() - 1) : bare;
        return !number.isEmpty() && number.length() <= 4 && number.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
