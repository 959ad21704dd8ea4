package fettle.server.mail.route;

/// A report of a mail server that a mail did not come to somebody.
public final class DeliveryReport {

    private DeliveryReport() {}

    /// The report as it comes.
    ///
    /// @param status as in `5.1.1`
    public static String of(String messageId, String recipient, String status) {
        return saying(
                messageId, "Final-Recipient: rfc822; %s\nAction: failed\nStatus: %s".formatted(recipient, status));
    }

    /// A report with these fields about the recipient.
    public static String saying(String messageId, String fields) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.acme.test
                To: help@msp.test
                Subject: Undelivered Mail
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                Sorry.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.acme.test

                %s

                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s

                --b--
                """.formatted(fields, messageId);
    }
}
