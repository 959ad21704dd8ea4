package fettle.server.mail.text;

import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/// Knows the elements in which mail programs put what they quote, where its lines bear no marks of their own.
final class QuoteElement {

    private static final List<String> CLASSES = List.of(
            "yahoo_quoted",
            "zmail_extra",
            "outlookmessageheader",
            "iosymail",
            "bloop_original_html",
            "ms-outlook-mobile-reference-message",
            "freshdesk_quote",
            "front-blockquote",
            "fernand_quote");

    private static final List<String> IDS = List.of("olk_src_body_section", "mail-editor-reference-message-container");

    private static final List<String> NAMES = List.of("quote", "messageReplySection");

    /// What follows these, to the end, is quoted.
    private static final List<String> HEADS = List.of("divrplyfwdmsg", "appendonsend", "orimsghtmlseperator");

    private QuoteElement() {}

    static boolean is(Element element) {
        if (isOutlooksRule(element)) {
            return true;
        }
        if (!element.hasAttr("class") && !element.hasAttr("id") && !element.hasAttr("name")) {
            return isZohos(element);
        }
        String name = element.attr("class").toLowerCase(Locale.ROOT);
        String id = element.id().toLowerCase(Locale.ROOT);
        return CLASSES.stream().anyMatch(name::contains)
                || isUndivided(element)
                || isAny(id, IDS)
                || isAny(id, HEADS)
                || (isAny(element.attr("name"), NAMES) && element.normalName().equals("div"));
    }

    /// Where blockquotes stand in it, answers may stand between them; where it begins with dashes, it was passed
    /// on.
    private static boolean isUndivided(Element element) {
        boolean quotes = element.hasClass("gmail_quote") || element.hasClass("protonmail_quote");
        return quotes
                && element.normalName().equals("div")
                && element.selectFirst("blockquote") == null
                && !element.text().stripLeading().startsWith("-");
    }

    private static boolean isZohos(Element element) {
        return element.attr("title").startsWith("beforequote:");
    }

    /// Whether a mail program has made the blockquote: people make others to quote a book.
    static boolean isCited(Element element) {
        return element.normalName().equals("blockquote")
                && (element.attr("type").equals("cite")
                        || element.attr("data-type").equals("quote-separator")
                        || element.hasClass("notion-mail-quote")
                        || element.children().is("div.alimail-quote")
                        || element.closest("div.gmail_quote, div.quotedReply") != null);
    }

    static boolean isSignature(Element element) {
        return element.hasClass("gmail_signature") || element.hasClass("ymail_android_signature");
    }

    /// Whether the quotation ends where the element does.
    static boolean hasEnd(Element element) {
        return !isOutlooksRule(element)
                && !isZohos(element)
                && !isAny(element.id().toLowerCase(Locale.ROOT), HEADS)
                && !element.hasClass("OutlookMessageHeader");
    }

    /// The line that Outlook and Windows Mail draw above the head of what they quote, in colours that only they
    /// use.
    private static boolean isOutlooksRule(Element element) {
        String style =
                element.normalName().equals("div") ? element.attr("style").toLowerCase(Locale.ROOT) : "";
        return style.contains("border-top:solid #e1e1e1")
                || style.contains("border-top:solid #b5c4df")
                || style.contains("border-top-color: rgb(229, 229, 229)");
    }

    private static boolean isAny(String id, List<String> names) {
        return !id.isEmpty() && names.stream().anyMatch(known -> isOrEndsWith(id, known));
    }

    /// Outlook on the web puts `x_` before what other programs have named.
    private static boolean isOrEndsWith(String id, String known) {
        return id.equals(known) || id.endsWith("_" + known);
    }
}
