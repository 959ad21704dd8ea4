package fettle.server.mail;

import fettle.server.mail.mime.MailScanner;
import fettle.server.mail.mime.RawMail;
import fettle.server.mail.mime.Scan;
import fettle.server.mail.mime.ScanInterrupted;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Parses a message on a thread of its own, within a deadline: a message that breaks the parser is a value, and
/// the next one is none the worse for it.
public final class ParseWithin {

    /// What became of the attempt.
    public sealed interface Parsed {

        record Read(InboundEmail email) implements Parsed {}

        /// For a person to look at.
        ///
        /// @param email the head of the message without its body, as far as that can be read
        record Refused(Scan.Reason reason, Optional<InboundEmail> email) implements Parsed {}
    }

    /// Enough for the nesting that the limits allow, and bounded for whatever gets past them.
    private static final long STACK_BYTES = 2 << 20;
    private static final int LARGE_BYTES = 1 << 20;

    private final MailScanner scanner;
    private final EmailParser parser;
    private final Duration deadline;
    /// Large messages go through one at a time, so that a few of them together don't fill the memory.
    private final Semaphore large = new Semaphore(1, true);

    public ParseWithin(MailScanner scanner, EmailParser parser, Duration deadline) {
        this.scanner = scanner;
        this.parser = parser;
        this.deadline = deadline;
    }

    public Parsed parse(RawMail raw) throws InterruptedException {
        boolean isLarge = raw.size() > LARGE_BYTES;
        if (isLarge) {
            large.acquire();
        }
        var task = new FutureTask<>(() -> readAndMakeRoom(raw, isLarge));
        Thread thread = new Thread(null, task, "mail-parser", STACK_BYTES, false);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            task.cancel(true);
            return refused(Scan.Reason.TOO_SLOW);
        } catch (ExecutionException broken) {
            return broken.getCause() instanceof ScanInterrupted
                    ? refused(Scan.Reason.TOO_SLOW)
                    : refused(Scan.Reason.BROKE_THE_PARSER);
        }
    }

    /// Room is made by the thread that needed it, also when nobody waits for it any more.
    private Parsed readAndMakeRoom(RawMail raw, boolean isLarge) {
        try {
            return read(raw);
        } finally {
            if (isLarge) {
                large.release();
            }
        }
    }

    private Parsed read(RawMail raw) {
        return switch (scanner.scan(raw)) {
            case Scan.Refused refused -> new Parsed.Refused(refused.reason(), Optional.of(parser.parse(refused)));
            case Scan.Fine fine -> new Parsed.Read(parser.parse(fine));
            case Scan.Cut cut -> new Parsed.Read(parser.parse(cut));
        };
    }

    private static Parsed refused(Scan.Reason reason) {
        return new Parsed.Refused(reason, Optional.empty());
    }
}
