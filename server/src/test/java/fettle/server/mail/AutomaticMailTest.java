package fettle.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomaticMailTest {

    private static Automatic automatic(String header) {
        return Mails.read("From: Ann <ann@acme.test>\n" + header.replace('~', '\n') + "\n\nx")
                .automatic();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Subject: Printer                                  | None
            Auto-Submitted: no                                | None
            Auto-Submitted: (by hand) No; x=y                 | None
            Auto-Submitted: auto-replied                      | AutoReply
            Auto-Submitted: auto-generated                    | Notice
            Auto-Submitted: auto-generated~In-Reply-To: <a@b> | AutoReply
            Auto-Submitted: something-new                     | Notice
            X-Auto-Response-Suppress: All                     | Notice
            X-Auto-Response-Suppress: OOF, AutoReply          | Notice
            X-Auto-Response-Suppress: DR, RN, NRN             | None
            X-Autoreply: yes                                  | AutoReply
            X-Autorespond: Out of office                      | AutoReply
            Precedence: auto_reply                            | AutoReply
            Precedence: bulk                                  | Bulk
            Precedence: list                                  | Bulk
            Precedence: junk                                  | Bulk
            Precedence: first-class                           | None
            List-Id: <all.acme.test>                          | Bulk
            List-Unsubscribe: <mailto:u@acme.test>            | Bulk
            Return-Path: <>                                   | Notice
            Return-Path: <ann@acme.test>                      | None
            X-Fettle-Loop: FETTLE.test                        | Loop
            X-Fettle-Loop: other.test                         | None
            """)
    void tellsByTheHeader(String header, String kind) {
        assertThat(automatic(header).getClass().getSimpleName()).isEqualTo(kind);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "mailer-daemon@acme.test, Notice",
        "MAILER-DAEMON@acme.test, Notice",
        "postmaster@acme.test, Notice",
        "no-reply@acme.test, Notice",
        "noreply-alerts@acme.test, Notice",
        "DoNotReply@acme.test, Notice",
        "norelia@acme.test, None",
    })
    void tellsBySendersThatTakeNoAnswer(String address, String kind) {
        assertThat(Mails.read("From: " + address + "\n\nx")
                        .automatic()
                        .getClass()
                        .getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void moreThanFiftyHopsAreALoop() {
        assertThat(automatic("Received: from a by b~".repeat(51) + "X: y"))
                .isEqualTo(new Automatic.Loop(Automatic.Cause.TOO_MANY_HOPS));
        assertThat(automatic("Received: from a by b~".repeat(50) + "X: y")).isEqualTo(new Automatic.None());
    }

    @Test
    void readsADelayAndAFailureInOneReport() {
        InboundEmail email = Mails.read("""
                From: mailer-daemon@acme.test
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                Sorry.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.acme.test

                Final-Recipient: rfc822; <Ann@ACME.test>
                Action: failed
                Status: 5.1.1 (no such user)
                Diagnostic-Code: smtp; 550 5.1.1 <ann@acme.test>:
                  User\0 unknown\u001b[31m

                Original-Recipient: rfc822;kim@acme.test
                Action: delayed
                Status: 4.4.7
                --b
                Content-Type: message/rfc822

                Message-ID: <1@fettle.test>
                Subject: x

                body
                --b--
                """);

        assertThat(email.automatic())
                .isEqualTo(new Automatic.Bounce(
                        Optional.of("<1@fettle.test>"),
                        List.of(
                                new Automatic.Delivery(
                                        "ann@acme.test",
                                        Optional.empty(),
                                        "failed",
                                        "5.1.1",
                                        "550 5.1.1 <ann@acme.test>: User unknown [31m"),
                                new Automatic.Delivery("kim@acme.test", Optional.empty(), "delayed", "4.4.7", ""))));
        assertThat(((Automatic.Bounce) email.automatic()).deliveries())
                .extracting(Automatic.Delivery::isFinal)
                .containsExactly(true, false);
    }

    @Test
    void readsEximsWayOfSayingSo() {
        assertThat(automatic("X-Failed-Recipients: ann@acme.test, kim@acme.test"))
                .isInstanceOfSatisfying(
                        Automatic.Bounce.class,
                        bounce -> assertThat(bounce.deliveries()).hasSize(2));
    }

    @Test
    void aPersonWhoPassesAReportOnIsNoProgram() {
        InboundEmail email = Mails.read("""
                From: ann@acme.test
                Content-Type: multipart/mixed; boundary=b

                --b

                What does this mean?
                --b
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; bob@globex.test
                Action: failed
                --b--
                """);

        assertThat(email.automatic()).isEqualTo(new Automatic.None());
    }

    @Test
    void aForwardedMailIsNoReport() {
        InboundEmail email = Mails.read("""
                From: ann@acme.test
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: message/rfc822

                Message-ID: <1@fettle.test>

                x
                --b--
                """);

        assertThat(email.automatic()).isEqualTo(new Automatic.None());
        assertThat(email.mayBeAnsweredAutomatically()).isTrue();
    }
}
