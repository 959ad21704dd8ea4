package fettle.web.template;

import io.helidon.webserver.http.ServerResponse;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A page as UTF-8, made as its template writes it: neither a String nor a copy of it ever holds the whole.
public final class HtmlBytes extends Writer {

    private static final int SHORT = 32;

    private byte[] bytes;
    private int length;

    public HtmlBytes(int expected) {
        bytes = new byte[expected];
    }

    public static HtmlBytes of(String page) {
        var html = new HtmlBytes(page.length());
        html.append(page);
        return html;
    }

    public int length() {
        return length;
    }

    public void send(ServerResponse response) {
        response.send(bytes, 0, length);
    }

    @Override
    public void write(int character) {
        write(new char[] {(char) character}, 0, 1);
    }

    @Override
    public void write(char[] text, int start, int count) {
        append(new String(text, start, count));
    }

    /// What a tag prints is short and ASCII as a rule; for more, as stands in the template itself, the
    /// JDK's way to encode many characters at once is worth its copy.
    @Override
    public void write(String text, int start, int count) {
        int end = start + count;
        if (count > SHORT) {
            append(text.substring(start, end));
            return;
        }
        ensure(count);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                append(text.substring(i, end));
                return;
            }
            bytes[length++] = (byte) c;
        }
    }

    /// Nothing waits.
    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /// What was written from some length on.
    byte[] since(int start) {
        return Arrays.copyOfRange(bytes, start, length);
    }

    /// HTML as it was written before.
    void append(byte[] html) {
        ensure(html.length);
        System.arraycopy(html, 0, bytes, length, html.length);
        length += html.length;
    }

    private void append(String rest) {
        append(rest.getBytes(StandardCharsets.UTF_8));
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
