package fettle.server.api.mail;

import fettle.server.intake.LedgerEntry;
import fettle.server.intake.Outcome;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.address.Address;
import fettle.server.mail.body.InboundFile;
import fettle.server.mail.transport.Arrival;
import fettle.server.ticket.Ticket.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Mails as the API shows them.
final class MailJson {

    /// Somebody in a mail's header.
    record Party(String address, String name) {

        static Party of(Address address) {
            return new Party(address.address(), address.name());
        }
    }

    /// A line of the intake ledger.
    ///
    /// @param ticket the number of the ticket that it went to
    record Line(
            String id,
            Arrival.Source source,
            Optional<String> messageId,
            Instant receivedAt,
            Identity identity,
            Outcome.Kind outcome,
            Optional<String> reason,
            String reasonText,
            Optional<Long> ticket,
            String subject,
            Party from,
            long size,
            boolean history,
            Optional<Instant> decidedAt) {

        static Line of(LedgerEntry entry) {
            boolean waits = entry.outcome() == Outcome.Kind.WAITING;
            return new Line(
                    String.valueOf(entry.id()),
                    entry.source(),
                    entry.messageId(),
                    entry.receivedAt(),
                    entry.identity(),
                    entry.outcome(),
                    waits ? Optional.empty() : Optional.of(entry.reason().code()),
                    entry.words(),
                    entry.ticket().map(LedgerEntry.TicketNumber::number),
                    entry.subject(),
                    new Party(entry.fromAddress(), entry.fromName()),
                    entry.size(),
                    entry.history(),
                    entry.decidedAt());
        }
    }

    /// A file in a mail.
    ///
    /// @param position where it is fetched: `/intake/{id}/attachments/{position}`
    record File(int position, String name, String contentType, long size, String sha256, boolean inline) {

        static List<File> of(List<InboundFile> files) {
            return IntStream.range(0, files.size())
                    .mapToObj(at -> of(at, files.get(at)))
                    .toList();
        }

        private static File of(int position, InboundFile file) {
            return new File(position, file.name(), file.contentType(), file.size(), file.sha256(), file.inline());
        }
    }

    /// One mail with what is in it.
    ///
    /// @param readable whether it could be taken apart within the limits; if not, only the raw form tells more
    record Whole(
            String id,
            Arrival.Source source,
            Optional<String> messageId,
            Instant receivedAt,
            Identity identity,
            Outcome.Kind outcome,
            Optional<String> reason,
            String reasonText,
            Optional<Long> ticket,
            String subject,
            Party from,
            long size,
            boolean history,
            Optional<Instant> decidedAt,
            boolean readable,
            List<Party> to,
            List<Party> cc,
            Optional<Instant> sentAt,
            String text,
            String visibleText,
            List<File> attachments,
            String sha256) {

        static Whole of(LedgerEntry entry, Optional<InboundEmail> email) {
            Line line = Line.of(entry);
            return new Whole(
                    line.id,
                    line.source,
                    line.messageId.or(() -> email.flatMap(InboundEmail::messageId)),
                    line.receivedAt,
                    line.identity,
                    line.outcome,
                    line.reason,
                    line.reasonText,
                    line.ticket,
                    email.map(InboundEmail::subject).orElse(line.subject),
                    email.flatMap(read -> read.from().shown()).map(Party::of).orElse(line.from),
                    line.size,
                    line.history,
                    line.decidedAt,
                    email.isPresent(),
                    parties(email.map(InboundEmail::to)),
                    parties(email.map(InboundEmail::cc)),
                    email.flatMap(InboundEmail::sentAt),
                    email.map(InboundEmail::text).orElse(""),
                    email.map(InboundEmail::visibleText).orElse(""),
                    File.of(email.map(InboundEmail::files).orElse(List.of())),
                    entry.rawSha256());
        }

        private static List<Party> parties(Optional<List<Address>> addresses) {
            return addresses.orElse(List.of()).stream().map(Party::of).toList();
        }
    }

    private MailJson() {}
}
