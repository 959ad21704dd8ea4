package fettle.server.mail.route;

import fettle.server.mail.route.RelayPeer.Fault;
import fettle.server.mail.route.RelayPeer.Taken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One conversation of a scripted SMTP relay.
final class RelayPeerTalk {

    private static final Pattern RECIPIENT = Pattern.compile("RCPT TO:<(.*?)>.*");

    private final RelayPeer peer;
    private final Socket socket;
    private final Charset bytes;
    private String recipient = "";
    private boolean over;

    RelayPeerTalk(RelayPeer peer, Socket socket, Charset bytes) {
        this.peer = peer;
        this.socket = socket;
        this.bytes = bytes;
    }

    void run() {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), bytes))) {
            say("220 relay.test");
            for (String line = in.readLine(); line != null && !over; line = in.readLine()) {
                answer(line, in);
            }
        } catch (IOException _) {
            // The other side has gone, or the script has cut the line.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String line, BufferedReader in) throws IOException, InterruptedException {
        switch (line.split(" ", 2)[0]) {
            case "EHLO", "HELO" -> {
                say("250-relay.test");
                say("250 8BITMIME");
            }
            case "RCPT" -> recipient(line);
            case "DATA" -> message(in);
            case "QUIT" -> {
                say("221 bye");
                over = true;
            }
            default -> say("250 ok");
        }
    }

    private void recipient(String line) throws IOException {
        Matcher named = RECIPIENT.matcher(line);
        recipient = named.matches() ? named.group(1) : "";
        if (has(Fault.BUSY_AT_RECIPIENT)) {
            say("450 4.2.1 come back later");
        } else if (has(Fault.REFUSED_AT_RECIPIENT)) {
            say("550 5.1.1 no such user here");
        } else {
            say("250 ok");
        }
    }

    private void message(BufferedReader in) throws IOException, InterruptedException {
        String domain = recipient.substring(recipient.indexOf('@') + 1);
        peer.begins(domain);
        try {
            say("354 go on");
            read(in);
        } finally {
            peer.ends(domain);
        }
    }

    private void read(BufferedReader in) throws IOException, InterruptedException {
        String messageId = "";
        String subject = "";
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (has(Fault.CUT_IN_MESSAGE)) {
                socket.close();
                return;
            }
            if (line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                messageId = line.substring(11).strip();
            }
            if (line.regionMatches(true, 0, "Subject:", 0, 8)) {
                subject = line.substring(8).strip();
            }
        }
        decide(new Taken(recipient, messageId, subject));
    }

    private void decide(Taken message) throws IOException, InterruptedException {
        Optional<Fault> fault = fault();
        if (fault.isEmpty()) {
            peer.take(message);
            say("250 queued");
            return;
        }
        switch (fault.get()) {
            case BUSY_AT_MESSAGE -> say("451 4.3.0 try again");
            case REFUSED_AT_MESSAGE -> say("554 5.7.1 we do not want this");
            case CUT_AFTER_DOT -> {
                peer.take(message);
                socket.close();
            }
            case CUT_AFTER_ANSWER -> {
                peer.take(message);
                say("250 queued");
                socket.setSoLinger(true, 0);
                socket.close();
            }
            case SILENT, SLOW -> {
                peer.letGo.await();
                peer.take(message);
                say("250 queued");
            }
            case BUSY_AT_RECIPIENT, REFUSED_AT_RECIPIENT, CUT_IN_MESSAGE ->
                throw new IllegalStateException("There should be no message by now");
        }
    }

    private boolean has(Fault one) {
        return fault().equals(Optional.of(one));
    }

    private Optional<Fault> fault() {
        return Optional.ofNullable(peer.faults.get(recipient));
    }

    private void say(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(bytes));
        socket.getOutputStream().flush();
    }
}
