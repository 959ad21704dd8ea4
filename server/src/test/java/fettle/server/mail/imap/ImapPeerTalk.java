package fettle.server.mail.imap;

import fettle.server.mail.imap.ImapPeer.Stored;
import fettle.server.mail.imap.ImapPeer.Trap;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One conversation of a scripted IMAP server.
final class ImapPeerTalk {

    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)}$");

    private final ImapPeer peer;
    private final Socket socket;
    private int named;

    ImapPeerTalk(ImapPeer peer, Socket socket) {
        this.peer = peer;
        this.socket = socket;
    }

    void run() {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            say(peer.greeting);
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                answer(line, in);
            }
        } catch (IOException _) {
            // The other side has gone, or the script has cut the line.
        }
    }

    private void answer(String line, InputStream in) throws IOException {
        String[] words = line.split(" ", 3);
        String tag = words[0];
        if (words.length == 1) {
            throw new IOException("This is not IMAP, perhaps a handshake");
        }
        String command = words[1].equals("UID") ? line.substring(tag.length() + 1) : words[1];
        String rest = words.length > 2 ? words[2] : "";
        String asked = line.substring(tag.length() + 1);
        peer.commands.add(asked);
        peer.before.accept(asked);
        switch (command.split(" ", 3)[0].equals("UID") ? "UID " + rest.split(" ", 2)[0] : command) {
            case "CAPABILITY" -> {
                say("* CAPABILITY " + peer.abilities);
                say(tag + " OK done");
            }
            case "LOGIN" -> login(tag, rest, in);
            case "AUTHENTICATE" -> authenticate(tag, rest, in);
            case "SELECT" -> select(tag);
            case "STATUS" -> say(peer.folders.containsKey(name(rest)) ? tag + " OK there" : tag + " NO no such folder");
            case "NOOP" -> {
                tellOfNews();
                say(tag + " OK done");
            }
            case "IDLE" -> idle(tag, in);
            case "UID FETCH" -> fetch(tag, rest.split(" ", 3)[1], rest.split(" ", 3)[2]);
            case "UID STORE" -> store(tag, rest.split(" ", 4));
            case "UID COPY" -> move(tag, rest.split(" ", 3), false);
            case "UID MOVE" -> move(tag, rest.split(" ", 3), true);
            case "UID EXPUNGE" -> expunge(tag, rest.split(" ", 2)[1]);
            case "LOGOUT" -> socket.close();
            default -> say(tag + " BAD what is that");
        }
        peer.after.accept(asked);
    }

    private void login(String tag, String rest, InputStream in) throws IOException {
        var words = new ArrayList<String>();
        Matcher literal = LITERAL.matcher(rest);
        while (literal.find()) {
            say("+ go on");
            words.add(new String(in.readNBytes(Integer.parseInt(literal.group(1))), StandardCharsets.UTF_8));
            literal = LITERAL.matcher(line(in));
        }
        letIn(
                tag,
                words.get(0).equals(ImapPeer.USER)
                        && peer.password.filter(words.get(1)::equals).isPresent());
    }

    private void authenticate(String tag, String mechanism, InputStream in) throws IOException {
        say("+ ");
        String answer = new String(Base64.getDecoder().decode(line(in)), StandardCharsets.UTF_8);
        if (mechanism.equals("PLAIN")) {
            letIn(
                    tag,
                    peer.password
                            .filter(word -> answer.equals("\0" + ImapPeer.USER + "\0" + word))
                            .isPresent());
            return;
        }
        boolean right = peer.token
                .filter(word -> answer.equals("user=" + ImapPeer.USER + "\1auth=Bearer " + word + "\1\1"))
                .isPresent();
        if (!right) {
            say("+ " + Base64.getEncoder().encodeToString("{\"status\":\"401\"}".getBytes(StandardCharsets.UTF_8)));
            line(in);
        }
        letIn(tag, right);
    }

    private void letIn(String tag, boolean right) throws IOException {
        say(tag + (right ? " OK welcome" : " NO [AUTHENTICATIONFAILED] Invalid credentials"));
    }

    private void select(String tag) throws IOException {
        synchronized (peer) {
            named = inbox().size();
            say("* " + named + " EXISTS");
            say("* OK [UIDVALIDITY " + peer.validity + "] valid");
            say("* OK [UIDNEXT " + (inbox().isEmpty() ? 1 : inbox().lastKey() + 1) + "] next");
        }
        say(tag + " OK " + (peer.readOnly ? "[READ-ONLY]" : "[READ-WRITE]") + " selected");
    }

    private void tellOfNews() throws IOException {
        synchronized (peer) {
            if (inbox().size() != named) {
                named = inbox().size();
                say("* " + named + " EXISTS");
            }
        }
    }

    private void idle(String tag, InputStream in) throws IOException {
        if (!peer.abilities.contains("IDLE")) {
            say(tag + " BAD no");
            return;
        }
        say("+ idling");
        if (peer.silentIdle) {
            in.readAllBytes();
            return;
        }
        while (in.available() == 0) {
            tellOfNews();
            pause();
        }
        line(in);
        say(tag + " OK done");
    }

    private void fetch(String tag, String set, String items) throws IOException {
        Map<Long, Stored> found = found(set);
        for (Map.Entry<Long, Stored> one : found.entrySet()) {
            if (items.contains("BODY.PEEK")) {
                peer.beforeBody.accept(one.getKey());
                if (found(set).isEmpty()) {
                    continue;
                }
                if (!body(tag, one.getKey(), asked(one.getValue().raw(), items), items.contains("HEADER"))) {
                    return;
                }
            } else {
                say("* 1 FETCH (UID " + one.getKey() + " RFC822.SIZE "
                        + one.getValue().raw().length() + " INTERNALDATE \""
                        + one.getValue().internalDate() + "\")");
            }
        }
        tellOfNews();
        say(tag + " OK done");
    }

    private static String asked(String raw, String items) {
        return items.contains("FIELDS (FROM)")
                ? header(raw)
                        .lines()
                        .filter(line -> line.startsWith("From:"))
                        .collect(Collectors.joining("\r\n", "", "\r\n\r\n"))
                : raw;
    }

    /// Sends a message, or what the script has for it; whether the command is to be ended by OK.
    private boolean body(String tag, long uid, String raw, boolean header) throws IOException {
        Trap trap = peer.traps.get(uid);
        String start = "* 1 FETCH (UID " + uid + " BODY[" + (header ? "HEADER" : "") + "] ";
        byte[] bytes = (header ? header(raw) : raw).getBytes(StandardCharsets.ISO_8859_1);
        if (trap == null || (header && trap.fault() == ImapPeer.Fault.REFUSED)) {
            literal(start, bytes.length, bytes);
            return true;
        }
        switch (trap.fault()) {
            case CUT -> {
                write(start + "{" + bytes.length + "}\r\n");
                socket.getOutputStream().write(bytes, 0, Math.min(trap.bytes(), bytes.length));
                socket.getOutputStream().flush();
                socket.close();
            }
            case ENDLESS -> {
                write(start + "{" + Long.MAX_VALUE / 16 + "}\r\n");
                byte[] more = "on and on\r\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
                while (!socket.isClosed()) {
                    socket.getOutputStream().write(more);
                }
            }
            case HUGE -> literal(start, 1L << 31, bytes);
            case REPEATED -> {
                while (!socket.isClosed()) {
                    literal(start, bytes.length, bytes);
                }
            }
            case REFUSED -> say(tag + " NO [SERVERBUG] retrieval failed");
            case NIL -> {
                say(start + "NIL)");
                return true;
            }
        }
        return false;
    }

    private void literal(String start, long announced, byte[] bytes) throws IOException {
        write(start + "{" + announced + "}\r\n");
        socket.getOutputStream().write(bytes);
        say(")");
    }

    private static String header(String raw) {
        int end = raw.indexOf("\r\n\r\n");
        return end < 0 ? raw : raw.substring(0, end + 4);
    }

    private void store(String tag, String[] words) throws IOException {
        if (peer.readOnly) {
            say(tag + " NO read-only");
            return;
        }
        found(words[1]).values().forEach(message -> message.flags().add(words[3].replaceAll("[()]", "")));
        say(tag + " OK done");
    }

    private void move(String tag, String[] words, boolean away) throws IOException {
        TreeMap<Long, Stored> target = peer.folders.get(name(words[2]));
        if (target == null) {
            say(tag + " NO [TRYCREATE] no such folder");
            return;
        }
        for (Map.Entry<Long, Stored> one : found(words[1]).entrySet()) {
            peer.deliver(name(words[2]), one.getValue().raw(), one.getValue().internalDate());
            if (away) {
                peer.remove(one.getKey());
            }
        }
        say(tag + " OK done");
    }

    private void expunge(String tag, String set) throws IOException {
        found(set).forEach((uid, message) -> {
            if (message.flags().contains("\\Deleted")) {
                peer.remove(uid);
            }
        });
        say(tag + " OK done");
    }

    private NavigableMap<Long, Stored> inbox() {
        return peer.folders.get("INBOX");
    }

    /// The messages of a set of numbers. `9:*` always has the last one, as RFC 3501 wants it.
    private Map<Long, Stored> found(String set) {
        synchronized (peer) {
            long last = inbox().isEmpty() ? 0 : inbox().lastKey();
            LongPredicate wanted = set.endsWith(":*")
                    ? uid -> uid >= Long.parseLong(set.substring(0, set.indexOf(':'))) || uid == last
                    : uid -> List.of(set.split(",")).contains(Long.toString(uid));
            var found = new TreeMap<Long, Stored>();
            inbox().forEach((uid, message) -> {
                if (wanted.test(uid)) {
                    found.put(uid, message);
                }
            });
            return found;
        }
    }

    private static String name(String written) {
        return written.substring(1, written.indexOf('"', 1));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new IOException("gone");
            }
            line.write(one);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private void say(String line) throws IOException {
        write(line + "\r\n");
    }

    private void write(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
