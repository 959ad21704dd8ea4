package fettle.server.intake.load;

import fettle.server.intake.Intaking;
import fettle.server.intake.Outcome;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.mail.transport.Arrival;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes mails from files, as if they had come by SMTP, or as history: then they get no answer and run no clock.
///
/// A file that cannot be read is named, and the next one goes on.
public final class MailImport {

    private static final Scope IMPORTING = new Scope.System("importing mail");
    private static final Duration PATIENCE = Duration.ofMinutes(50);
    private static final int MOST_NAMED = 20;

    private final Database database;
    private final Intaking intaking;
    private final Mailboxes mailboxes;
    private final Texts texts;

    public MailImport(Database database, Intaking intaking, Mailboxes mailboxes, Texts texts) {
        this.database = database;
        this.intaking = intaking;
        this.mailboxes = mailboxes;
        this.texts = texts;
    }

    /// What was taken and what was not.
    private static final class Haul {
        private final List<Long> mails = new ArrayList<>();
        private final List<String> broken = new ArrayList<>();
    }

    /// Takes all mails at the paths, waits until each has become something, and says in a few lines what. Where it
    /// had to leave files out it says so as a refusal, which also tells what was taken.
    public String run(List<Path> paths, boolean history) {
        var haul = new Haul();
        for (Path path : paths) {
            files(path, haul).forEach(file -> take(file, history, haul));
        }
        sort(haul);
        if (!haul.broken.isEmpty()) {
            throw new Refusal.Invalid("intake.import.left-out", summary(haul), haul.broken.size());
        }
        return summary(haul);
    }

    private List<Path> files(Path path, Haul haul) {
        try {
            return MailFiles.at(path);
        } catch (IOException e) {
            haul.broken.add(texts.with("intake.import.unreadable", path, words(e)));
            return List.of();
        }
    }

    private void take(Path file, boolean history, Haul haul) {
        Optional<Mailbox> mailbox = mailboxes.first();
        var arrival = new Arrival(
                Arrival.Source.FILE,
                mailbox.map(Mailbox::id),
                Optional.empty(),
                "",
                mailbox.map(Mailbox::address).orElse(""),
                history);
        try {
            MailFiles.read(file, raw -> take(file, arrival, raw, haul));
        } catch (IOException e) {
            haul.broken.add(texts.with("intake.import.unreadable", file, words(e)));
        }
    }

    /// One that is too large does not keep out those after it in the same file.
    private void take(Path file, Arrival arrival, InputStream raw, Haul haul) throws IOException {
        try {
            haul.mails.add(intaking.intake().receive(arrival, raw));
        } catch (BlobStore.TooLarge e) {
            haul.broken.add(texts.with("intake.import.unreadable", file, words(e)));
        }
    }

    /// The job may not run by itself: this also works on a data folder that no server has open.
    private void sort(Haul haul) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (waiting(haul) > 0
                && System.nanoTime() < until
                && !Thread.currentThread().isInterrupted()) {
            intaking.job().run();
            pause();
        }
    }

    private int waiting(Haul haul) {
        return counts(haul).getOrDefault(Outcome.Kind.WAITING, 0);
    }

    private Map<Outcome.Kind, Integer> counts(Haul haul) {
        return haul.mails.isEmpty()
                ? Map.of()
                : intaking.ledger().countsOf(database.read(IMPORTING), haul.mails.getFirst(), haul.mails.getLast());
    }

    private String summary(Haul haul) {
        Map<Outcome.Kind, Integer> counts = counts(haul);
        var lines = new ArrayList<String>();
        lines.add(texts.with(
                "intake.import.done",
                haul.mails.size(),
                counts.getOrDefault(Outcome.Kind.OPENED, 0),
                counts.getOrDefault(Outcome.Kind.JOINED, 0),
                counts.getOrDefault(Outcome.Kind.EVENT, 0),
                counts.getOrDefault(Outcome.Kind.IGNORED, 0),
                counts.getOrDefault(Outcome.Kind.QUARANTINED, 0)));
        haul.broken.stream().limit(MOST_NAMED).forEach(lines::add);
        if (haul.broken.size() > MOST_NAMED) {
            lines.add(texts.with("intake.import.more-unreadable", haul.broken.size() - MOST_NAMED));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String words(Exception failure) {
        return failure.getClass().getSimpleName()
                + Optional.ofNullable(failure.getMessage())
                        .map(message -> ": " + message)
                        .orElse("");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
