package fettle.server.mail.reply;

/// Marks in a text made of HTML where the element begins and ends in which a mail program has put what it quotes. The
/// marks never leave the reading of a mail: no sender can write them, and no reader sees them.
public final class QuoteMark {

    /// Characters that Unicode keeps free for such use within a program.
    public static final char BEGIN = '\ufdd0';

    public static final char END = '\ufdd1';

    private QuoteMark() {}

    public static String without(String text) {
        return text.indexOf(BEGIN) < 0 && text.indexOf(END) < 0
                ? text
                : text.replace(String.valueOf(BEGIN), "").replace(String.valueOf(END), "");
    }
}
