package fettle.server.mail.transport;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// What the ways in hand mails to.
public interface Receiver {

    /// The mailbox that has this address, with or without a plus part.
    Optional<Long> mailboxOf(String address);

    /// Takes the raw bytes of a mail as they are. Returns its id once they and its row are durable; throws when
    /// they are not, so that the sender keeps it. A mail already fetched from the same place gives the id it has.
    long receive(Arrival arrival, InputStream raw) throws IOException;

    /// Notes a mail that is too large to be fetched, with the header block that shows what it was.
    long receiveHeaderOnly(Arrival arrival, InputStream header, long size) throws IOException;

    /// Notes a mail that its server does not hand over, with the header block where that could be had. Once
    /// it does, `receive` takes the mail in its place.
    long receiveWithheld(Arrival arrival, InputStream header, long size) throws IOException;

    /// Notes a mail that was announced, and that somebody removed before we had it.
    long receiveGone(Arrival arrival) throws IOException;
}
