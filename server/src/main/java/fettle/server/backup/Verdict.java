package fettle.server.backup;

import fettle.web.text.Texts;
import java.util.ArrayList;
import java.util.List;

/// What is known of a backup once all of it was read.
///
/// @param words for whoever asked: the verdict, and below it what is wrong
public record Verdict(boolean good, String words) {

    /// What is wrong, as it is found out; no more of it is kept than somebody reads.
    static final class Findings {

        private static final int NAMED = 20;

        private final Texts texts;
        private final List<String> named = new ArrayList<>();
        private long count;

        Findings(Texts texts) {
            this.texts = texts;
        }

        void add(String key, Object... figures) {
            count++;
            if (named.size() < NAMED) {
                named.add("\n  " + texts.with(key, figures));
            }
        }

        boolean none() {
            return count == 0;
        }

        Verdict bad(String backup) {
            String rest = count > NAMED ? "\n  " + texts.with("backup.and-more", count - NAMED) : "";
            return new Verdict(false, texts.with("backup.not-good", backup) + String.join("", named) + rest);
        }
    }
}
