package fettle.server.api;

/// Mails that people of Northwind write.
final class Mail {

    private Mail() {}

    static String from(String address, String subject, String text) {
        return String.join(
                "\r\n",
                "From: " + address,
                "To: support@msp.test",
                "Subject: " + subject,
                "Message-ID: <" + Integer.toHexString((address + subject + text).hashCode()) + "@northwind.test>",
                "Date: Mon, 2 Mar 2026 09:00:00 +0000",
                "Content-Type: text/plain; charset=utf-8",
                "",
                text,
                "");
    }

    /// A mail of Rita's with one file.
    static String with(String subject, String text, String file, String content) {
        return String.join(
                "\r\n",
                "From: Rita Rowe <rita@northwind.test>",
                "To: support@msp.test",
                "Subject: " + subject,
                "Message-ID: <" + Integer.toHexString(subject.hashCode()) + "@northwind.test>",
                "Date: Mon, 2 Mar 2026 09:00:00 +0000",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=edge",
                "",
                "--edge",
                "Content-Type: text/plain; charset=utf-8",
                "",
                text,
                "--edge",
                "Content-Type: text/plain",
                "Content-Disposition: attachment; filename=" + file,
                "",
                content,
                "--edge--",
                "");
    }
}
