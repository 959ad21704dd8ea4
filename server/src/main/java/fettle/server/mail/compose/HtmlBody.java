package fettle.server.mail.compose;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The HTML of a mail, made from its plain text: paragraphs, lists, quotations, code, bold words and links. Everything
/// is escaped; nothing in it is fetched from anywhere.
public final class HtmlBody {

    private static final String OPENS = "<!DOCTYPE html><html><head><meta charset=\"utf-8\">"
            + "<meta name=\"color-scheme\" content=\"light dark\"></head>"
            + "<body style=\"font-family:sans-serif;font-size:15px;line-height:1.45\">\n";
    private static final String CLOSES = "</body></html>\n";
    private static final String QUOTE = "<blockquote type=\"cite\""
            + " style=\"margin:0 0 0 .6em;padding:0 0 0 .8em;border-left:2px solid #8a94a3\">";
    private static final int DEEPEST_QUOTE = 10;
    private static final Pattern INLINE =
            Pattern.compile("`([^`]{1,500})`|\\*\\*(\\S(?:.{0,500}?\\S)?)\\*\\*|(https?://[^\\s<>\"'`]{3,2000})");

    /// What a line is.
    private enum Kind {
        BLANK,
        QUOTE,
        ITEM,
        FENCE,
        TEXT
    }

    private final StringBuilder html = new StringBuilder();
    private final List<String> lines;
    private final int depth;
    private int at;

    private HtmlBody(List<String> lines, int depth) {
        this.lines = lines;
        this.depth = depth;
    }

    public static String of(String text) {
        return OPENS + new HtmlBody(text.lines().toList(), 0).blocks() + CLOSES;
    }

    private String blocks() {
        while (at < lines.size()) {
            switch (kind(lines.get(at))) {
                case BLANK -> at++;
                case QUOTE -> quote();
                case ITEM -> items();
                case FENCE -> code();
                case TEXT -> paragraph();
            }
        }
        return html.toString();
    }

    private Kind kind(String line) {
        if (line.isBlank()) {
            return Kind.BLANK;
        }
        if (line.startsWith(">") && depth < DEEPEST_QUOTE) {
            return Kind.QUOTE;
        }
        if (line.startsWith("- ") || line.startsWith("* ")) {
            return Kind.ITEM;
        }
        return line.startsWith("```") ? Kind.FENCE : Kind.TEXT;
    }

    private void quote() {
        List<String> quoted = run(Kind.QUOTE).stream()
                .map(line -> line.startsWith("> ") ? line.substring(2) : line.substring(1))
                .toList();
        html.append(QUOTE)
                .append('\n')
                .append(new HtmlBody(quoted, depth + 1).blocks())
                .append("</blockquote>\n");
    }

    private void items() {
        html.append("<ul>\n");
        run(Kind.ITEM)
                .forEach(line ->
                        html.append("<li>").append(inline(line.substring(2))).append("</li>\n"));
        html.append("</ul>\n");
    }

    /// Up to the next fence; without one, to the end.
    private void code() {
        int from = ++at;
        while (at < lines.size() && kind(lines.get(at)) != Kind.FENCE) {
            at++;
        }
        html.append("<pre>")
                .append(escaped(String.join("\n", lines.subList(from, at))))
                .append("</pre>\n");
        at++;
    }

    private void paragraph() {
        List<String> written = run(Kind.TEXT).stream().map(HtmlBody::indented).toList();
        html.append("<p>").append(String.join("<br>\n", written)).append("</p>\n");
    }

    private List<String> run(Kind kind) {
        int from = at;
        while (at < lines.size() && kind(lines.get(at)) == kind) {
            at++;
        }
        return lines.subList(from, at);
    }

    private static String indented(String line) {
        String text = line.stripLeading();
        return "&nbsp;".repeat(line.length() - text.length()) + inline(text);
    }

    private static String inline(String text) {
        var written = new StringBuilder();
        Matcher found = INLINE.matcher(text);
        int done = 0;
        while (found.find()) {
            written.append(escaped(text.substring(done, found.start()))).append(marked(found));
            done = found.end();
        }
        return written.append(escaped(text.substring(done))).toString();
    }

    private static String marked(Matcher found) {
        Optional<String> code = Optional.ofNullable(found.group(1));
        Optional<String> bold = Optional.ofNullable(found.group(2));
        return code.map(words -> "<code>" + escaped(words) + "</code>")
                .or(() -> bold.map(words -> "<strong>" + escaped(words) + "</strong>"))
                .orElseGet(() -> link(found.group(3)));
    }

    /// A full stop or bracket behind an address ends the sentence and not the address.
    private static String link(String written) {
        String address = written.replaceAll("[.,;:!?)\\]]+$", "");
        String behind = written.substring(address.length());
        String target = escaped(address);
        return "<a href=\"" + target + "\">" + target + "</a>" + escaped(behind);
    }

    private static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append((char) c);
            }
        });
        return safe.toString();
    }
}
