package fettle.server.mail.imap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A conversation with an IMAP server (RFC 3501): commands, their answers, and what the server says unasked.
///
/// The client is our own, because a server is nothing to trust: ADR 0011.
public final class ImapConnection implements AutoCloseable {

    /// Who reads what a command brings, a line each.
    interface Answers {

        void line(String text) throws IOException;

        /// Whether the literal after this text is read by [#literal]; others become part of the line.
        default boolean wants(String before) {
            return false;
        }

        default void literal(InputStream bytes, long length) throws IOException {}
    }

    /// How a connection in clear becomes an encrypted one.
    interface Securing {
        Socket secured(Socket clear) throws IOException;
    }

    private static final Pattern LITERAL = Pattern.compile("\\{([0-9]+)\\+?}$");
    private static final Pattern COUNT =
            Pattern.compile("\\* ([0-9]{1,10}) (EXISTS|EXPUNGE)", Pattern.CASE_INSENSITIVE);
    private static final Duration USUAL = Duration.ofSeconds(60);
    /// A line that died in silence is noticed only now, so it is not waited for long.
    private static final Duration AFTER_IDLING = Duration.ofSeconds(10);

    private static final int LONGEST_TEXT = 256 << 10;
    private static final int MOST_LINES = 5_000_000;
    private static final int A_SHORT_ANSWER = 1_000;
    private static final int MOST_DIGITS = 18;

    private final ImapWire wire;
    private final Set<String> abilities = new HashSet<>();
    private int tags;
    private long exists;
    private boolean news;

    ImapConnection(ImapWire wire) {
        this.wire = wire;
    }

    void greet() throws IOException {
        wire.within(USUAL);
        String greeting = wire.line();
        if (!greeting.startsWith("* OK")) {
            throw new ImapFailure.Closed(greeting.startsWith("* ") ? greeting.substring(2) : "This is no IMAP server");
        }
        askAbilities();
    }

    void startTls(Securing securing) throws IOException {
        if (!can("STARTTLS")) {
            throw new ImapFailure.NoWayIn(ImapFailure.NoWayIn.Missing.STARTTLS);
        }
        command("STARTTLS");
        wire.protectedBy(securing.secured(wire.socket()));
        askAbilities();
    }

    /// What the server can do is asked again once it knows who we are, or the connection is encrypted.
    void askAbilities() throws IOException {
        abilities.clear();
        command("CAPABILITY").stream()
                .filter(line -> line.startsWith("* CAPABILITY "))
                .flatMap(
                        line -> List.of(line.substring("* CAPABILITY ".length()).split(" ")).stream())
                .map(ability -> ability.toUpperCase(Locale.ROOT))
                .forEach(abilities::add);
    }

    /// Whether the server says that it can do this, as `MOVE` or `AUTH=XOAUTH2`.
    public boolean can(String ability) {
        return abilities.contains(ability);
    }

    /// Gives a command and brings what the server says to it, but for its last word.
    List<String> command(String command) throws IOException {
        var lines = new ArrayList<String>();
        command(command, USUAL, line -> {
            if (lines.size() == A_SHORT_ANSWER) {
                throw new ImapFailure.Unintelligible("The server's answer to a small question has no end");
            }
            lines.add(line);
        });
        return lines;
    }

    /// The same with an answer of any length, which is read as it comes; the server's last word.
    String command(String command, Duration within, Answers answers) throws IOException {
        wire.within(within);
        return toItsEnd(begin(command), answers);
    }

    /// Gives a command that asks for more: each time the server does, one of these is sent, then nothing.
    void command(String command, List<byte[]> more) throws IOException {
        wire.within(USUAL);
        String tag = begin(command);
        var rest = new ArrayList<>(more);
        for (int asked = 0; asked <= more.size() + 1; asked++) {
            String line = said();
            if (!line.startsWith("+")) {
                toItsEnd(tag, line, _ -> {});
                return;
            }
            wire.send(rest.isEmpty() ? "\r\n".getBytes(StandardCharsets.US_ASCII) : rest.removeFirst());
        }
        throw new ImapFailure.Unintelligible("The server asks on and on");
    }

