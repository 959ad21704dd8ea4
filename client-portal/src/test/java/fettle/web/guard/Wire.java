package fettle.web.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A connection as a stranger opens it: any bytes go out, and whatever comes back within a moment is heard.
final class Wire {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");
    private static final int PATIENCE = 700;

    /// What was heard.
    ///
    /// @param text all answers as they came
    /// @param closed whether the server then hung up
    record Heard(String text, boolean closed) {

        int first() {
            Matcher status = STATUS.matcher(text);
            return status.find() ? Integer.parseInt(status.group(1)) : 0;
        }

        long answers() {
            return STATUS.matcher(text).results().count();
        }
    }

    private Wire() {}

    static Heard say(int port, String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE);
            var heard = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.getBytes(ISO_8859_1));
                socket.getOutputStream().flush();
                return new Heard(text(heard, socket.getInputStream()), true);
            } catch (SocketTimeoutException open) {
                return new Heard(heard.toString(ISO_8859_1), false);
            } catch (SocketException reset) {
                return new Heard(heard.toString(ISO_8859_1), true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ByteArrayOutputStream heard, InputStream in) throws IOException {
        for (int next = in.read(); next >= 0; next = in.read()) {
            heard.write(next);
        }
        return heard.toString(ISO_8859_1);
    }
}
