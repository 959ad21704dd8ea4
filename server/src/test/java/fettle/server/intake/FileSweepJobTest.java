package fettle.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.intake.load.FileSweepJob;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.testing.TestDatabase;
import fettle.server.ticket.conversation.Conversations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FileSweepJobTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @TempDir
    Path folder;

    @Test
    void deletesOldFilesThatNobodySpeaksOfAndNoOthers() throws Exception {
        var desk = new MailDesk(database.get(), folder, Mailbox.UnknownSenders.HOLD);
        LedgerEntry mail = desk.deliver("""
                From: Ann <ann@acme.test>
                Subject: Picture
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html

                <b>see</b>
                --b
                Content-Disposition: attachment; filename=a.bin

                bytes
                --b--
                """);
        String orphan = desk.blobs.put("left over".getBytes(StandardCharsets.UTF_8)).sha256();
        var ticket = mail.ticket().orElseThrow();
        var entry = new Conversations(desk.ids)
                .entries(database.get().read(MailDesk.TEST).forClient(ticket.clientId()), ticket.ticketId())
                .getFirst();
        var job = new FileSweepJob(database.get(), desk.blobs, desk.clock);

        job.run();
        assertThat(desk.blobs.exists(orphan)).isTrue();

        desk.later(Duration.ofDays(2));
        job.run();

        assertThat(desk.blobs.exists(orphan)).isFalse();
        assertThat(desk.blobs.exists(mail.rawSha256())).isTrue();
        assertThat(desk.blobs.exists(entry.htmlSha256().orElseThrow())).isTrue();
        assertThat(entry.attachments()).hasSize(1).allMatch(file -> desk.blobs.exists(file.sha256()));
    }
}
