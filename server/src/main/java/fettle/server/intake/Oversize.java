package fettle.server.intake;

import fettle.server.intake.sort.LetterReader;
import fettle.server.intake.sort.Sorter;
import fettle.server.mail.InboundEmail;
import fettle.server.store.Tx;
import java.util.Optional;
import java.util.function.Consumer;

/// Mails that are larger than we take, of which we fetch no more than the header.
final class Oversize {

    private final LetterReader reader;
    private final Sorter sorter;
    private final long most;
    private final IntakeStore store = new IntakeStore();

    /// @param most the bytes of the largest mail that is taken
    Oversize(LetterReader reader, Sorter sorter, long most) {
        this.reader = reader;
        this.sorter = sorter;
        this.most = most;
    }

    Outcome outcome(long bytes) {
        return Outcome.Quarantined.because(Reason.TOO_LARGE, Long.toString(bytes), Long.toString(most));
    }

    /// Reads the header, and gives what is to be done in the transaction that notes the mail: its sender is
    /// told, unless we have noted the same mail before.
    Consumer<Tx> telling(InboundMail mail, long bytes) {
        Optional<InboundEmail> head = head(mail);
        return tx -> head.filter(_ -> store.sameLines(tx, mail).isEmpty())
                .ifPresent(email -> sorter.tellTooLarge(tx, mail, email, bytes, most));
    }

    private Optional<InboundEmail> head(InboundMail mail) {
        try {
            return reader.look(mail.rawSha256());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
