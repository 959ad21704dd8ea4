package fettle.server.intake.sort;

import fettle.server.mail.InboundEmail;
import fettle.server.ticket.conversation.NewEntry;
import java.util.List;
import java.util.Optional;

/// A mail that has been read, with its files and its HTML kept already.
///
/// @param content the SHA-256 of what its sender wrote, whatever way it came
/// @param attached the first mail that is attached to it whole
/// @param html where its HTML is kept, part by part with a NUL between them
public record Letter(
        InboundEmail email,
        String content,
        Optional<String> html,
        List<NewEntry.File> files,
        Optional<Letter> attached) {

    public Letter {
        files = List.copyOf(files);
    }

    Letter with(Optional<Letter> mail) {
        return new Letter(email, content, html, files, mail);
    }
}
