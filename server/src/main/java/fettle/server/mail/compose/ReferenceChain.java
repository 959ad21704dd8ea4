package fettle.server.mail.compose;

import java.util.ArrayList;
import java.util.List;

/// The messages that a mail says it follows, short enough for every mail server: the one that began the
/// thread, by which programs find it again, and the last ones.
public final class ReferenceChain {

    private static final int MOST = 20;
    private static final int LONGEST_ID = 250;

    private ReferenceChain() {}

    /// @param ids oldest first, with angle brackets; what is no id, or too long for one, is left out
    public static List<String> of(List<String> ids) {
        List<String> proper =
                ids.stream().filter(ReferenceChain::isId).distinct().toList();
        if (proper.size() <= MOST) {
            return proper;
        }
        var chain = new ArrayList<>(proper.subList(0, 1));
        chain.addAll(proper.subList(proper.size() - MOST + 1, proper.size()));
        return List.copyOf(chain);
    }

    static boolean isId(String id) {
        return id.length() <= LONGEST_ID
                && id.startsWith("<")
                && id.endsWith(">")
                && id.chars().allMatch(c -> c > ' ' && c < 0x7f)
                && id.indexOf('<', 1) < 0
                && id.indexOf('>') == id.length() - 1;
    }
}
