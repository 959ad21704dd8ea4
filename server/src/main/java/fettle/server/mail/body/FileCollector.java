package fettle.server.mail.body;

import static java.util.Map.entry;

import fettle.server.mail.encoding.EncodedWords;
import fettle.server.mail.mime.MailNote;
import fettle.server.mail.mime.MimePart;
import fettle.server.mail.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gathers the files of a message, each with a name that can be shown.
final class FileCollector {

    private static final Set<String> FILES_THOUGH_TEXT = Set.of(
            "text/calendar",
            "text/rfc822-headers",
            "text/vcard",
            "text/x-vcard",
            "text/directory",
            "text/csv",
            "text/xml",
            "text/x-amp-html");

    private static final Map<String, String> ENDINGS = Map.ofEntries(
            entry("image/jpeg", ".jpg"),
            entry("image/png", ".png"),
            entry("image/gif", ".gif"),
            entry("application/pdf", ".pdf"),
            entry("text/calendar", ".ics"),
            entry("text/plain", ".txt"),
            entry("text/html", ".html"),
            entry("text/csv", ".csv"),
            entry("text/xml", ".xml"),
            entry("text/vcard", ".vcf"),
            entry("text/x-vcard", ".vcf"),
            entry("text/rfc822-headers", ".txt"),
            entry("message/rfc822", ".eml"),
            entry("message/global", ".eml"),
            entry("message/delivery-status", ".txt"),
            entry("message/disposition-notification", ".txt"),
            entry("message/feedback-report", ".txt"),
            entry("application/pgp-signature", ".asc"),
            entry("application/pkcs7-signature", ".p7s"),
            entry("application/pkcs7-mime", ".p7m"),
            entry("application/ms-tnef", ".dat"));

    /// What of the HTML can be shown at all.
    private static final int MOST_HTML = 500_000;

    private final int most;
    private final Set<MailNote> notes;
    private final List<InboundFile> files = new ArrayList<>();
    private boolean calendar;

    FileCollector(int most, Set<MailNote> notes) {
        this.most = most;
        this.notes = notes;
    }

    static boolean isFileThoughText(MimePart part) {
        return FILES_THOUGH_TEXT.contains(part.mediaType());
    }

    void add(MimePart part) {
        calendar |= part.is("text/calendar");
        boolean isNothing = part.encodedSize() == 0 && part.fileName().isEmpty();
        if (isNothing || isFull()) {
            return;
        }
        files.add(InboundFile.of(name(part), part));
    }

    void add(String name, byte[] bytes) {
        if (!isFull()) {
            files.add(InboundFile.of(named(SafeText.fileName(name), ".bin"), "application/octet-stream", bytes));
        }
    }

    /// All files; the pictures that the HTML shows are marked, whatever their disposition says.
    List<InboundFile> all(List<String> html) {
        return files.stream()
                .map(file -> isShown(file, html) ? file.asInline() : file)
                .toList();
    }

    private static boolean isShown(InboundFile file, List<String> html) {
        return file.contentType().startsWith("image/")
                && file.contentId().stream()
                        .anyMatch(id -> html.stream().anyMatch(one -> refers(one, id) || refers(one, encoded(id))));
    }

    private static boolean refers(String html, String id) {
        int shown = Math.min(html.length(), MOST_HTML);
        int at = html.indexOf(id, 0, shown);
        while (at >= 0 && !html.regionMatches(true, at - 4, "cid:", 0, 4)) {
            at = html.indexOf(id, at + id.length(), shown);
        }
        return at >= 0;
    }

    private static String encoded(String id) {
        return id.replace("@", "%40");
    }

    boolean hasCalendar() {
        return calendar;
    }

    private boolean isFull() {
        if (files.size() < most) {
            return false;
        }
        notes.add(MailNote.CUT_FILES);
        return true;
    }

    private String name(MimePart part) {
        String given = SafeText.fileName(part.fileName().orElse(""));
        if (!given.isEmpty()) {
            return given;
        }
        boolean isMail = part.is("message/rfc822") || part.is("message/global");
        String subject = isMail ? part.contentHeaders().first("Subject").orElse("") : "";
        String ending = ending(part.mediaType());
        String title =
                SafeText.fileName(EncodedWords.decode(subject).replace('/', '_').replace('\\', '_'));
        return named(title.isEmpty() ? "" : title + ending, ending);
    }

    private static String ending(String type) {
        String subtype = type.substring(type.indexOf('/') + 1);
        boolean isShort = subtype.length() <= 4 && subtype.chars().allMatch(Character::isLetterOrDigit);
        return ENDINGS.getOrDefault(type, isShort ? "." + subtype : ".bin");
    }

    private String named(String name, String ending) {
        return name.isEmpty() ? "file-" + (files.size() + 1) + ending : name;
    }
}
