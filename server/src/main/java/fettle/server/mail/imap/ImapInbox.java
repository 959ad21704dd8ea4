package fettle.server.mail.imap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The inbox on a server while we are connected to it. Messages are always named by the number that the server never
/// gives to another one, whatever people do in the folder meanwhile.
public final class ImapInbox implements AutoCloseable {

    /// Who takes the bytes of a message.
    public interface Taking {
        void take(InputStream raw) throws IOException;
    }

    /// What became of asking for a message.
    public enum Asked {
        TAKEN,
        /// It is there, and the server does not hand it over.
        WITHHELD,
        /// Somebody has removed it.
        GONE
    }

    private static final Pattern VALIDITY = Pattern.compile("\\[UIDVALIDITY ([0-9]{1,10})]", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT = Pattern.compile("\\[UIDNEXT ([0-9]{1,10})]", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED =
            Pattern.compile("BODY\\[[A-Z]*] \"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"", Pattern.CASE_INSENSITIVE);
    private static final Duration A_LIST = Duration.ofMinutes(5);
    private static final Duration A_MESSAGE = Duration.ofMinutes(2);
    private static final int SLOWEST_BYTES_A_SECOND = 10_000;

    private final ImapConnection connection;
    private final boolean readOnly;
    private final long validity;
    private final Optional<Long> next;
    private boolean idles;

    private ImapInbox(ImapConnection connection, boolean readOnly, long validity, Optional<Long> next) {
        this.connection = connection;
        this.readOnly = readOnly;
        this.validity = validity;
        this.next = next;
        this.idles = connection.can("IDLE");
    }

    /// Opens the inbox of whoever has signed in.
    public static ImapInbox open(ImapConnection connection) throws IOException {
        var said = new StringBuilder();
        String last = connection.command("SELECT INBOX", A_LIST, line -> {
            if (said.length() < ImapWire.LONGEST_LINE) {
                said.append(line).append('\n');
            }
        });
        long validity = number(VALIDITY, said)
                .orElseThrow(() -> new ImapFailure.Unintelligible("The server gives its messages no lasting numbers"));
        boolean readOnly = last.toUpperCase(Locale.ROOT).contains("[READ-ONLY]");
        return new ImapInbox(connection, readOnly, validity, number(NEXT, said));
    }

    private static Optional<Long> number(Pattern pattern, CharSequence text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(Long.parseLong(found.group(1))) : Optional.empty();
    }

    /// While this stays the same, so do the numbers of messages.
    public long validity() {
        return validity;
    }

    /// The number that the next message was to have when the folder was opened.
    public long next() throws IOException {
        if (next.isPresent()) {
            return next.get();
        }
        List<Long> all = after(0);
        return all.isEmpty() ? 1 : all.getLast() + 1;
    }

    /// Whether we may neither flag nor move what is there.
    public boolean isReadOnly() {
        return readOnly;
    }

    /// Whether mail can be moved out of it without a trace being left or somebody else's deletions being carried
    /// out.
    public boolean canMove() {
        return !readOnly && (connection.can("MOVE") || connection.can("UIDPLUS"));
    }

    /// Whether the server tells of new mail by itself.
    public boolean canIdle() {
        return idles;
    }

    /// The messages after a number, oldest first. The server also names the last one when that has a lower number.
    public List<Long> after(long last) throws IOException {
        connection.hasNews();
        var later = new TreeSet<Long>();
        connection.command(
                "UID FETCH " + (last + 1) + ":* (UID)",
                A_LIST,
                line -> MessageHead.uid(line).filter(uid -> uid > last).ifPresent(later::add));
        return List.copyOf(later);
    }

    /// What the server says of these messages, without those that are gone.
    public List<MessageHead> heads(List<Long> uids) throws IOException {
        var heads = new ArrayList<MessageHead>();
        connection.command(
                "UID FETCH " + set(uids) + " (UID RFC822.SIZE INTERNALDATE)",
                A_LIST,
                line -> MessageHead.in(line)
                        .filter(head -> uids.contains(head.uid()) && heads.size() < uids.size())
                        .ifPresent(heads::add));
        return heads;
    }

    /// From which domains these messages say they come: enough to take turns by.
    Map<Long, String> senders(List<Long> uids) throws IOException {
        var senders = new HashMap<Long, String>();
        uids.forEach(uid -> senders.put(uid, ""));
        try {
            connection.command(
                    "UID FETCH " + set(uids) + " (UID BODY.PEEK[HEADER.FIELDS (FROM)])",
                    A_LIST,
                    line -> MessageHead.uid(line)
                            .ifPresent(uid -> senders.computeIfPresent(uid, (_, _) -> MessageHead.domain(line))));
        } catch (ImapFailure.CommandRefused _) {
            // Then all are one sender's, and come as they are.
        }
        return senders;
    }

    /// Fetches a message without flagging it.
    ///
    /// @param size what the server said that it has
    /// @param most the bytes that are taken of it; with more the server is not believed
    public Asked fetch(long uid, long size, long most, Taking taking) throws IOException {
        return body(uid, "BODY.PEEK[]", size, most, taking);
    }

    /// Fetches the header alone.
    public Asked fetchHeader(long uid, long most, Taking taking) throws IOException {
        return body(uid, "BODY.PEEK[HEADER]", most, most, taking);
    }

    private Asked body(long uid, String part, long size, long most, Taking taking) throws IOException {
        var body = new Body(most, taking);
        Duration within = A_MESSAGE.plusSeconds(Math.min(size, most) / SLOWEST_BYTES_A_SECOND);
        connection.command("UID FETCH " + uid + " (UID " + part + ")", within, body);
        if (body.taken) {
            return Asked.TAKEN;
        }
        return heads(List.of(uid)).isEmpty() ? Asked.GONE : Asked.WITHHELD;
    }

    public void markSeen(List<Long> uids) throws IOException {
        connection.command("UID STORE " + set(uids) + " +FLAGS.SILENT (\\Seen)");
    }

    /// Moves messages to another folder, as the server can; those that are gone stay gone.
    public void move(List<Long> uids, String folder) throws IOException {
        String target = " " + FolderName.quoted(folder);
        if (connection.can("MOVE")) {
            connection.command("UID MOVE " + set(uids) + target);
            return;
        }
        connection.command("UID COPY " + set(uids) + target);
        connection.command("UID STORE " + set(uids) + " +FLAGS.SILENT (\\Deleted)");
        connection.command("UID EXPUNGE " + set(uids));
    }

    /// Whether the server has this folder.
    public boolean has(String folder) throws IOException {
        try {
            connection.command("STATUS " + FolderName.quoted(folder) + " (MESSAGES)");
            return true;
        } catch (ImapFailure.CommandRefused _) {
            return false;
        }
    }

    /// Waits until there is more, at most for the time given.
    public void await(Duration atMost) throws IOException, InterruptedException {
        connection.command("NOOP");
        if (connection.hasNews()) {
            return;
        }
        if (idles) {
            idle(atMost);
        } else {
            Thread.sleep(atMost);
        }
    }

    /// A server that promises to tell of new mail and then won't is asked from time to time.
    private void idle(Duration atMost) throws IOException {
        try {
            connection.idle(atMost);
        } catch (ImapFailure.CommandRefused _) {
            idles = false;
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private static String set(List<Long> uids) {
        return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// Takes the first literal of an answer; a server that repeats itself is not listened to.
    private static final class Body implements ImapConnection.Answers {

        private final long most;
        private final Taking taking;
        private boolean taken;

        Body(long most, Taking taking) {
            this.most = most;
            this.taking = taking;
        }

        /// A message of one short line may also come between quotes.
        @Override
        public void line(String text) throws IOException {
            Matcher quoted = QUOTED.matcher(text);
            if (!taken && quoted.find()) {
                taken = true;
                String line = quoted.group(1).replaceAll("\\\\(.)", "$1");
                taking.take(new ByteArrayInputStream(line.getBytes(StandardCharsets.ISO_8859_1)));
            }
        }

        @Override
        public boolean wants(String before) {
            return before.toUpperCase(Locale.ROOT).contains("BODY[");
        }

        @Override
        public void literal(InputStream bytes, long length) throws IOException {
            if (taken) {
                throw new ImapFailure.Unintelligible("The server sends the same message again and again");
            }
            if (length > most) {
                throw new ImapFailure.Unintelligible("The server announced " + length + " bytes of a smaller message");
            }
            taken = true;
            taking.take(bytes);
        }
    }
}
