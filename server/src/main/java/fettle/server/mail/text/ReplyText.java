package fettle.server.mail.text;

import java.util.List;

/// Tells what is new in a reply from what it quotes. In doubt everything counts as new: a line that is shown
/// twice costs a glance, a line that is hidden costs a client.
///
/// @param visible what the sender wrote now; the whole text when nothing is surely quoted
/// @param quoted the rest, empty when there is none
public record ReplyText(String visible, String quoted) {

    /// Nobody reads more; beyond it the text is not taken apart.
    private static final int LONGEST = 1_000_000;
    private static final int LONGEST_SIGNATURE = 12;

    /// Tells the parts of a text apart.
    ///
    /// @param forwarded whether the subject says that the mail is forwarded: then what it brings along is its
    /// content
    public static ReplyText of(String text, boolean forwarded) {
        if (text.length() > LONGEST) {
            return new ReplyText(text, "");
        }
        List<String> lines = List.of(text.split("\n", -1));
        var quotation = new Quotation(lines);
        int end = forwarded ? lines.size() : quotation.begins();
        end = withoutSignature(lines, end);
        String visible = String.join("\n", lines.subList(0, end)).strip();
        if (visible.isEmpty() || end == lines.size()) {
            return new ReplyText(text, "");
        }
        return new ReplyText(
                visible, String.join("\n", lines.subList(end, lines.size())).strip());
    }

    /// A signature begins with a line of two dashes and a blank and is short; a program's own one is a single
    /// line.
    private static int withoutSignature(List<String> lines, int end) {
        int last = end;
        while (last > 0 && lines.get(last - 1).isBlank()) {
            last--;
        }
        if (last > 0 && Attribution.isProgramsOwn(lines.get(last - 1))) {
            return last - 1;
        }
        for (int i = last - 1; i >= Math.max(0, last - LONGEST_SIGNATURE); i--) {
            if (lines.get(i).equals("-- ") || lines.get(i).equals("--")) {
                return i;
            }
        }
        return end;
    }
}
