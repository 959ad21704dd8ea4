package fettle.server.mail.body;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;

/// What files are by their type, for those that come without a name.
final class ContentTypes {

    static final String OCTETS = "application/octet-stream";

    private static final Map<String, String> ENDINGS = Map.ofEntries(
            entry("image/jpeg", ".jpg"),
            entry("image/pjpeg", ".jpg"),
            entry("image/svg+xml", ".svg"),
            entry("audio/mpeg", ".mp3"),
            entry("text/plain", ".txt"),
            entry("text/calendar", ".ics"),
            entry("text/vcard", ".vcf"),
            entry("text/x-vcard", ".vcf"),
            entry("text/enriched", ".txt"),
            entry("text/rfc822-headers", ".txt"),
            entry("application/x-zip-compressed", ".zip"),
            entry("application/msword", ".doc"),
            entry("application/vnd.ms-excel", ".xls"),
            entry("application/vnd.ms-powerpoint", ".ppt"),
            entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
            entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
            entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"),
            entry("application/pgp-signature", ".asc"),
            entry("application/pgp-keys", ".asc"),
            entry("application/pgp-encrypted", ".txt"),
            entry("application/pkcs7-signature", ".p7s"),
            entry("application/x-pkcs7-signature", ".p7s"),
            entry("application/pkcs7-mime", ".p7m"),
            entry("application/x-pkcs7-mime", ".p7m"),
            entry("application/ms-tnef", ".dat"),
            entry("message/rfc822", ".eml"),
            entry("message/global", ".eml"),
            entry("message/delivery-status", ".txt"),
            entry("message/disposition-notification", ".txt"),
            entry("message/feedback-report", ".txt"));

    private ContentTypes() {}

    /// The end of a name for a file of the type: the subtype itself where that is short, as in `.png`.
    static String ending(String type) {
        String subtype = type.substring(type.indexOf('/') + 1);
        boolean isShort = subtype.length() <= 4 && subtype.chars().allMatch(Character::isLetterOrDigit);
        return ENDINGS.getOrDefault(type, isShort ? "." + subtype : ".bin");
    }

    /// A type as a stranger has written it, or the one of all files when that is none.
    static String plain(String written) {
        String type = written.strip().toLowerCase(Locale.ROOT);
        boolean proper = type.length() <= 100
                && type.indexOf('/') > 0
                && type.chars().allMatch(c -> c > ' ' && c < 0x7f && "()<>@,;:\\\"[]?=".indexOf(c) < 0);
        return proper ? type : OCTETS;
    }
}
