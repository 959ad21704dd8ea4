package fettle.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fettle.server.intake.load.MailImport;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailImportTest extends FreshMailDesk {

    private MailImport imports;

    @BeforeEach
    void setUp() {
        imports = new MailImport(database, desk.intaking, desk.mailboxes, Texts.load("en"));
    }

    @Test
    void takesEveryMailOfAnMbox() throws IOException {
        Path mbox = Files.writeString(folder.resolve("old.mbox"), """
                From ann@acme.test Mon Mar  2 09:15:00 2026
                From: Ann <ann@acme.test>
                Subject: One

                A line
                From the middle is text, since no empty line is before it.

                >From here on quoted.

                From bob@globex.test Mon Mar  2 09:16:00 2026
                From: Bob <bob@globex.test>
                Subject: Two

                Short.

                """);

        String said = imports.run(List.of(mbox), false);

        assertThat(said).startsWith("2 mails taken: 2 opened tickets");
        assertThat(desk.ledger()).extracting(LedgerEntry::subject).containsExactly("Two", "One");
        assertThat(text(desk.ledger().get(1)))
                .contains("From the middle is text", "\nFrom here on quoted.")
                .doesNotContain(">From");
        assertThat(desk.sent()).isEqualTo(2);
    }

    @Test
    void namesAFileThatIsNotThereAndGoesOn() throws IOException {
        Files.writeString(folder.resolve("one.eml"), "From: Ann <ann@acme.test>\nSubject: One\n\nHello\n");

        String said = complaint(List.of(folder.resolve("none.eml"), folder.resolve("one.eml")));

        assertThat(said)
                .startsWith("1 mails taken")
                .contains("Left out " + folder.resolve("none.eml"))
                .endsWith(
                        "\n1 files were left out: mend them, then import all again. What was taken is not taken twice.");
        assertThat(desk.ledger()).extracting(LedgerEntry::subject).containsExactly("One");
    }

    @Test
    void leavesOutWhatIsNoMailAndTakesTheOneBesideIt() throws IOException {
        Path mails = Files.createDirectories(folder.resolve("mixed"));
        Files.writeString(mails.resolve("README"), "These are our mails of last year.\n");
        Files.write(mails.resolve("logo.png"), new byte[] {'a', ':', 0, 1});
        Files.writeString(mails.resolve("one"), "From: Ann <ann@acme.test>\nSubject: One\n\nHello\n");

        String said = complaint(List.of(mails));

        assertThat(said)
                .startsWith("1 mails taken")
                .contains("Left out " + mails.resolve("README"), "Left out " + mails.resolve("logo.png"));
    }

    @Test
    void historyGetsNoAnswerAndIsAsOldAsItSays() throws IOException {
        Files.createDirectories(folder.resolve("mails"));
        Files.writeString(
                folder.resolve("mails/one.eml"),
                "From: Ann <ann@acme.test>\nDate: Mon, 03 Feb 2025 10:00:00 +0000\nSubject: Old\n\nHello\n");

        imports.run(List.of(folder.resolve("mails")), true);

        var tx = database.read(MailDesk.TEST);
        var ticket = desk.ticketing
                .tickets()
                .find(tx, desk.ledger().getFirst().ticket().orElseThrow().number());
        assertThat(ticket.imported()).isTrue();
        assertThat(ticket.receivedAt()).isEqualTo("2025-02-03T10:00:00Z");
        assertThat(desk.sent()).isZero();
    }

    private String complaint(List<Path> paths) {
        return catchThrowableOfType(Refusal.Invalid.class, () -> imports.run(paths, false))
                .sentence(Texts.load("en"));
    }

    private String text(LedgerEntry entry) {
        return desk.intaking.ledger().look(entry).orElseThrow().text();
    }
}
