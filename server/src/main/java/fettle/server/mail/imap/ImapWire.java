package fettle.server.mail.imap;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The bytes between us and an IMAP server: lines of a bounded length, and literals that are read as they come. Nothing
/// is waited for longer than the time that was given for it.
final class ImapWire implements AutoCloseable {

    static final int LONGEST_LINE = 64 << 10;

    private static final Duration SILENCE = Duration.ofSeconds(60);

    private Socket socket;
    private InputStream in;
    private long deadline;

    ImapWire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(new Timed());
        within(SILENCE);
    }

    /// Goes on over an encrypted connection. What the server said before that is forgotten: anybody may have said
    /// it.
    void protectedBy(Socket secure) {
        socket = secure;
        in = new BufferedInputStream(new Timed());
    }

    Socket socket() {
        return socket;
    }

    /// Gives what follows this much time in all.
    void within(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    void send(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    String line() throws IOException {
        var line = new ByteArrayOutputStream(128);
        for (int one = one(); one != '\n'; one = one()) {
            if (line.size() == LONGEST_LINE) {
                throw new ImapFailure.Unintelligible("The server sent a line without an end");
            }
            line.write(one);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private int one() throws IOException {
        int one = in.read();
        if (one < 0) {
            throw new ImapFailure.Closed("The server closed the connection");
        }
        return one;
    }

    /// The bytes of a literal. A connection that ends among them is a failure, not the end of the literal.
    InputStream literal(long length) {
        return new Literal(length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private final class Literal extends InputStream {

        private final long length;
        private long left;

        Literal(long length) {
            this.length = length;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(into, offset, (int) Math.min(count, left));
            if (read < 0) {
                throw new ImapFailure.Closed(
                        "The connection was cut after " + (length - left) + " of " + length + " bytes of a message");
            }
            left -= read;
            return read;
        }
    }

    /// What comes in until the time is up, however slowly it trickles.
    private final class Timed extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            long left = Math.min(deadline - System.nanoTime(), SILENCE.toNanos());
            if (left <= 1_000_000) {
                throw new SocketTimeoutException("The server took too long");
            }
            socket.setSoTimeout((int) (left / 1_000_000));
            return socket.getInputStream().read(into, offset, length);
        }
    }
}
