package fettle.server.mail.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// What of a mail's HTML is fit to show. Pictures show only where they came with the mail; of others the host
/// is named where the picture would be.
public final class MailHtml {

    /// Raised with every change of what is let through, so that what was made before is made again.
    public static final int VERSION = 2;

    private static final int LONGEST = 500_000;
    private static final int LONGEST_OUTPUT = 4_000_000;
    private static final int LONGEST_PICTURE = 140_000;

    private final Function<String, Optional<String>> pictures;
    private final Function<String, Optional<String>> elsewhere;
    private final PolicyFactory policy;

    /// @param pictures the address under which we show the picture that the mail has by this Content-ID,
    /// Content-Location or name, if there is one
    public MailHtml(Function<String, Optional<String>> pictures) {
        this(pictures, _ -> Optional.empty());
    }

    /// @param elsewhere the address under which we show a picture that is not in the mail, if that was asked for
    public MailHtml(Function<String, Optional<String>> pictures, Function<String, Optional<String>> elsewhere) {
        this.pictures = pictures;
        this.elsewhere = elsewhere;
        this.policy = policy();
    }

    /// Markup that is complete in itself, whatever was cut: it can stand within other markup. Each part of a
    /// message goes through on its own.
    public String safe(String html) {
        if (html.length() > 4 * LONGEST || !HtmlDepth.isFlat(html)) {
            return HtmlText.escaped(HtmlText.of(html));
        }
        String readable = html.length() > LONGEST ? SafeText.wellFormed(html.substring(0, LONGEST)) : html;
        String safe = policy.sanitize(readable);
        return safe.length() > LONGEST_OUTPUT ? HtmlText.escaped(HtmlText.of(readable)) : safe;
    }

    /// Whether only the start of this HTML is shown, which the page has to say.
    public static boolean isShortened(String html) {
        return html.length() > LONGEST;
    }

    private PolicyFactory policy() {
        return new HtmlPolicyBuilder()
                .allowElements(
                        "p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "i", "em", "u", "s")
                .allowElements(
                        "sub", "sup", "span", "font", "blockquote", "pre", "code", "ul", "ol", "li", "dl", "dt", "dd")
                .allowElements("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "a", "img")
                .allowUrlProtocols("https", "http", "mailto", "tel", "data", "cid")
                .allowAttributes("href")
                .matching((_, _, address) -> link(address).orElse(null))
                .onElements("a")
                .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                .allowAttributes("colspan", "rowspan")
                .matching((_, _, value) -> numberUpTo(value, 100).orElse(null))
                .onElements("td", "th")
                .allowAttributes("width", "height")
                .matching((_, _, value) -> MailStyle.isLength(value) ? value : null)
                .onElements("img", "table", "td", "th")
                .allowAttributes("align")
                .matching((_, _, value) ->
                        value.length() <= 10 && value.chars().allMatch(Character::isLetter) ? value : null)
                .onElements("p", "div", "table", "tr", "td", "th", "h1", "h2", "h3", "img")
                .allowAttributes("dir", "lang")
                .matching((_, _, value) ->
                        value.length() <= 10 && value.chars().allMatch(MailHtml::isLanguage) ? value : null)
                .globally()
                .allowAttributes("title")
                .matching((_, _, words) -> isPlain(words) ? words : null)
                .globally()
                .allowAttributes("style")
                .matching((_, _, value) -> MailStyle.safe(value).orElse(null))
                .globally()
                .allowAttributes("alt")
                .matching((_, _, words) -> isPlain(words) ? words : null)
                .onElements("img")
                .allowElements(this::withPicture, "img")
                .allowAttributes("src")
                .onElements("img")
                .toFactory();
    }

    private static Optional<String> link(String address) {
        String plain = address.strip().toLowerCase(Locale.ROOT);
        boolean leadsSomewhere = plain.startsWith("https:")
                || plain.startsWith("http:")
                || plain.startsWith("mailto:")
                || plain.startsWith("tel:");
        return leadsSomewhere ? Optional.of(address.strip()) : Optional.empty();
    }

    private static Optional<String> numberUpTo(String value, int most) {
        String plain = value.strip();
        boolean isNumber =
                !plain.isEmpty() && plain.length() <= 4 && plain.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber && Integer.parseInt(plain) <= most ? Optional.of(plain) : Optional.empty();
    }

    /// A picture that came along gets our address for it; of any other the host stands in its place.
    private @Nullable String withPicture(String element, List<String> attributes) {
        int src = attributes.indexOf("src");
        if (src < 0) {
            return null;
        }
        String address = attributes.get(src + 1).strip();
        Optional<String> shown = shownPicture(address);
        if (shown.isPresent()) {
            attributes.set(src + 1, shown.get());
            return element;
        }
        attributes.remove(src);
        attributes.remove(src);
        host(address).ifPresent(host -> name(attributes, "[" + host + "]"));
        return attributes.contains("alt") ? element : null;
    }

    private Optional<String> shownPicture(String address) {
        if (address.regionMatches(true, 0, "cid:", 0, 4)) {
            String id = address.substring(4).strip();
            return pictures.apply(id).or(() -> pictures.apply(id.replace("%40", "@")));
        }
        Optional<String> known = pictures.apply(address);
        if (known.isPresent()) {
            return known;
        }
        String start = address.substring(0, Math.min(30, address.length())).toLowerCase(Locale.ROOT);
        boolean isPicture = start.startsWith("data:image/png;base64,")
                || start.startsWith("data:image/jpeg;base64,")
                || start.startsWith("data:image/gif;base64,")
                || start.startsWith("data:image/webp;base64,");
        return isPicture && address.length() <= LONGEST_PICTURE ? Optional.of(address) : elsewhere.apply(address);
    }

    private static void name(List<String> attributes, String place) {
        int alt = attributes.indexOf("alt");
        if (alt < 0) {
            attributes.add("alt");
            attributes.add(place);
        } else {
            attributes.set(alt + 1, place + " " + attributes.get(alt + 1));
        }
    }

    private static Optional<String> host(String address) {
        String plain = address.replace('\\', '/');
        int from = plain.indexOf("//");
        int end = from + 2;
        while (from >= 0 && end < plain.length() && isHost(plain.charAt(end))) {
            end++;
        }
        return from < 0 || end == from + 2 ? Optional.empty() : Optional.of(plain.substring(from + 2, end));
    }

    private static boolean isHost(char c) {
        return c == '.' || c == '-' || (c < 0x80 && Character.isLetterOrDigit(c));
    }

    /// Words that could be taken for markup by whoever reads the page after us are no loss.
    private static boolean isPlain(String words) {
        return words.length() <= 1_000 && words.chars().noneMatch(c -> c == '<' || c == '>' || c == '=');
    }

    private static boolean isLanguage(int c) {
        return c == '-' || (c < 0x80 && Character.isLetterOrDigit(c));
    }
}
