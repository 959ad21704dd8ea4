package fettle.server.mail;

import fettle.server.mail.address.Address;
import fettle.server.mail.address.FieldSplitter;
import fettle.server.mail.address.FromAddress;
import fettle.server.mail.mime.Headers;
import fettle.server.mail.mime.MimePart;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Tells by the header and the reports in it that a program sent the message (RFC 3834, 3464, 8098, 5965).
final class AutomaticMail {

    private static final int MOST_HOPS = 50;

    private static final List<String> REPLY_FIELDS = List.of(
            "X-Autoreply", "X-Auto-Reply", "X-Autorespond", "X-Autoresponder", "X-Autoreply-From", "X-Mail-Autoreply");

    private static final Set<String> NOBODY = Set.of(
            "mailer-daemon",
            "postmaster",
            "noreply",
            "no-reply",
            "no_reply",
            "no.reply",
            "donotreply",
            "do-not-reply",
            "do_not_reply",
            "nobody",
            "bounce",
            "bounces",
            "daemon");

    private final String mailHost;

    AutomaticMail(String mailHost) {
        this.mailHost = mailHost;
    }

    Automatic judge(MimePart root, FromAddress from) {
        Headers headers = root.headers();
        if (headers.all("X-Fettle-Loop").stream().anyMatch(host -> host.strip().equalsIgnoreCase(mailHost))) {
            return new Automatic.Loop(Automatic.Cause.OWN_MARK);
        }
        if (headers.all("Received").size() > MOST_HOPS) {
            return new Automatic.Loop(Automatic.Cause.TOO_MANY_HOPS);
        }
        return MailReport.in(root, hasNoReturn(headers) || isNobody(from)).orElseGet(() -> byFields(headers, from));
    }

    private static Automatic byFields(Headers headers, FromAddress from) {
        String submitted = word(headers, "Auto-Submitted");
        String precedence = word(headers, "Precedence");
        boolean answers = headers.has("In-Reply-To") || headers.has("References");
        if (submitted.startsWith("auto-replied")
                || precedence.equals("auto_reply")
                || REPLY_FIELDS.stream().anyMatch(headers::has)) {
            return new Automatic.AutoReply();
        }
        if ((!submitted.isEmpty() && !submitted.equals("no")) || suppressesReplies(headers) || hasNoReturn(headers)) {
            return answers ? new Automatic.AutoReply() : new Automatic.Notice();
        }
        if (Set.of("bulk", "list", "junk").contains(precedence) || isFromList(headers)) {
            return new Automatic.Bulk();
        }
        return isNobody(from) ? new Automatic.Notice() : new Automatic.None();
    }

    private static String word(Headers headers, String name) {
        String value =
                FieldSplitter.withoutComments(headers.first(name).orElse("")).strip();
        int end = 0;
        while (end < value.length() && value.charAt(end) > ' ' && value.charAt(end) != ';') {
            end++;
        }
        return value.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /// Exchange marks its own automatic mail so; `DR` and the like only suppress receipts and stand on people's
    /// mail too.
    private static boolean suppressesReplies(Headers headers) {
        String value = headers.first("X-Auto-Response-Suppress").orElse("").toLowerCase(Locale.ROOT);
        return value.contains("all") || value.contains("oof") || value.contains("autoreply");
    }

    private static boolean hasNoReturn(Headers headers) {
        return headers.first("Return-Path")
                .filter(path -> path.replace(" ", "").equals("<>"))
                .isPresent();
    }

    private static boolean isFromList(Headers headers) {
        return List.of("List-Id", "List-Unsubscribe", "List-Post", "List-Help", "Mailing-List", "X-Mailing-List")
                .stream()
                .anyMatch(headers::has);
    }

    private static boolean isNobody(FromAddress from) {
        Optional<String> local = from.shown().map(Address::localPart);
        return local.filter(name -> NOBODY.contains(name) || name.startsWith("noreply") || name.startsWith("no-reply"))
                .isPresent();
    }
}
