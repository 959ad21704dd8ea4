package fettle.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.Visitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// A page at the other end of a stream, read by hand.
public final class OpenPage implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;

    public OpenPage(int port, String path, String cookie, Visitor visitor) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(30_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nCookie: "
                    + cookie + "=" + visitor.cookie(cookie).orElseThrow() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            readUntil("retry: ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String readUntil(String words) {
        StringBuilder read = new StringBuilder();
        try {
            while (read.indexOf(words) < 0) {
                String line = in.readLine();
                if (line == null) {
                    break;
                }
                read.append(line).append('\n');
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("Nothing like '" + words + "' in " + read, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.toString();
    }

    public String readToTheEnd() {
        try {
            return readUntil("what no stream ever says");
        } catch (UncheckedIOException e) {
            assertThat(e.getCause()).isInstanceOf(SocketException.class);
            return "";
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
