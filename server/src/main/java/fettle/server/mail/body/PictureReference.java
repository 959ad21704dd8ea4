package fettle.server.mail.body;

import java.util.List;
import java.util.Optional;

/// Finds out by what name a message's HTML shows a picture that came along: by its Content-ID, by its Content-Location,
/// or, as some programs have it, by the mere name of the file.
final class PictureReference {

    /// What of the HTML can be shown at all.
    private static final int MOST_HTML = 500_000;

    private PictureReference() {}

    static Optional<String> to(InboundFile file, Optional<String> location, List<String> html) {
        Optional<String> name = Optional.of(file.name());
        return file.contentId()
                .filter(id -> isIn(html, id, "cid:") || isIn(html, id.replace("@", "%40"), "cid:"))
                .or(() -> location.filter(address -> isSource(html, address)))
                .or(() -> name.filter(words -> isSource(html, words) || isIn(html, words, "cid:")));
    }

    private static boolean isSource(List<String> html, String address) {
        return isIn(html, address, "src=\"") || isIn(html, address, "src='") || isIn(html, address, "src=");
    }

    private static boolean isIn(List<String> html, String words, String before) {
        return html.stream().anyMatch(one -> isIn(one, words, before));
    }

    private static boolean isIn(String html, String words, String before) {
        int shown = Math.min(html.length(), MOST_HTML);
        int at = html.indexOf(words, 0, shown);
        while (at >= 0 && !html.regionMatches(true, at - before.length(), before, 0, before.length())) {
            at = html.indexOf(words, at + words.length(), shown);
        }
        return at >= 0;
    }
}
