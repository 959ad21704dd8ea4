package fettle.server.mail.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// The other end of an SMTP conversation, byte for byte as a test wants it.
public final class SmtpPeer implements AutoCloseable {

    private Socket socket;
    private BufferedReader answers;
    private final String greeting;

    public SmtpPeer(int port) throws IOException {
        this(port, "220");
    }

    public SmtpPeer(int port, String expectedGreeting) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        answers = answers(socket);
        greeting = answer();
        assertThat(greeting).startsWith(expectedGreeting);
    }

    public String greeting() {
        return greeting;
    }

    /// Protects the connection, after the other side has said that it is ready to.
    public void protect(SSLContext trust) throws IOException {
        var secure = (SSLSocket) trust.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        secure.startHandshake();
        socket = secure;
        answers = answers(secure);
    }

    /// Sends a line and reads the answer, which has to begin with the expected code.
    public String say(String line, String expected) throws IOException {
        return say((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1), expected);
    }

    public String say(byte[] bytes, String expected) throws IOException {
        socket.getOutputStream().write(bytes);
        String answer = answer();
        assertThat(answer).startsWith(expected);
        return answer;
    }

    /// Says everything up to the message itself.
    public void begin() throws IOException {
        begin("ann@acme.test", "support@fettle.test");
    }

    public void begin(String from, String to) throws IOException {
        say("HELO client.test", "250");
        say("MAIL FROM:<" + from + ">", "250");
        say("RCPT TO:<" + to + ">", "250");
        say("DATA", "354");
    }

    /// As SMTP carries it: full line ends, dots doubled, a dot at the end.
    public static byte[] stuffed(byte[] raw) {
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        String lines = text.replaceAll("(?<!\r)\n", "\r\n");
        String ended = lines.isEmpty() || lines.endsWith("\r\n") ? lines : lines + "\r\n";
        String doubled = ended.startsWith(".") ? "." + ended : ended;
        return (doubled.replace("\r\n.", "\r\n..") + ".\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static BufferedReader answers(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private String answer() throws IOException {
        var all = new StringBuilder();
        String line = answers.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            all.append(line).append('\n');
            line = answers.readLine();
        }
        return all.append(line).toString();
    }
}
