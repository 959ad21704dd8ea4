package fettle.server.ticket.reply;

import fettle.server.mail.address.Address;
import fettle.server.mail.compose.OutgoingFile;
import fettle.server.mail.compose.OutgoingMessage;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.SentMail;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.ticket.conversation.Attachment;
import fettle.server.ticket.conversation.Conversations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
        return new OutgoingMessage(
                        new Address(mail.fromName(), mail.fromAddress()),
                        mail.replyTo().map(Address::of),
                        mail.to().stream()
                                .map(to -> new Address(to.name(), to.address()))
                                .toList(),
                        List.of(),
                        mail.subject(),
                        mail.messageId(),
                        mail.inReplyTo(),
                        mail.references(),
                        sent.createdAt(),
                        nature(mail.automatic()),
                        mailHost,
                        mail.body(),
                        Optional.empty(),
                        files(mail))
                .bytes();
    }

    private static OutgoingMessage.Nature nature(Automatic automatic) {
        return switch (automatic) {
            case NO -> OutgoingMessage.Nature.PERSONAL;
            case ACKNOWLEDGEMENT -> OutgoingMessage.Nature.ACKNOWLEDGEMENT;
            case NOTICE -> OutgoingMessage.Nature.NOTICE;
        };
    }

    private List<OutgoingFile> files(NewMail mail) {
        if (mail.ticketId().isEmpty() || mail.entryId().isEmpty()) {
            return List.of();
        }
        return conversations
                .entries(
                        database.read(SENDING).forClient(mail.clientId()),
                        mail.ticketId().get())
                .stream()
                .filter(entry -> entry.id() == mail.entryId().get())
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
