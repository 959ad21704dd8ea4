package fettle.server.intake.sort;

import fettle.server.intake.InboundMail;
import fettle.server.intake.Reason;
import fettle.server.mail.ContentHash;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.ParseWithin;
import fettle.server.mail.body.InboundFile;
import fettle.server.mail.mime.RawMail;
import fettle.server.mail.mime.Scan;
import fettle.server.store.BlobStore;
import fettle.server.ticket.conversation.NewEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a mail within its limits, and keeps its files, before any transaction begins.
public final class LetterReader {

    /// What came of reading.
    public sealed interface Reading {

        record Read(Letter letter) implements Reading {}

        /// Over the limits, or too hard to read.
        ///
        /// @param head what its header tells, as far as that could be read
        record Unreadable(Reason reason, Optional<InboundEmail> head) implements Reading {}
    }

    private static final long LARGEST_FILE = 64L << 20;
    private static final Set<String> ATTACHED_MAILS = Set.of("message/rfc822", "message/global");
    private static final int DEEPEST = 3;
    private static final int MOST_WITH_ATTACHED = 50;
    private static final int LONGEST_NAME = 250;
    private static final int LONGEST_TYPE = 120;

    private final BlobStore blobs;
    private final ParseWithin parser;

    public LetterReader(BlobStore blobs, ParseWithin parser) {
        this.blobs = blobs;
        this.parser = parser;
    }

    public Reading read(InboundMail mail) throws InterruptedException {
        return switch (parsed(mail.rawSha256())) {
            case ParseWithin.Parsed.Read(var email) ->
                new Reading.Read(letter(email).with(attached(email)));
            case ParseWithin.Parsed.Refused(var reason, var head) -> new Reading.Unreadable(reason(reason), head);
        };
    }

    /// What a person may see of any mail, also one that is held: nothing is kept.
    public Optional<InboundEmail> look(String rawSha256) throws InterruptedException {
        return switch (parsed(rawSha256)) {
            case ParseWithin.Parsed.Read(var email) -> Optional.of(email);
            case ParseWithin.Parsed.Refused(var _, var head) -> head;
        };
    }

    private ParseWithin.Parsed parsed(String rawSha256) throws InterruptedException {
        try {
            return parser.parse(RawMail.inFile(blobs.file(rawSha256)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Letter letter(InboundEmail email) throws InterruptedException {
        List<NewEntry.File> files = new ArrayList<>();
        keep(email, Optional.empty(), 0, files);
        return new Letter(email, ContentHash.of(email), html(email), files, Optional.empty());
    }

    /// Keeps the files of a mail, and below each mail that is attached to it the files of that one.
    private void keep(InboundEmail email, Optional<Integer> inside, int depth, List<NewEntry.File> files)
            throws InterruptedException {
        for (InboundFile file : email.files()) {
            NewEntry.File kept = kept(file);
            files.add(inside.map(kept::inside).orElse(kept));
            int place = files.size() - 1;
            boolean room = depth < DEEPEST && files.size() < MOST_WITH_ATTACHED;
            if (room && ATTACHED_MAILS.contains(kept.contentType())) {
                Optional<InboundEmail> attached = look(kept.sha256());
                if (attached.isPresent()) {
                    keep(attached.get(), Optional.of(place), depth + 1, files);
                }
            }
        }
    }

    /// A mail that was passed on whole. What cannot be read stays a file.
    private Optional<Letter> attached(InboundEmail email) throws InterruptedException {
        Optional<InboundFile> mail = email.files().stream()
                .filter(file -> ATTACHED_MAILS.contains(file.contentType()) && !email.isAutomatic())
                .findFirst();
        if (mail.isEmpty()) {
            return Optional.empty();
        }
        Optional<InboundEmail> inner =
                look(blobs.put(mail.get().open(), LARGEST_FILE).sha256());
        return inner.isEmpty() ? Optional.empty() : Optional.of(letter(inner.get()));
    }

    private NewEntry.File kept(InboundFile file) {
        BlobStore.Blob blob = blobs.put(file.open(), LARGEST_FILE);
        return new NewEntry.File(
                cut(file.name(), LONGEST_NAME),
                cut(file.contentType(), LONGEST_TYPE),
                blob.size(),
                blob.sha256(),
                file.contentId().filter(id -> id.length() <= LONGEST_NAME),
                file.inline());
    }

    private Optional<String> html(InboundEmail email) {
        if (email.html().isEmpty()) {
            return Optional.empty();
        }
        List<String> parts =
                email.html().stream().map(part -> part.replace("\0", "")).toList();
        return Optional.of(blobs.put(String.join("\0", parts).getBytes(StandardCharsets.UTF_8))
                .sha256());
    }

    private static Reason reason(Scan.Reason reason) {
        return switch (reason) {
            case EMPTY -> Reason.EMPTY;
            case TOO_LARGE -> Reason.TOO_LARGE;
            case HEADER_TOO_LARGE -> Reason.HEADER_TOO_LARGE;
            case TOO_SLOW -> Reason.TOO_SLOW;
            case BROKE_THE_PARSER -> Reason.BROKE_THE_PARSER;
        };
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
