package fettle.server.ticket.reply;

import fettle.server.mail.address.Address;
import fettle.server.mail.compose.HtmlBody;
import fettle.server.mail.compose.OutgoingFile;
import fettle.server.mail.compose.OutgoingMessage;
import fettle.server.mail.compose.OutlookThread;
import fettle.server.mail.mime.Headers;
import fettle.server.mail.mime.RawMail;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.SentMail;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.ticket.conversation.Attachment;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.PublicEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An outgoing mail as it goes over the wire, with the files of the entry that it carries. Made anew whenever somebody
/// wants it, and the same each time.
public record OutgoingBytes(Database database, Conversations conversations, BlobStore blobs, String mailHost)
        implements Function<SentMail, byte[]> {

    private static final Scope SENDING = new Scope.System("making a mail");

    @Override
    public byte[] apply(SentMail sent) {
        NewMail mail = sent.mail();
        List<PublicEntry> said = said(mail);
        return new OutgoingMessage(
                        new Address(mail.fromName(), mail.fromAddress()),
                        mail.replyTo().map(Address::of),
                        addresses(mail, false),
                        addresses(mail, true),
                        mail.subject(),
                        mail.messageId(),
                        mail.inReplyTo(),
                        mail.references(),
                        thread(mail, said, sent.createdAt()),
                        sent.createdAt(),
                        nature(mail.automatic()),
                        mailHost,
                        mail.body(),
                        Optional.of(HtmlBody.of(mail.body())),
                        files(mail, said),
                        mail.unsubscribe())
                .bytes();
    }

    private static List<Address> addresses(NewMail mail, boolean copied) {
        return mail.to().stream()
                .filter(to -> to.copied() == copied)
                .map(to -> new Address(to.name(), to.address()))
                .toList();
    }

    private static OutgoingMessage.Nature nature(Automatic automatic) {
        return switch (automatic) {
            case NO -> OutgoingMessage.Nature.PERSONAL;
            case ACKNOWLEDGEMENT -> OutgoingMessage.Nature.ACKNOWLEDGEMENT;
            case NOTICE -> OutgoingMessage.Nature.NOTICE;
        };
    }

    /// What stands on its ticket, where a person wrote the mail.
    private List<PublicEntry> said(NewMail mail) {
        if (mail.ticketId().isEmpty() || mail.entryId().isEmpty()) {
            return List.of();
        }
        return conversations.entries(
                database.read(SENDING).forClient(mail.clientId()),
                mail.ticketId().get());
    }

    /// What the mail that is answered was called by its writer's program.
    private Optional<OutlookThread> thread(NewMail mail, List<PublicEntry> said, Instant at) {
        return said.stream()
                .filter(entry ->
                        entry.messageId().isPresent() && entry.messageId().equals(mail.inReplyTo()))
                .flatMap(entry -> entry.rawSha256().stream())
                .filter(blobs::exists)
                .findFirst()
                .flatMap(raw -> OutlookThread.answering(header(raw), at));
    }

    private Headers header(String raw) {
        try {
            return Headers.of(RawMail.inFile(blobs.file(raw)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<OutgoingFile> files(NewMail mail, List<PublicEntry> said) {
        return said.stream()
                .filter(entry -> mail.entryId().equals(Optional.of(entry.id())))
                .flatMap(entry -> entry.attachments().stream())
                .map(this::file)
                .toList();
    }

    private OutgoingFile file(Attachment attachment) {
        try (InputStream content = blobs.open(attachment.sha256())) {
            return new OutgoingFile(attachment.name(), attachment.contentType(), content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
