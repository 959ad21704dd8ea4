package fettle.server.mail.text;

/// Puts the lines of `format=flowed` text together again (RFC 3676).
public final class FlowedText {

    private FlowedText() {}

    /// The text with its soft line ends taken out.
    ///
    /// @param joinsWords whether the blank before a soft line end is not part of the text (`delsp=yes`)
    public static String joined(String text, boolean joinsWords) {
        StringBuilder joined = new StringBuilder(text.length());
        int openDepth = -1;
        for (int from = 0; from <= text.length(); ) {
            int end = text.indexOf('\n', from);
            String line = text.substring(from, end < 0 ? text.length() : end);
            from = end < 0 ? text.length() + 1 : end + 1;
            int depth = quoteDepth(line);
            String content = unstuffed(line.substring(depth));
            boolean goesOn = openDepth == depth && !content.equals("-- ");
            if (!goesOn) {
                joined.append(joined.isEmpty() && openDepth < 0 ? "" : "\n").append(">".repeat(depth));
                joined.append(depth > 0 ? " " : "");
            }
            boolean soft = content.endsWith(" ") && !content.equals("-- ");
            joined.append(soft && joinsWords ? content.substring(0, content.length() - 1) : content);
            openDepth = soft ? depth : -2;
        }
        return joined.toString();
    }

    private static int quoteDepth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }

    private static String unstuffed(String content) {
        return content.startsWith(" ") ? content.substring(1) : content;
    }
}
