package fettle.server.intake.mailbox;

import fettle.server.mail.imap.ImapTrouble;
import fettle.web.text.Texts;

/// Says in one sentence what is wrong between us and a mailbox, and what its administrator can do about it.
final class ConnectionWords {

    private static final int ENOUGH = 200;

    private ConnectionWords() {}

    /// The sentence, with the server's or the JDK's own words where these help.
    static String of(Texts texts, ImapTrouble trouble, Exception failure) {
        return texts.with(trouble.key(), inTheirWords(failure));
    }

    /// What a stranger's server said, on one line and no longer than it takes to understand it.
    private static String inTheirWords(Exception failure) {
        String words = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String plain = words.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        return plain.length() <= ENOUGH ? plain : plain.substring(0, ENOUGH) + "…";
    }
}
