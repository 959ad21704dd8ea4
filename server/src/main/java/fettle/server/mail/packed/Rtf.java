package fettle.server.mail.packed;

import fettle.server.mail.encoding.Charsets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/// Reads what an RTF text says: the HTML that Outlook has wrapped in it (MS-OXRTFEX), or else its plain words.
final class Rtf {

    private static final int LONGEST_WORD = 40;
    private static final int DEEPEST = 200;

    private static final Set<String> NOT_TEXT = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "header",
            "footer",
            "object",
            "themedata",
            "listtable",
            "generator",
            "xmlnstbl");

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final Deque<Group> outer = new ArrayDeque<>();
    private Group group = new Group(false, false, 1);
    private String charset = "windows-1252";
    private boolean html;
    private int position;
    private int skip;

    /// What holds between two braces.
    ///
    /// @param ignored whether nothing of it is text
    /// @param tag whether it is markup of the wrapped HTML
    /// @param fallback how many characters stand in for each that is given by number
    private record Group(boolean ignored, boolean tag, int fallback) {}

    private Rtf(byte[] bytes) {
        this.source = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static Rtf read(byte[] bytes) {
        var rtf = new Rtf(bytes);
        rtf.read();
        return rtf;
    }

    /// Whether the text is HTML.
    boolean isHtml() {
        return html;
    }

    String text() {
        return text.toString();
    }

    private void read() {
        while (position < source.length()) {
            char c = source.charAt(position++);
            switch (c) {
                case '{' -> open();
                case '}' -> close();
                case '\\' -> control();
                case '\r', '\n' -> {}
                default -> character(c);
            }
        }
        flush();
    }

    private void open() {
        flush();
        if (outer.size() < DEEPEST) {
            outer.push(group);
        }
    }

    private void close() {
        flush();
        group = outer.isEmpty() ? group : outer.pop();
    }

    private void character(char c) {
        if (skip > 0) {
            skip--;
        } else if (!group.ignored()) {
            pending.write(c);
        }
    }

    private void control() {
        if (position >= source.length()) {
            return;
        }
        char c = source.charAt(position);
        if (Character.isLetter(c)) {
            word();
            return;
        }
        position++;
        switch (c) {
            case '\'' -> hex();
            case '*' -> group = new Group(true, false, group.fallback());
            case '~' -> say("\u00a0");
            case '_' -> say("-");
            case '\\', '{', '}' -> character(c);
            case '\r', '\n' -> newLine();
            default -> {}
        }
    }

    private void hex() {
        int end = Math.min(source.length(), position + 2);
        String digits = source.substring(position, end);
        position = end;
        if (digits.length() == 2 && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            character((char) Integer.parseInt(digits, 16));
        }
    }

    private void word() {
        int end = position;
        while (end < source.length() && end < position + LONGEST_WORD && Character.isLetter(source.charAt(end))) {
            end++;
        }
        String name = source.substring(position, end);
        int numberEnd = end < source.length() && source.charAt(end) == '-' ? end + 1 : end;
        while (numberEnd < source.length() && numberEnd < end + 9 && Character.isDigit(source.charAt(numberEnd))) {
            numberEnd++;
        }
        String digits = source.substring(end, numberEnd);
        position = numberEnd < source.length() && source.charAt(numberEnd) == ' ' ? numberEnd + 1 : numberEnd;
        boolean isNumber = !digits.isEmpty() && !digits.equals("-");
        obey(name, isNumber ? Optional.of(Integer.parseInt(digits)) : Optional.empty());
    }

    private void obey(String name, Optional<Integer> number) {
        switch (name) {
            case "par", "line", "sect", "row" -> newLine();
            case "tab", "cell" -> say("\t");
            case "u" -> unicode(number.orElse(0));
            case "uc" -> group = new Group(group.ignored(), group.tag(), Math.clamp(number.orElse(1), 0, 4));
            case "ansicpg" -> charset = "cp" + number.orElse(1252);
            case "fromhtml" -> html = true;
            case "htmltag" -> group = new Group(false, true, group.fallback());
            case "htmlrtf" -> group = new Group(number.orElse(1) != 0, group.tag(), group.fallback());
            case "emdash" -> say("\u2014");
            case "endash" -> say("\u2013");
            case "lquote" -> say("\u2018");
            case "rquote" -> say("\u2019");
            case "ldblquote" -> say("\u201c");
            case "rdblquote" -> say("\u201d");
            case "bullet" -> say("\u2022");
            case "bin" -> position = Math.min(source.length(), position + Math.max(0, number.orElse(0)));
            default -> group = NOT_TEXT.contains(name) ? new Group(true, false, group.fallback()) : group;
        }
    }

    /// Within wrapped HTML a line end is one of its source.
    private void newLine() {
        say(html ? "\r\n" : "\n");
    }

    private void unicode(int number) {
        say(String.valueOf((char) number));
        skip = group.fallback();
    }

    private void say(String words) {
        if (!group.ignored()) {
            flush();
            text.append(words);
        }
    }

    private void flush() {
        if (pending.size() > 0) {
            text.append(Charsets.decode(pending.toByteArray(), Optional.of(charset)));
            pending.reset();
        }
    }
}
