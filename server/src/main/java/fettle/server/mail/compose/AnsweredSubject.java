package fettle.server.mail.compose;

import java.util.regex.Pattern;

/// The subject of a mail without the marks of answers that mail programs put in front of it, in their own languages
/// and again and again.
public final class AnsweredSubject {

    private static final Pattern PREFIX = Pattern.compile(
            "(?:re|aw|antw|antwort|sv|vs|odp|res|resp|rif|r|ref|ynt|yan|vá|bls|atb|ats|απ|σχετ|отв|ответ|回复|回覆|答复|返信|답장|השב|رد)"
                    + "(?:\\[[0-9]{1,3}]|\\^[0-9]{1,3}|\\([0-9]{1,3}\\))?\\s?[:\uFF1A]\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private AnsweredSubject() {}

    /// What its first writer called it: `Printer` of `RE: AW: Re[2]: Printer`.
    public static String without(String subject) {
        var prefix = PREFIX.matcher(subject.strip());
        String rest = subject.strip();
        while (prefix.lookingAt() && prefix.end() < rest.length()) {
            rest = rest.substring(prefix.end()).strip();
            prefix.reset(rest);
        }
        return rest;
    }
}
