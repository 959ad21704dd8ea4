package fettle.server.mail.reply;

/// Tells what is new in a reply from what it quotes and from its signature. In doubt everything counts as new: a line
/// that is shown twice costs a glance, a line that is hidden costs a client.
///
/// @param visible what the sender wrote now; the whole text when nothing is surely quoted
/// @param quoted the rest, empty when there is none
public record ReplyText(String visible, String quoted) {

    private static final String ABOVE = "Hello.";

    public ReplyText {
        visible = QuoteMark.without(visible).strip();
        quoted = QuoteMark.without(quoted).strip();
    }

    /// Tells the parts of a text apart.
    ///
    /// @param text with a `QuoteMark` where a quotation is known to begin and end, if it was made of HTML
    /// @param forwarded whether the subject says that the mail is forwarded: then what it brings along is its
    /// content
    public static ReplyText of(String text, boolean forwarded) {
        return forwarded ? new ReplyText(text, "") : new Folding(text).reply();
    }

    /// Whether there is nothing in a text but what it quotes, and a signature: read below some other words,
    /// all of it would be folded away. Alone it is shown whole.
    public static boolean bringsNothing(String text) {
        return of(ABOVE + "\n\n" + text, false).visible().equals(ABOVE);
    }
}
