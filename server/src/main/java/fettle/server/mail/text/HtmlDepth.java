package fettle.server.mail.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Follows how deep the elements of an HTML text stand within each other, without building anything: parsers of
/// HTML take time that grows with the square of that depth.
final class HtmlDepth {

    private static final int DEEPEST = 200;
    private static final int LONGEST_NAME = 12;

    private static final Set<String> NEED_NO_END = Set.of("""
            br hr img meta link input col base area wbr p li td tr th dd dt option o thead tbody tfoot html body head
            """.strip().split(" ", -1));

    private final String html;
    private final List<String> open = new ArrayList<>();

    private HtmlDepth(String html) {
        this.html = html;
    }

    /// Whether the text is flat enough to be parsed. An element that is never closed stays open; an end that
    /// fits no open element closes none.
    static boolean isFlat(String html) {
        return new HtmlDepth(html).isFlat();
    }

    private boolean isFlat() {
        for (int at = html.indexOf('<'); at >= 0 && open.size() <= DEEPEST; at = html.indexOf('<', at + 1)) {
            boolean ends = html.startsWith("/", at + 1);
            String name = name(at + (ends ? 2 : 1));
            if (name.isEmpty() || NEED_NO_END.contains(name)) {
                continue;
            }
            if (ends) {
                close(name);
            } else {
                open.add(name);
            }
        }
        return open.size() <= DEEPEST;
    }

    private String name(int from) {
        int end = from;
        while (end < html.length() && end < from + LONGEST_NAME && isNamePart(html.charAt(end))) {
            end++;
        }
        return html.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private void close(String name) {
        int last = open.lastIndexOf(name);
        if (last >= 0) {
            open.subList(last, open.size()).clear();
        }
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
