package fettle.server.mail.text;

/// Makes text of strangers inert: fit to store, and to show beside our own words.
public final class SafeText {

    private static final int LONGEST_FILE_NAME = 180;

    private SafeText() {}

    /// NUL and halves of surrogate pairs, which databases and JSON can't hold, become U+FFFD.
    public static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text, i);
            }
        }
        return text;
    }

    private static String replaced(String text, int from) {
        StringBuilder good = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                good.append(c).append(text.charAt(++i));
            } else {
                good.append(c == 0 || Character.isSurrogate(c) ? '\uFFFD' : c);
            }
        }
        return good.toString();
    }

    /// Text of several lines: line ends are `\n`, other controls but the tab are gone.
    public static String lines(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == 0x85 || c == '\u2028' || c == '\u2029') {
                boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
                clean.append(pair ? "" : "\n");
            } else if (c == '\n' || c == '\t' || !Character.isISOControl(c)) {
                clean.append(c);
            }
        }
        return wellFormed(clean.toString());
    }

    /// Text of one line for a subject or name: no controls, nothing that turns the direction of what follows
    /// it, nothing that can't be seen; blanks are single.
    public static String line(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean blank = Character.isWhitespace(c) || c == 0xa0 || Character.isISOControl(c) || c == 0x2028;
            boolean afterBlank = clean.isEmpty() || clean.charAt(clean.length() - 1) == ' ';
            if (blank && !afterBlank) {
                clean.append(' ');
            } else if (!blank && !isUnseen(c)) {
                clean.appendCodePoint(c == 0 ? 0xfffd : c);
            }
        });
        return wellFormed(clean.toString().strip());
    }

    /// The joiners U+200C and U+200D stay: Persian and many emoji need them.
    private static boolean isUnseen(int c) {
        return c == 0x061c
                || c == 0x200b
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x206f)
                || c == 0xfeff
                || c == 0xad
                || (c >= 0xfff9 && c <= 0xfffb)
                || (c >= 0xe0000 && c <= 0xe007f);
    }

    /// A file name to show and to offer for download; never a path.
    public static String fileName(String name) {
        String clean = line(name).replace('\\', '/');
        boolean isPath =
                clean.startsWith("/") || clean.contains("../") || clean.contains(":/") || clean.startsWith("./");
        String last = isPath ? clean.substring(clean.lastIndexOf('/') + 1) : clean.replace('/', '_');
        int start = 0;
        while (start < last.length() && (last.charAt(start) == '.' || last.charAt(start) == ' ')) {
            start++;
        }
        String bare = last.substring(start).strip();
        return shortened(bare.isEmpty() ? "" : last.startsWith(".") && start == 1 ? "." + bare : bare);
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST_FILE_NAME) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        return wellFormed(name.substring(0, LONGEST_FILE_NAME - extension.length())) + extension;
    }
}
