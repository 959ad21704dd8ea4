package fettle.server.mail.text;

import fettle.server.mail.reply.QuoteMark;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// Writes the text of HTML nodes in lines while they are walked through.
final class HtmlTextWriter implements NodeVisitor {

    private static final Set<String> BLOCKS = Set.of("""
            p div h1 h2 h3 h4 h5 h6 table tr ul ol dl dt dd pre blockquote hr address section article header footer center \
            form fieldset li
            """.strip().split(" ", -1));

    private static final Set<String> PARAGRAPHS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre");

    private final StringBuilder text = new StringBuilder();
    private int quoteDepth;
    private int preformatted;
    private int lineStart;
    private boolean blankPending;

    String text() {
        return SafeText.lines(text.toString()).strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            write(words);
            return;
        }
        String name = node.normalName();
        if (BLOCKS.contains(name)) {
            endLine();
        }
        if (node instanceof Element element) {
            markBegin(element);
        }
        switch (name) {
            case "br" -> newLine();
            case "blockquote" -> quoteDepth++;
            case "pre" -> preformatted++;
            case "li" -> append("- ");
            case "td", "th" -> append(isAtLineStart() ? "" : " ");
            case "hr" -> append("---");
            case "img" -> append(node.attr("alt").strip());
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        String name = node.normalName();
        if (name.equals("a")) {
            appendTarget(element);
        }
        if (BLOCKS.contains(name)) {
            endLine();
        }
        if (PARAGRAPHS.contains(name) && quoteDepth == 0) {
            blankLine();
        }
        quoteDepth -= name.equals("blockquote") ? 1 : 0;
        markEnd(element);
        preformatted -= name.equals("pre") ? 1 : 0;
    }

    /// Within a blockquote all lines are marked already, and the quotation ends where it does.
    private void markBegin(Element element) {
        if (quoteDepth > 0) {
            return;
        }
        if (QuoteElement.isCited(element)) {
            blankLine();
        }
        if (QuoteElement.is(element)) {
            mark(QuoteMark.BEGIN);
        }
        if (QuoteElement.isSignature(element)) {
            mark(QuoteMark.SIGNATURE_BEGIN);
        }
    }

    private void markEnd(Element element) {
        if (quoteDepth == 0 && QuoteElement.is(element) && QuoteElement.hasEnd(element)) {
            mark(QuoteMark.END);
        }
        if (quoteDepth == 0 && QuoteElement.isSignature(element)) {
            mark(QuoteMark.SIGNATURE_END);
        }
    }

    /// At the start of a line, which it leaves as empty as it was.
    private void mark(char mark) {
        endLine();
        text.append(mark);
        lineStart = text.length();
    }

    /// A link whose words don't tell where it leads says so in its text.
    private void appendTarget(Element link) {
        String target = link.attr("href").strip();
        boolean leadsOut = target.regionMatches(true, 0, "http", 0, 4) && target.length() <= 2_000;
        if (leadsOut && !link.text().contains(withoutScheme(target)) && link.hasText()) {
            append(" <" + target + ">");
        }
    }

    private static String withoutScheme(String target) {
        String bare = target.substring(target.indexOf(':') + 1).replaceFirst("^//", "");
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private void write(TextNode words) {
        String whole = words.getWholeText();
        if (preformatted == 0) {
            append(collapsed(whole));
            return;
        }
        String[] lines = whole.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                newLine();
            }
            append(lines[i]);
        }
    }

    /// Blanks and line ends in a row are one blank; none stands at the start of a line.
    private String collapsed(String words) {
        StringBuilder single = new StringBuilder(words.length());
        boolean blank = isAtLineStart() || endsWithBlank();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i) == '\u00a0' ? ' ' : words.charAt(i);
            boolean isBlank = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            if (!isBlank) {
                single.append(c);
            } else if (!blank) {
                single.append(' ');
            }
            blank = isBlank;
        }
        return single.toString();
    }

    private boolean endsWithBlank() {
        return text.length() > 0 && text.charAt(text.length() - 1) == ' ';
    }

    private boolean isAtLineStart() {
        return text.length() == lineStart;
    }

    private void append(String words) {
        if (words.isEmpty()) {
            return;
        }
        if (isAtLineStart()) {
            if (blankPending && !text.isEmpty()) {
                text.append('\n');
            }
            blankPending = false;
            text.append("> ".repeat(Math.min(quoteDepth, 10)));
        }
        text.append(QuoteMark.without(words));
        lineStart = -1;
    }

    private void endLine() {
        if (!isAtLineStart()) {
            newLine();
        }
    }

    private void newLine() {
        text.append(isAtLineStart() && quoteDepth > 0 ? ">" : "").append('\n');
        lineStart = text.length();
    }

    private void blankLine() {
        blankPending = true;
    }
}
