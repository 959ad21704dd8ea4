package fettle.server.mail.text;

import org.jsoup.parser.Parser;

/// The plain text of HTML that is too deep to be parsed: tags go, in one pass.
final class TagStripper {

    private TagStripper() {}

    static String text(String html) {
        StringBuilder text = new StringBuilder(Math.min(html.length(), 10_000));
        int from = 0;
        while (from < html.length()) {
            int open = html.indexOf('<', from);
            text.append(html, from, open < 0 ? html.length() : open);
            int close = open < 0 ? -1 : html.indexOf('>', open);
            if (close < 0) {
                break;
            }
            if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
            from = close + 1;
        }
        return SafeText.lines(Parser.unescapeEntities(text.toString(), false)).strip();
    }
}
