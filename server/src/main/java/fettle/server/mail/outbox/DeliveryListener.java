package fettle.server.mail.outbox;

import fettle.server.store.Tx;

/// Told what becomes of mails that do not simply arrive, inside the transaction that notes it and before that touches
/// the outbox.
public interface DeliveryListener {

    /// Whoever needs to know nothing of it.
    DeliveryListener NOBODY = new DeliveryListener() {
        @Override
        public void undelivered(Tx tx, SentMail mail, Undelivered what) {}

        @Override
        public void arrived(Tx tx, SentMail mail, long recipientId) {}
    };

    /// It was refused, came back, or is tried again: then the obstacle is `LATE`, however late that is by now.
    void undelivered(Tx tx, SentMail mail, Undelivered what);

    /// It was taken at last, after more than one try.
    void arrived(Tx tx, SentMail mail, long recipientId);
}