    /// How many messages the server has named in the folder.
    long exists() {
        return exists;
    }

    /// Whether the server has named more messages since this was last asked.
    boolean hasNews() {
        boolean had = news;
        news = false;
        return had;
    }

    /// Waits until the server names more messages, at most for the time given.
    void idle(Duration atMost) throws IOException {
        wire.within(USUAL);
        String tag = begin("IDLE");
        String line = said();
        while (!line.startsWith("+") && !line.startsWith(tag)) {
            line = said();
        }
        if (line.startsWith("+")) {
            listen(atMost);
            wire.within(AFTER_IDLING);
            wire.send("DONE");
            line = said();
        }
        toItsEnd(tag, line, _ -> {});
    }

    private void listen(Duration atMost) throws IOException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!news && System.nanoTime() < end) {
            wire.within(Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
            try {
                said();
            } catch (SocketTimeoutException _) {
                // Nothing came. Whether the line still stands, the answer to DONE will show.
            }
        }
    }

    /// Says goodbye, and waits for no answer.
    @Override
    public void close() throws IOException {
        try (wire) {
            begin("LOGOUT");
        } catch (IOException _) {
            // Whoever is gone needs no goodbye.
        }
    }

    private String begin(String command) throws IOException {
        String tag = "f" + ++tags;
        wire.send(tag + " " + command);
        return tag;
    }

    private String toItsEnd(String tag, Answers answers) throws IOException {
        return toItsEnd(tag, text(answers), answers);
    }

    private String toItsEnd(String tag, String first, Answers answers) throws IOException {
        String line = first;
        for (int lines = 0; !line.startsWith(tag + " "); lines++) {
            if (lines == MOST_LINES) {
                throw new ImapFailure.Unintelligible("The server's answer has no end");
            }
            answers.line(line);
            line = text(answers);
        }
        String last = line.substring(tag.length() + 1);
        if (!last.regionMatches(true, 0, "OK", 0, 2)) {
            throw new ImapFailure.CommandRefused(last);
        }
        return last;
    }

    private String said() throws IOException {
        return text(_ -> {});
    }

    /// One thing that the server says, with its literals as quoted texts, but for those that somebody reads.
    private String text(Answers answers) throws IOException {
        String line = wire.line();
        Matcher literal = LITERAL.matcher(line);
        if (!literal.find()) {
            return noted(line);
        }
        var text = new StringBuilder();
        while (literal.find(0)) {
            text.append(line, 0, literal.start());
            text.append(literal(text.toString(), length(literal.group(1)), answers));
            if (text.length() > LONGEST_TEXT) {
                throw new ImapFailure.Unintelligible("The server's answer is too long");
            }
            line = wire.line();
            literal = LITERAL.matcher(line);
        }
        return noted(text.append(line).toString());
    }

    private static long length(String digits) throws ImapFailure.Unintelligible {
        if (digits.length() > MOST_DIGITS) {
            throw new ImapFailure.Unintelligible("The server announced " + digits.length() + " digits of bytes");
        }
        return Long.parseLong(digits);
    }

    private String literal(String before, long length, Answers answers) throws IOException {
        try (InputStream bytes = wire.literal(length)) {
            if (answers.wants(before)) {
                answers.literal(bytes, length);
                bytes.transferTo(OutputStream.nullOutputStream());
                return "\"\"";
            }
            if (length > ImapWire.LONGEST_LINE) {
                throw new ImapFailure.Unintelligible("The server announced " + length + " bytes that nobody asked for");
            }
            String text = new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    /// Keeps count of the messages, whatever command the server says it under.
    private String noted(String line) throws ImapFailure.Closed {
        if (line.regionMatches(true, 0, "* BYE", 0, 5)) {
            throw new ImapFailure.Closed(line.substring(2));
        }
        Matcher count = COUNT.matcher(line);
        if (count.matches()) {
            long before = exists;
            exists = count.group(2).equalsIgnoreCase("EXISTS")
                    ? Long.parseLong(count.group(1))
                    : Math.max(0, before - 1);
            news |= exists > before;
        }
        return line;
    }
}
