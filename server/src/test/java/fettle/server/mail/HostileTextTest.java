package fettle.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.body.InboundFile;
import fettle.server.mail.body.RiskyName;
import fettle.server.mail.mime.MailNote;
import fettle.server.mail.text.MailHtml;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the manifest says in words of its last columns, as far as it is about reading a mail.
class HostileTextTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            c01-plain.eml             | Printer on floor 2 is offline | the printer is offline.
            c02-reply-signed.eml      | Re:                           | Still broken.
            c03-outlook-html.eml      | RE:                           | Thanks, table:
            c04-iso2022jp.eml         | プリンタ                      | プリンタが動きません
            c05-flowed-qp.eml         | Printer                       | This line is flowed and goes on
            c09-alternative.eml       | See attachment                | plain
            c10-smtputf8.eml          |                               |
            p14-subject-missing.eml   |                               |
            p16-two-subjects.eml      | Printer on floor 2 is offline |
            p18-zalgo-invisible.eml   | Re: password                  |
            p20-encoded-bad.eml       | hi                            |
            p35-nested-mime-120.eml   |                               |
            p40-bad-base64.eml        |                               | hello
            p42-bad-charset.eml       |                               | hällo
            p44-ctype-junk.eml        |                               | hi
            p47-lone-dot.eml          |                               | .
            x20-plaintext.eml         |                               |
            x24-utf16.eml             |                               | ok
            """)
    void isReadAsItWasMeant(String file, String subject, String text) {
        InboundEmail email = Mails.read(Mails.hostile(file));

        assertThat(email.subject()).contains(Optional.ofNullable(subject).orElse(""));
        assertThat(email.visibleText()).contains(Optional.ofNullable(text).orElse(""));
    }

    @Test
    void theReplyIsShownWithoutWhatOutlookQuotes() {
        InboundEmail email = Mails.read(Mails.hostile("c03-outlook-html.eml"));

        assertThat(email.visibleText()).doesNotContain("Sent:");
        assertThat(email.text()).contains("Sent: Monday");
        assertThat(Jsoup.parse(html(email)).select("table td").eachText()).containsExactly("A", "B");
        assertThat(Jsoup.parse(html(email)).select("b").eachText()).contains("Thanks");
    }

    @Test
    void thePictureIsShownFromOurOwnAddress() {
        InboundEmail email = Mails.read(Mails.hostile("c06-inline-image.eml"));
        String html = email.html().stream()
                .map(new MailHtml(id -> Optional.of("/i/" + id))::safe)
                .collect(Collectors.joining());

        assertThat(Jsoup.parse(html).select("img").attr("src")).isEqualTo("/i/shot1@acme.test");
    }

    /// What a technician reads is what the sender's program would show, and what it would not show is seen too.
    @Test
    void hiddenTextIsSeen() {
        InboundEmail email = Mails.read(Mails.hostile("x41-hidden-text.eml"));

        assertThat(html(email)).doesNotContain("font-size");
        assertThat(email.text()).contains("visible");
    }

    @Test
    void theTextOfDeepNestingIsFoundOrSaidToBeCut() {
        assertThat(Mails.read(Mails.hostile("p35-nested-mime-120.eml")).notes()).contains(MailNote.CUT_DEPTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a12-html.eml", "a14-xhtml-xml-pht.eml", "a22-exe.eml"})
    void whatCouldRunIsMarked(String file) {
        assertThat(Mails.read(Mails.hostile(file)).files())
                .extracting(InboundFile::name)
                .anyMatch(RiskyName::is);
    }

    @ParameterizedTest
    @CsvSource({
        "invoice.pdf.exe, true",
        "invoice.EXE. , true",
        "a.docm, true",
        "x.js, true",
        "page.html, true",
        "report.pdf, false",
        "picture.png, false",
        "letter.docx, false",
        "exe, true",
        "'', false"
    })
    void knowsNamesThatCouldRun(String name, boolean risky) {
        assertThat(RiskyName.is(name)).isEqualTo(risky);
    }

    private static String html(InboundEmail email) {
        return email.html().stream()
                .map(new MailHtml(_ -> Optional.empty())::safe)
                .collect(Collectors.joining());
    }
}
