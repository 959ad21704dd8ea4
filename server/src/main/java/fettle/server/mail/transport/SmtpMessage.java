package fettle.server.mail.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/// One message on its way through the SMTP listener.
final class SmtpMessage implements MessageHandler {

    private static final Logger LOG = System.getLogger(SmtpMessage.class.getName());
    private static final int MOST_OF_AN_ADDRESS = 254;
    private static final int DRAINED_AT_MOST = 4;

    private final Receiver receiver;
    private final long maxBytes;
    private final List<String> recipients = new ArrayList<>();
    private String from = "";
    private Optional<Long> mailbox = Optional.empty();

    SmtpMessage(Receiver receiver, long maxBytes) {
        this.receiver = receiver;
        this.maxBytes = maxBytes;
    }

    @Override
    public void from(String sender) {
        from = cut(sender);
    }

    @Override
    public void recipient(String recipient) throws RejectException {
        long found = receiver.mailboxOf(recipient)
                .orElseThrow(() -> new RejectException(550, "5.1.1 No mailbox here has that address"));
        // A mail to several of our mailboxes is one mail; which of them it belongs to must not hang on their order.
        mailbox = Optional.of(Math.min(found, mailbox.orElse(found)));
        recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
        var counted = new Limited(data, maxBytes);
        try {
            long id = receiver.receive(arrival(), counted);
            return "2.0.0 Taken as " + id;
        } catch (TooLarge _) {
            drain(data);
            throw new RejectException(552, "5.3.4 Messages may have at most " + maxBytes + " bytes");
        } catch (DiskFull full) {
            LOG.log(Level.ERROR, full.getMessage());
            drain(data);
            throw new RejectException(452, "4.3.1 There is no room for the message, please try again later");
        } catch (IOException | RuntimeException failure) {
            LOG.log(Level.ERROR, "A mail could not be made durable; its sender keeps it", failure);
            drain(data);
            throw new RejectException(451, "4.3.0 The message could not be stored, please try again later");
        }
    }

    @Override
    public void done() {
        // Nothing is kept for a message.
    }

    private Arrival arrival() {
        return new Arrival(
                Arrival.Source.SMTP, mailbox, Optional.empty(), from, cut(String.join(", ", recipients)), false);
    }

    private static String cut(String text) {
        return text.length() <= MOST_OF_AN_ADDRESS ? text : text.substring(0, MOST_OF_AN_ADDRESS);
    }

    /// Reads on to the end of the message: what is left of it must not be taken for commands.
    private void drain(InputStream data) throws IOException {
        var rest = new Limited(data, maxBytes * DRAINED_AT_MOST);
        try {
            rest.transferTo(OutputStream.nullOutputStream());
        } catch (TooLarge _) {
            throw new IOException("A message went on for more than " + DRAINED_AT_MOST + " times what it may have");
        }
    }

    /// More bytes than a message may have.
    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    /// Counts what is read and stops at the limit, whatever size was announced.
    private static final class Limited extends FilterInputStream {

        private long left;

        Limited(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws TooLarge {
            left -= read;
            if (left < 0) {
                throw new TooLarge();
            }
        }
    }
}
