package fettle.server.mail.body;

import fettle.server.mail.encoding.EncodedWords;
import fettle.server.mail.mime.MailNote;
import fettle.server.mail.mime.MimePart;
import fettle.server.mail.packed.Tnef;
import fettle.server.mail.text.SafeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

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

    private final int most;
    private final Set<MailNote> notes;
    private final List<InboundFile> files = new ArrayList<>();
    private final Map<Integer, String> locations = new HashMap<>();
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
        part.contentLocation().ifPresent(location -> locations.put(files.size(), location));
        files.add(InboundFile.of(name(part), part));
    }

    void add(String name, byte[] bytes) {
        add(name, ContentTypes.OCTETS, Optional.empty(), bytes);
    }

    /// A file that was packed within another.
    void add(Tnef.File file) {
        add(
                file.name(),
                file.contentType().map(ContentTypes::plain).orElse(ContentTypes.OCTETS),
                file.contentId(),
                file.bytes());
    }

    private void add(String name, String contentType, Optional<String> contentId, byte[] bytes) {
        if (!isFull()) {
            files.add(InboundFile.of(named(SafeText.fileName(name), ".bin"), contentType, contentId, bytes));
        }
    }

    /// All files; the pictures that the HTML shows are marked, whatever their disposition says.
    List<InboundFile> all(List<String> html) {
        return IntStream.range(0, files.size())
                .mapToObj(at -> shown(files.get(at), Optional.ofNullable(locations.get(at)), html))
                .toList();
    }

    private static InboundFile shown(InboundFile file, Optional<String> location, List<String> html) {
        return file.contentType().startsWith("image/") || file.contentType().equals(ContentTypes.OCTETS)
                ? PictureReference.to(file, location, html).map(file::asInline).orElse(file)
                : file;
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
        String place = SafeText.fileName(lastOf(part.contentLocation().orElse("")));
        if (place.indexOf('.') > 0) {
            return place;
        }
        String subject =
                Packed.isMail(part) ? part.contentHeaders().first("Subject").orElse("") : "";
        String ending = Packed.isMail(part) ? ".eml" : ContentTypes.ending(part.mediaType());
        String title =
                SafeText.fileName(EncodedWords.decode(subject).replace('/', '_').replace('\\', '_'));
        return named(title.isEmpty() ? "" : title + ending, ending);
    }

    /// The last part of an address, which often is the name of the file.
    private static String lastOf(String location) {
        int end = location.indexOf('?') < 0 ? location.length() : location.indexOf('?');
        return location.substring(location.lastIndexOf('/', Math.max(0, end - 1)) + 1, end);
    }

    private String named(String name, String ending) {
        return name.isEmpty() ? "file-" + (files.size() + 1) + ending : name;
    }
}
