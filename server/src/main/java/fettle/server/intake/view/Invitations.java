package fettle.server.intake.view;

import fettle.server.mail.calendar.Appointment;
import fettle.server.mail.calendar.Invitation;
import fettle.server.store.BlobStore;
import fettle.server.ticket.conversation.Attachment;
import fettle.server.ticket.conversation.PublicEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads the appointments that came with the mails of a ticket, and knows which of them a later mail has replaced.
public final class Invitations {

    /// An appointment, and whether a later mail on the ticket changes or cancels it.
    public record Shown(Appointment appointment, boolean replaced) {}

    private static final int LARGEST = 1 << 20;
    private static final int MOST = 30;
    private static final Set<String> TYPES = Set.of("text/calendar", "application/ics", "text/x-vcalendar");

    private final BlobStore blobs;
    private final ZoneId here;

    /// @param here where times are meant that name no zone
    public Invitations(BlobStore blobs, ZoneId here) {
        this.blobs = blobs;
        this.here = here;
    }

    /// The appointments of the entries that have some, by the entry's id.
    ///
    /// @param entries oldest first
    public Map<Long, List<Shown>> of(List<PublicEntry> entries) {
        Map<Long, List<Shown>> shown = new LinkedHashMap<>();
        List<Appointment> later = new ArrayList<>();
        int left = MOST;
        for (PublicEntry entry : entries.reversed()) {
            List<Attachment> files = entry.attachments().stream()
                    .filter(Invitations::isCalendar)
                    .limit(left)
                    .toList();
            left -= files.size();
            Set<Appointment> found = new LinkedHashSet<>();
            files.forEach(file -> found.addAll(read(file)));
            if (!found.isEmpty()) {
                shown.put(
                        entry.id(),
                        found.stream()
                                .map(one -> new Shown(one, isReplaced(one, later)))
                                .toList());
                later.addAll(found);
            }
        }
        return shown;
    }

    private static boolean isReplaced(Appointment one, List<Appointment> later) {
        return later.stream().anyMatch(other -> other.replaces(one));
    }

    private static boolean isCalendar(Attachment file) {
        boolean named = file.name().toLowerCase(Locale.ROOT).endsWith(".ics");
        return file.size() <= LARGEST && (named || TYPES.contains(file.contentType()));
    }

    private List<Appointment> read(Attachment file) {
        if (!blobs.exists(file.sha256())) {
            return List.of();
        }
        try (InputStream content = blobs.open(file.sha256())) {
            return Invitation.read(content.readNBytes(LARGEST), here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
