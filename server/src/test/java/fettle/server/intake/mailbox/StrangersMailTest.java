package fettle.server.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.client.Client;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.MailDesk;
import fettle.server.intake.Outcome;
import fettle.server.intake.Reason;
import fettle.server.mail.transport.Arrival;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A mailbox that a client has for itself knows whose the tickets of strangers are.
class StrangersMailTest {

    @TempDir
    Path folder;

    @Test
    void opensATicketOfTheMailboxesOwnClient() throws Exception {
        try (var desk = new FetchingDesk(folder)) {
            Client globex = desk.desk.globex;
            Mailbox own = desk.desk.mailboxes.add(
                    MailDesk.TEST,
                    new Mailboxes.Wanted(
                            "Globex IT",
                            "globex@fettle.test",
                            List.of(),
                            Mailbox.UnknownSenders.OPEN,
                            Optional.of(globex.id()),
                            Optional.empty(),
                            Mailbox.Writing.PLAIN,
                            Optional.empty(),
                            Optional.empty()));

            LedgerEntry asked = taken(desk, own, "");
            LedgerEntry forged =
                    taken(desk, own, "Authentication-Results: mx.fettle.test; dmarc=fail header.from=gmail.com\r\n");

            assertThat(asked.outcome()).isEqualTo(Outcome.Kind.OPENED);
            assertThat(asked.reason()).isEqualTo(Reason.NEW_OF_MAILBOX);
            assertThat(asked.words()).contains("new@gmail.com", "Globex");
            assertThat(forged.reason()).as("whoever is not who they say").isEqualTo(Reason.NEW_SENDER_FAILED);
            assertThat(desk.desk.sent()).as("strangers get no echo").isZero();
        }
    }

    private static LedgerEntry taken(FetchingDesk desk, Mailbox mailbox, String verdict) throws Exception {
        String raw = verdict + "From: New <new@gmail.com>\r\nTo: globex@fettle.test\r\nSubject: Hello\r\n\r\nI am new "
                + verdict.length() + ".\r\n";
        var arrival = new Arrival(
                Arrival.Source.SMTP,
                Optional.of(mailbox.id()),
                Optional.empty(),
                "new@gmail.com",
                mailbox.address(),
                false);
        long id = desk.desk
                .intaking
                .intake()
                .receive(arrival, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
        return desk.desk.settled(id);
    }
}
