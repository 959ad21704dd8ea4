package fettle.server.intake.alarm;

import fettle.server.client.Client;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.outbox.Recipient;
import fettle.server.mail.transport.Accounts;
import fettle.server.signin.Role;
import fettle.server.staff.Staff;
import fettle.server.store.Tx;
import fettle.server.ticket.reply.Letterhead;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Optional;

/// Tells administrators by mail that a mailbox needs them: from another one that works, and never into the
/// one that does not.
public final class AlarmMail {

    private final Staff staff;
    private final Mailboxes mailboxes;
    private final Outbox outbox;
    private final Letterhead.Sender otherwise;
    private final String mailHost;
    private final Texts texts;

    /// @param otherwise where the mail comes from when no other mailbox works
    public AlarmMail(
            Staff staff,
            Mailboxes mailboxes,
            Outbox outbox,
            Letterhead.Sender otherwise,
            String mailHost,
            Texts texts) {
        this.staff = staff;
        this.mailboxes = mailboxes;
        this.outbox = outbox;
        this.otherwise = otherwise;
        this.mailHost = mailHost;
        this.texts = texts;
    }

    /// One mail for each time that the alarm is raised.
    void send(Tx tx, MailboxAlarm alarm) {
        List<Recipient> administrators = staff.active(tx).stream()
                .filter(person -> person.role() == Role.ADMINISTRATOR)
                .filter(person -> !person.email().equals(alarm.address()))
                .map(person -> new Recipient(person.email(), person.name()))
                .toList();
        if (!administrators.isEmpty()) {
            outbox.add(tx, written(alarm, from(alarm), administrators));
        }
    }

    private Letterhead.Sender from(MailboxAlarm alarm) {
        return mailboxes.all().stream()
                .filter(mailbox -> mailbox.active() && mailbox.id() != alarm.mailboxId())
                .filter(mailbox ->
                        mailbox.imap().isEmpty() || mailbox.state().equals(Optional.of(Accounts.State.WORKING)))
                .findFirst()
                .map(this::sender)
                .orElse(otherwise);
    }

    private Letterhead.Sender sender(Mailbox mailbox) {
        return new Letterhead.Sender(mailbox.address(), mailbox.name(), otherwise.phone(), Optional.empty(), false);
    }

    private NewMail written(MailboxAlarm alarm, Letterhead.Sender from, List<Recipient> to) {
        String cause = "alarm." + alarm.mailboxId() + "." + alarm.kind() + "."
                + alarm.raisedAt().toEpochMilli();
        return new NewMail(
                cause,
                Client.UNASSIGNED,
                Optional.empty(),
                Optional.empty(),
                Automatic.NOTICE,
                from.address(),
                from.name(),
                Optional.empty(),
                to,
                texts.with("intake.alarm.subject", alarm.address()),
                String.join("\n\n", alarm.words(), texts.with("intake.alarm.where"), from.signature(texts) + "\n"),
                "<" + cause + "@" + mailHost + ">",
                Optional.empty(),
                List.of(),
                Optional.empty());
    }
}
