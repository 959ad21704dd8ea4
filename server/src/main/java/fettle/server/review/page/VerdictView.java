package fettle.server.review.page;

import fettle.server.review.Verdict;
import fettle.web.text.Texts;

/// A verdict as a symbol and words.
public record VerdictView(String tone, String icon, String words) {

    public static VerdictView of(Verdict verdict, Texts texts) {
        String words = texts.with("review.verdict." + verdict.word());
        return switch (verdict) {
            case GOOD -> new VerdictView("good", "check", words);
            case COACH -> new VerdictView("mid", "chat", words);
            case FIX_NOW -> new VerdictView("warn", "bolt", words);
        };
    }
}
