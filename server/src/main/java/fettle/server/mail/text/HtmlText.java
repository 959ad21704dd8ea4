package fettle.server.mail.text;

import fettle.server.mail.reply.QuoteMark;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// Makes plain text of HTML: lines and lists as they look, quotations marked with `>` as in plain mails.
public final class HtmlText {

    static final int LONGEST = 500_000;

    private HtmlText() {}

    public static String of(String html) {
        return QuoteMark.without(marked(html));
    }

    /// The same, with marks where the sender's program has put what it quotes.
    public static String marked(String html) {
        String readable = html.length() > LONGEST ? SafeText.wellFormed(html.substring(0, LONGEST)) : html;
        if (!HtmlDepth.isFlat(readable)) {
            return QuoteMark.without(TagStripper.text(readable));
        }
        Document document = Jsoup.parse(readable);
        document.select("script, style, head, title, template, noscript, svg, math")
                .remove();
        var writer = new HtmlTextWriter();
        document.body().traverse(writer);
        return writer.text();
    }

    /// The reverse, for showing plain text among HTML.
    public static String escaped(String text) {
        StringBuilder html = new StringBuilder("<p>");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n' -> html.append("<br>\n");
                default -> html.append(c);
            }
        }
        return html.append("</p>").toString();
    }
}
