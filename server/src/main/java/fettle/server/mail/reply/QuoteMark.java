package fettle.server.mail.reply;

/// Marks in a text made of HTML where the element begins and ends in which a mail program has put what it quotes. The
/// marks never leave the reading of a mail: no sender can write them, and no reader sees them.
public final class QuoteMark {

    /// Characters that Unicode keeps free for such use within a program.
    public static final char BEGIN = '\ufdd0';

    public static final char END = '\ufdd1';

    /// The same for the element in which it has put the sender's signature.
    public static final char SIGNATURE_BEGIN = '\ufdd2';

    public static final char SIGNATURE_END = '\ufdd3';

    private QuoteMark() {}

    static boolean is(char c) {
        return c >= BEGIN && c <= SIGNATURE_END;
    }

    public static String without(String text) {
        String without = text;
        for (char mark = BEGIN; mark <= SIGNATURE_END; mark++) {
            without = without.indexOf(mark) < 0 ? without : without.replace(String.valueOf(mark), "");
        }
        return without;
    }

    /// A quoted line without the marks that stand before its words.
    static String bare(String line) {
        int from = 0;
        while (from < line.length() && (line.charAt(from) == '>' || line.charAt(from) == ' ')) {
            from++;
        }
        return line.substring(from);
    }
}
