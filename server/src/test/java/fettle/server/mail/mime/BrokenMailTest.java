package fettle.server.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.InboundEmail;
import fettle.server.mail.Mails;
import fettle.server.mail.address.FromAddress;
import org.junit.jupiter.api.Test;

/// Mails as programs with faults send them, and what can be read of them.
class BrokenMailTest {

    @Test
    void readsWordsThatAreOnlySaidToBeBase64() {
        InboundEmail email = Mails.read("""
                From: Ann Able <ann@acme.test>
                Subject: Printer
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                The printer on the second floor
                prints blank pages.
                """);

        assertThat(email.text()).isEqualTo("The printer on the second floor\nprints blank pages.");
    }

    @Test
    void readsTheFootThatAListPutBelowBase64() {
        InboundEmail email = Mails.read("""
                From: Ann Able <ann@acme.test>
                Subject: Printer
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                UHJpbnRzIGFnYWlu
                Lg==

                _______________________________________________
                To unsubscribe write to leave@lists.test
                """);

        assertThat(email.text()).startsWith("Prints again.").endsWith("To unsubscribe write to leave@lists.test");
    }

    @Test
    void readsAFirstFieldBehindABlank() {
        InboundEmail email = Mails.read(" From: Ann Able <ann@acme.test>\nSubject: Printer\n\nBroken.\n");

        assertThat(email.from().shown().orElseThrow().address()).isEqualTo("ann@acme.test");
    }

    @Test
    void isNotSureOfASenderWhoStandsThereTwiceOnceWithALineEndBeforeTheColon() {
        InboundEmail email = Mails.read("From\n : <eve@evil.test>\nFrom: <ann@acme.test>\nSubject: x\n\nHello\n");

        assertThat(email.notes()).contains(MailNote.SEVERAL_FROM);
    }

    @Test
    void endsAPartAtItsLastBoundaryWhateverStandsBehindThat() {
        InboundEmail email = Mails.read("""
                From: Ann Able <ann@acme.test>
                Content-Type: multipart/mixed; boundary=Part-1

                --Part-1

                Broken.
                --Part-1-->
                What no mail program shows.
                """);

        assertThat(email.text()).isEqualTo("Broken.");
    }

    @Test
    void findsThePartsWhereABlankStandsOnTheLineThatEndsTheHead() {
        InboundEmail email = Mails.read("From: Ann Able <ann@acme.test>\nContent-Type: multipart/mixed; boundary=b\n \n"
                + "--b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nQnJva2VuLg==\n--b--\n");

        assertThat(email.text()).isEqualTo("Broken.");
    }

    @Test
    void readsAHeadBelowABlankLine() {
        InboundEmail email = Mails.read("\n\nFrom: Ann Able <ann@acme.test>\nSubject: Printer\n\nBroken.\n");

        assertThat(email.subject()).isEqualTo("Printer");
        assertThat(email.text()).isEqualTo("Broken.");
    }

    @Test
    void readsWordsBelowABlankLineAsWords() {
        InboundEmail email = Mails.read("\nHello: broken again.\n");

        assertThat(email.text()).contains("Hello: broken again.");
    }

    @Test
    void goesOnReadingTheHeadBelowLinesThatNobodyIndented() {
        InboundEmail email = Mails.read("""
                ---- Original message ----
                Received: from mail.acme.test
                by mail.fettle.test with ESMTP
                for support@fettle.test;
                Mon, 2 Mar 2026 16:58:16 +0100
                From: Ann Able <ann@acme.test>
                Subject: Printer

                Broken.
                """);

        assertThat(email.from().shown().orElseThrow().address()).isEqualTo("ann@acme.test");
        assertThat(email.subject()).isEqualTo("Printer");
        assertThat(email.text()).isEqualTo("Broken.");
    }

    @Test
    void believesNothingThatStandsBelowABrokenLine() {
        InboundEmail email = Mails.read("""
                Received: from mail.acme.test
                Subject: Printer
                where mail servers see the body
                Authentication-Results: mx.fettle.test; dmarc=pass header.from=acme.test
                From: Ann Able <ann@acme.test>

                Broken.
                """);

        assertThat(email.from()).isInstanceOf(FromAddress.Malformed.class);
        assertThat(email.from().shown().orElseThrow().address()).isEqualTo("ann@acme.test");
        assertThat(email.authenticationResults()).isEmpty();
    }

    @Test
    void believesWhatStandsAboveABrokenLine() {
        InboundEmail email = Mails.read("From: Ann Able <ann@acme.test>\nbroken\nSubject: Printer\n\nBroken.\n");

        assertThat(email.from()).isInstanceOf(FromAddress.One.class);
        assertThat(email.subject()).isEqualTo("Printer");
    }

    @Test
    void readsWordsWithoutABlankLineAboveThemAsWords() {
        InboundEmail email = Mails.read("""
                From: Ann Able <ann@acme.test>
                Subject: Printer
                It prints
                blank
                pages

                From: somebody else's mail
                """);

        assertThat(email.text()).startsWith("It prints\nblank\npages\n").contains("From: somebody else's mail");
    }

    @Test
    void takesAFieldWithABlankInItsNameForAField() {
        InboundEmail email = Mails.read("From: ann@acme.test\nX-Our Header: 1\n\nBroken.\n");

        assertThat(email.text()).isEqualTo("Broken.");
    }

    @Test
    void takesWhatHasANameButNoTypeForAFile() {
        InboundEmail email = Mails.read("From: ann@acme.test\nContent-Type: unknown; name=plan.dwg\n\nAC1032\n");

        assertThat(email.text()).isEmpty();
        assertThat(email.files())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("plan.dwg"));
    }
}
