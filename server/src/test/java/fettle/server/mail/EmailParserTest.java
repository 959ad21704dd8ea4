package fettle.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fettle.server.mail.address.Address;
import fettle.server.mail.body.InboundFile;
import fettle.server.mail.mime.MailNote;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailParserTest {

    private static final String RELATED = """
            From: Ann Able <ann@acme.test>
            To: Support <support@fettle.test>, kim@acme.test
            Cc: bob@globex.test
            Reply-To: desk@acme.test
            Subject: =?utf-8?Q?Dr=C3=BCcker?= steht
            Date: Mon, 2 Mar 2026 09:15:00 +0100
            Message-ID: <1@acme.test>
            In-Reply-To: <0@fettle.test>
            References: <a@fettle.test> <0@fettle.test>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=outer

            This is a message of several parts.
            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Der Dr=C3=BCcker steht.
            --inner
            Content-Type: multipart/related; boundary=related

            --related
            Content-Type: text/html; charset=utf-8

            <p>Der <b>Drücker</b> steht.<img src="cid:shot"></p>
            --related
            Content-Type: image/png
            Content-ID: <shot>
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --related--
            --inner--
            --outer
            Content-Type: application/pdf; name="=?utf-8?B?UsOka25pbmcucGRm?="
            Content-Disposition: attachment
            Content-Transfer-Encoding: base64

            JVBERi0=
            --outer--
            """;

    @Test
    void readsAnOrdinaryMail() {
        InboundEmail email = Mails.read(RELATED);

        assertThat(email.subject()).isEqualTo("Drücker steht");
        assertThat(email.text()).isEqualTo("Der Drücker steht.");
        assertThat(email.html()).singleElement().asString().startsWith("<p>Der <b>Drücker</b>");
        assertThat(email.messageId()).contains("<1@acme.test>");
        assertThat(email.answeredIds()).containsExactly("<a@fettle.test>", "<0@fettle.test>", "<0@fettle.test>");
        assertThat(email.to())
                .containsExactly(new Address("Support", "support@fettle.test"), new Address("", "kim@acme.test"));
        assertThat(email.cc()).containsExactly(new Address("", "bob@globex.test"));
        assertThat(email.replyTo()).containsExactly(new Address("", "desk@acme.test"));
        assertThat(email.sentAt()).contains(Instant.parse("2026-03-02T08:15:00Z"));
        assertThat(email.isAutomatic()).isFalse();
        assertThat(email.notes()).isEmpty();
    }

    @Test
    void tellsFilesFromPicturesInTheText() throws IOException {
        InboundEmail email = Mails.read(RELATED);

        assertThat(email.files())
                .extracting(InboundFile::name, InboundFile::size, InboundFile::inline)
                .containsExactly(tuple("file-1.png", 8L, true), tuple("Räkning.pdf", 5L, false));
        assertThat(email.files().getLast().sha256())
                .isEqualTo("38523c087796e5d5dd1cf9bad1fb026781a838dd9dd2cf8af58b9f6502a46778");
        try (InputStream content = email.files().getLast().open()) {
            assertThat(content.readAllBytes()).isEqualTo("%PDF-".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @ParameterizedTest(name = "{0}, shown as {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            inline     | <img src="cid:a@b">     | true
            attachment | <img src="cid:a@b">     | true
            attachment | <img src="CID:a%40b">   | true
            inline     | <p>no picture a@b</p>   | false
            """)
    void aPictureIsInlineWhereTheTextShowsIt(String disposition, String html, boolean inline) {
        InboundEmail email = Mails.read("""
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html

                %s
                --b
                Content-Type: image/png; name=a.png
                Content-Disposition: %s
                Content-ID: <a@b>

                x
                --b--
                """.formatted(html, disposition));

        assertThat(email.files())
                .singleElement()
                .satisfies(file -> assertThat(file.inline()).isEqualTo(inline));
    }

    @Test
    void theTextOfAMailOfHtmlAloneComesFromIt() {
        InboundEmail email = Mails.read("Content-Type: text/html\n\n<p>One</p><p>Two</p>");

        assertThat(email.text()).isEqualTo("One\n\nTwo");
        assertThat(email.html()).containsExactly("<p>One</p><p>Two</p>");
    }

    @ParameterizedTest(name = "plain \"{0}\", HTML \"{1}\": \"{2}\"")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            plain      | <p>rich</p>                   | plain
            ''         | <p>rich</p>                   | rich
            plain      | ''                            | plain
            Your program does not support HTML. | <p>The printer on the second floor is on fire.</p> | The printer on the second floor is on fire.
            """)
    void ofTwoFormsReadsTheOneThatSaysSomething(String plain, String html, String text) {
        InboundEmail email = Mails.read("""
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain

                %s
                --b
                Content-Type: text/html

                %s
                --b--
                """.formatted(plain, html));

        assertThat(email.text()).isEqualTo(text);
    }

    @Test
    void partsThatFollowEachOtherAreReadInOrder() {
        InboundEmail email = Mails.read("""
                Content-Type: multipart/mixed; boundary=b

                --b

                one
                --b
                Content-Type: text/html

                <p>two</p>
                --b
                Content-Type: text/plain; name=three.txt

                three
                --b--
                """);

        assertThat(email.text()).isEqualTo("one\n\ntwo");
        assertThat(email.html()).containsExactly("<p>one</p>", "<p>two</p>");
        assertThat(email.files()).extracting(InboundFile::name).containsExactly("three.txt");
    }

    @Test
    void aMailWithinAMailIsAFileNamedByItsSubject() {
        InboundEmail email = Mails.read("""
                Content-Type: multipart/mixed; boundary=b

                --b

                see below
                --b
                Content-Type: message/rfc822

                From: bob@globex.test
                Subject: VPN / down
                Content-Type: multipart/mixed; boundary=c

                --c

                inside
                --c--
                --b--
                """);

        assertThat(email.text()).isEqualTo("see below");
        assertThat(email.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("VPN _ down.eml");
            assertThat(file.contentType()).isEqualTo("message/rfc822");
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            multipart/mixed; boundary=x     | hello
            multipart/mixed                 | hello
            multipart/mixed; boundary=""    | hello
            multipart/                      | --x~Content-Type: text/plain~~hello~--x--
            text/                           | --x~Content-Type: text/plain~~hello~--x--
            """)
    void showsWhatIsThereWhenBoundariesAreMissing(String type, String text) {
        InboundEmail email =
                Mails.read("Content-Type: " + type + "\n\n--x\nContent-Type: text/plain\n\nhello\n--x--\n");

        assertThat(email.text()).isEqualTo(text.replace('~', '\n'));
    }

    @Test
    void anUnclosedPartEndsWithTheMail() {
        InboundEmail email = Mails.read("Content-Type: multipart/mixed; boundary=x\n\n--x\n\nhello\n");

        assertThat(email.text()).isEqualTo("hello");
    }

    @Test
    void aBoundaryOfTheOuterPartEndsTheInnerOnes() {
        InboundEmail email = Mails.read("""
                Content-Type: multipart/mixed; boundary=a

                --a
                Content-Type: multipart/mixed; boundary=b

                --b

                one
                --a

                two
                --a--
                """);

        assertThat(email.text()).isEqualTo("one\n\ntwo");
    }

    @Test
    void aFormOfTheTextIsTextEvenWithAName() {
        InboundEmail email = Mails.read("""
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; name=plain.txt

                plain
                --b
                Content-Type: text/html; name=message.html

                <p>rich</p>
                --b--
                """);

        assertThat(email.text()).isEqualTo("plain");
        assertThat(email.html()).containsExactly("<p>rich</p>");
        assertThat(email.files()).isEmpty();
    }

    @Test
    void recognisesAnInvitation() {
        InboundEmail email = Mails.read("""
                Content-Type: multipart/alternative; boundary=b

                --b

                Meeting
                --b
                Content-Type: text/calendar; method=REQUEST

                BEGIN:VCALENDAR
                --b--
                """);

        assertThat(email.calendar()).isTrue();
        assertThat(email.files()).extracting(InboundFile::name).containsExactly("file-1.ics");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            multipart/signed; boundary=b; protocol="application/pgp-signature"     | SIGNED
            multipart/encrypted; boundary=b; protocol="application/pgp-encrypted"  | ENCRYPTED
            application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m      | ENCRYPTED
            application/pkcs7-mime; smime-type=signed-data; name=smime.p7m         | SIGNED
            text/plain; charset=x-nobody-knows                                     | UNKNOWN_CHARSET
            """)
    void saysWhatAReaderHasToKnow(String type, MailNote note) {
        assertThat(Mails.read("Content-Type: " + type + "\n\n--b\n\nx\n--b--\n").notes())
                .contains(note);
    }

    @Test
    void takesFilesOutOfTextThatWereUuencodedIntoIt() {
        InboundEmail email = Mails.read("Subject: x\n\nHere:\nbegin 644 hello.txt\n%:&5L;&\\\n`\nend\n");

        assertThat(email.text()).isEqualTo("Here:");
        assertThat(email.files())
                .extracting(InboundFile::name, InboundFile::size)
                .containsExactly(tuple("hello.txt", 5L));
    }

    @Test
    void readsTheCharsetThatHtmlNamesInItsHead() {
        byte[] mail = "Content-Type: text/html\r\n\r\n<meta charset=\"koi8-r\"><p>\u00d0\u00d2</p>"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Mails.read(mail).text()).isEqualTo("пр");
    }

    @Test
    void rawBytesInFieldsAreReadAsTheTextIs() {
        byte[] message = ("From: Ann <ann@acme.test>\r\nSubject: \u00a4\u00a4\u00a4\u00e5\r\n"
                        + "Content-Type: text/plain; charset=big5\r\n\r\n\u00a4\u00a4")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Mails.read(message).subject()).isEqualTo("中文");
        assertThat(Mails.read(message).text()).isEqualTo("中");
    }

    @Test
    void aFileIsNamedByItsPlaceWhereItHasNoName() {
        InboundEmail email = Mails.read("From: a@b.test\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: image/png\nContent-Location: https://acme.test/a/shot.png?x=1\n\nx\n--b--\n");

        assertThat(email.files()).extracting(InboundFile::name).containsExactly("shot.png");
    }

    @Test
    void flowedTextGoesOnWhereItsLineEndsInABlank() {
        String head = "From: a@b.test\nContent-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; ";

        assertThat(Mails.read(head + "format=flowed\n\nIt goes \non here=20\nand ends.\nNew line.")
                        .text())
                .isEqualTo("It goes on here and ends.\nNew line.");
        assertThat(Mails.read(head + "charset=utf-8\n\nIt ends \nhere.").text()).isEqualTo("It ends\nhere.");
    }
}
