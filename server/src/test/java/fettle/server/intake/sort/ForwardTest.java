package fettle.server.intake.sort;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.intake.FreshMailDesk;
import fettle.server.intake.Ledger;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.MailDesk;
import fettle.server.intake.Outcome;
import fettle.server.intake.Reason;
import fettle.server.store.Scope;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.PublicEntry;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One of us passes a customer's mail on to the desk: it becomes that customer's ticket.
class ForwardTest extends FreshMailDesk {

    private static final String TESS = "Authentication-Results: mx.fettle.test; dmarc=pass header.from=msp.test\n"
            + "From: Tess Tech <tech@msp.test>\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FW: Printer|From: Ann Able <ann@acme.test>|Sent: Monday, 2 March 2026 09:00|To: Tess|Subject: Printer",
                "WG: Printer|Von: Ann Able <ann@acme.test>|Gesendet: Montag, 2. März 2026 09:00|An: Tess|Betreff: Printer",
                "TR: Printer|De : Ann Able <ann@acme.test>|Envoyé : lundi 2 mars 2026 09:00|À : Tess|Objet : Printer",
                "RV: Printer|De: Ann Able [mailto:ann@acme.test]|Enviado el: lunes, 2 de marzo|Para: Tess|Asunto: Printer",
                "I: Printer|Da: Ann Able <ann@acme.test>|Inviato: lunedì 2 marzo 2026|A: Tess|Oggetto: Printer",
                "Doorst: Printer|Van: Ann Able <ann@acme.test>|Verzonden: maandag 2 maart|Aan: Tess|Onderwerp: Printer",
                "PD: Printer|Od: Ann Able <ann@acme.test>|Wysłano: 2 marca 2026|Do: Tess|Temat: Printer",
                "VS: Printer|Fra: Ann Able <ann@acme.test>|Sendt: mandag 2. mars 2026|Til: Tess|Emne: Printer",
                "VL: Printer|Lähettäjä: Ann Able <ann@acme.test>|Lähetetty: maanantai|Vastaanottaja: Tess|Aihe: Printer",
                "ENC: Printer|De: Ann Able <ann@acme.test>|Enviada em: segunda-feira|Para: Tess|Assunto: Printer",
                "VB: Printer|Från: Ann Able <ann@acme.test>|Skickat: den 2 mars 2026|Till: Tess|Ämne: Printer",
                "Fwd: Printer|> *From:* Ann <ann@acme.test<mailto:ann@acme.test>>|> *Subject:* Printer",
                "Fwd: Printer|---------- Forwarded message ---------|From: Ann <ann@acme.test>|Date: Mon|To: Tess"
            })
    void isTheCustomersTicketInWhateverLanguageItWasPassedOn(String mail) throws Exception {
        String subject = mail.substring(0, mail.indexOf('|'));
        String head = mail.substring(mail.indexOf('|') + 1).replace('|', '\n');

        LedgerEntry entry = desk.deliver(TESS + "Subject: " + subject + "\nContent-Type: text/plain; charset=UTF-8\n\n"
                + head + "\n\nIt prints blank pages.\n");

        assertThat(entry.reason()).isEqualTo(Reason.NEW_FORWARDED);
        assertThat(entry.words()).isEqualTo("Tess Tech forwarded what ann@acme.test of Acme wrote.");
        assertThat(ticket(entry).contactId()).contains(desk.ann.id());
        assertThat(ticket(entry).subject()).isEqualTo("Printer");
        assertThat(message(entry).text()).contains("It prints blank pages.");
        assertThat(message(entry).notice().orElseThrow()).contains("Forwarded by Tess Tech.");
    }

    @Test
    void isWhatWasAttachedWithItsOwnWordsAndFiles() throws Exception {
        LedgerEntry entry = desk.deliver(TESS + """
                Subject: please open
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=o

                --o
                Content-Type: text/plain

                see attached
                --o
                Content-Type: message/rfc822

                From: Ann Able <ann@acme.test>
                Subject: Scanner hums
                Message-ID: <ann-7@acme.test>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=i

                --i
                Content-Type: text/plain

                It hums all day.
                --i
                Content-Type: text/csv
                Content-Disposition: attachment; filename=log.csv

                a,b
                --i--

                --o--
                """);

        assertThat(entry.reason()).isEqualTo(Reason.NEW_FORWARDED);
        assertThat(ticket(entry).subject()).isEqualTo("Scanner hums");
        assertThat(ticket(entry).contactId()).contains(desk.ann.id());
        assertThat(message(entry).text()).contains("It hums all day.").doesNotContain("see attached");
        assertThat(message(entry).messageId()).contains("<ann-7@acme.test>");
        assertThat(message(entry).attachments()).extracting(file -> file.name()).containsExactly("log.csv");
    }

    @Test
    void isOnlyProposedWhereThatIsSet() throws Exception {
        startAgain(Forwards.PROPOSE);

        LedgerEntry held =
                desk.deliver(TESS + "Subject: FW: Printer\n\nFrom: ann@acme.test\nSubject: Printer\n\nHelp\n");
        assertThat(held.outcome()).isEqualTo(Outcome.Kind.QUARANTINED);
        assertThat(held.words()).startsWith("Tess Tech forwarded what ann@acme.test wrote.");

        LedgerEntry opened = desk.intaking
                .ledger()
                .release(
                        new Ledger.Decider(new Scope.Desk(desk.tess.id()), desk.tess.id(), "Tess Tech"),
                        held.id(),
                        Optional.empty());
        assertThat(opened.reason()).isEqualTo(Reason.NEW_FORWARDED);
        assertThat(ticket(opened).contactId()).contains(desk.ann.id());
    }

    @Test
    void isHeldWhenItsAuthorCannotBeTold() throws Exception {
        LedgerEntry two =
                desk.deliver(TESS + "Subject: FW: x\n\nFrom: ann@acme.test <bob@globex.test>\nSubject: x\n\nHelp\n");
        LedgerEntry none = desk.deliver(TESS + "Subject: FW: y\n\nNothing here\n");

        assertThat(two.reason()).isEqualTo(Reason.FORWARD_NOT_READABLE);
        assertThat(none.reason()).isEqualTo(Reason.FORWARD_NOT_READABLE);
    }

    @Test
    void countsForNothingWhenItIsNotProvenThatOneOfUsDidIt() throws Exception {
        LedgerEntry forged =
                desk.deliver("From: Tess <tech@msp.test>\nSubject: FW: x\n\nFrom: ann@acme.test\nSubject: x\n\nHelp\n");
        LedgerEntry customer = desk.deliver(
                "From: Bob <bob@globex.test>\nSubject: FW: z\n\nFrom: ann@acme.test\nSubject: z\n\nHelp\n");

        assertThat(forged.reason()).isEqualTo(Reason.TECHNICIAN_NOT_PROVEN);
        assertThat(ticket(customer).clientId()).isEqualTo(desk.globex.id());
    }

    private Ticket ticket(LedgerEntry entry) {
        long number = Optional.of(entry)
                .flatMap(LedgerEntry::ticket)
                .map(LedgerEntry.TicketNumber::number)
                .orElseThrow(() -> new AssertionError(entry.words()));
        return desk.ticketing.tickets().find(database.read(MailDesk.TEST), number);
    }

    private PublicEntry message(LedgerEntry entry) {
        Ticket ticket = ticket(entry);
        return new Conversations(desk.ids)
                .entries(database.read(MailDesk.TEST).forClient(ticket.clientId()), ticket.id())
                .getFirst();
    }
}
