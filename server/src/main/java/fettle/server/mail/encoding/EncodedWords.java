package fettle.server.mail.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Decodes `=?charset?B?...?=` in a field. Words that follow each other in one charset are joined before they
/// are decoded, because mailers split them inside a character; what is not a proper word stays as it is.
public final class EncodedWords {

    private static final int MOST = 500;

    private final String text;
    private final int most;
    private final StringBuilder decoded = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String pendingCharset = "";
    private int words;

    private static final class Word {
        private final String charset;
        private final byte[] bytes;
        private final int end;

        Word(String charset, byte[] bytes, int end) {
            this.charset = charset;
            this.bytes = bytes;
            this.end = end;
        }
    }

    private EncodedWords(String text, int most) {
        this.text = text;
        this.most = most;
    }

    public static String decode(String text) {
        return decode(text, MOST);
    }

    public static String decode(String text, int most) {
        return text.contains("=?") ? new EncodedWords(text, most).decoded() : text;
    }

    public static int count(String text) {
        int count = 0;
        for (int at = text.indexOf("=?"); at >= 0; at = text.indexOf("=?", at + 2)) {
            count++;
        }
        return count;
    }

    private String decoded() {
        int position = 0;
        while (position < text.length()) {
            int start = text.indexOf("=?", position);
            Optional<Word> word = start < 0 || words >= most ? Optional.empty() : wordAt(start);
            if (start < 0 || words >= most) {
                flush();
                decoded.append(text, position, text.length());
                break;
            }
            position = word.isPresent() ? take(position, start, word.get()) : literal(position, start + 2);
        }
        flush();
        return decoded.toString();
    }

    private int literal(int from, int to) {
        flush();
        decoded.append(text, from, to);
        return to;
    }

    private int take(int from, int start, Word word) {
        boolean follows = pending.size() > 0 && text.substring(from, start).isBlank();
        if (!follows || !word.charset.equalsIgnoreCase(pendingCharset)) {
            flush();
        }
        if (!follows) {
            decoded.append(text, from, start);
        }
        pendingCharset = word.charset;
        pending.writeBytes(word.bytes);
        words++;
        return word.end;
    }

    private void flush() {
        if (pending.size() > 0) {
            decoded.append(Charsets.decode(pending.toByteArray(), Optional.of(pendingCharset)));
            pending.reset();
        }
    }

    private Optional<Word> wordAt(int start) {
        int charsetEnd = shortTokenEnd(start + 2);
        if (charsetEnd < 0 || charsetEnd + 2 >= text.length() || text.charAt(charsetEnd + 2) != '?') {
            return Optional.empty();
        }
        char encoding = Character.toUpperCase(text.charAt(charsetEnd + 1));
        int end = text.indexOf("?=", charsetEnd + 3);
        if (end < 0 || (encoding != 'B' && encoding != 'Q')) {
            return Optional.empty();
        }
        String charset = text.substring(start + 2, charsetEnd);
        int language = charset.indexOf('*');
        String content = text.substring(charsetEnd + 3, end);
        byte[] bytes = encoding == 'B' ? base64(content) : quoted(content);
        return Optional.of(new Word(language < 0 ? charset : charset.substring(0, language), bytes, end + 2));
    }

    private int shortTokenEnd(int from) {
        for (int i = from; i < text.length() && i < from + 60; i++) {
            char c = text.charAt(i);
            if (c == '?') {
                return i > from ? i : -1;
            }
            if (c <= ' ' || c > '~') {
                return -1;
            }
        }
        return -1;
    }

    private static byte[] base64(String content) {
        return TransferDecoding.all(content.getBytes(StandardCharsets.UTF_8), "base64");
    }

    private static byte[] quoted(String content) {
        byte[] raw = content.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int value = raw[i] == '=' && i + 2 < raw.length ? Hex.pair(raw[i + 1], raw[i + 2]) : -1;
            bytes.write(value >= 0 ? value : raw[i] == '_' ? ' ' : raw[i]);
            i += value < 0 ? 0 : 2;
        }
        return bytes.toByteArray();
    }
}
