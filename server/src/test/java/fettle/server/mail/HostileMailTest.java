package fettle.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.ParseWithin.Parsed;
import fettle.server.mail.address.Address;
import fettle.server.mail.address.AuthenticationResults;
import fettle.server.mail.address.FromAddress;
import fettle.server.mail.body.InboundFile;
import fettle.server.mail.mime.RawMail;
import fettle.server.mail.mime.Scan;
import fettle.server.mail.text.MailHtml;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HostileMailTest {

    /// Of these the patterns hold for text, of all others for tags and attributes.
    private static final Set<String> ABOUT_TEXT = Set.of(
            "a01-traversal.eml",
            "a08-rtl-name.eml",
            "i19-rtl-display.eml",
            "x18-template.eml",
            "a24-external-body.eml");

    record Row(String file, String mustNot) {}

    static List<Row> manifest() throws IOException {
        var stream = Objects.requireNonNull(HostileMailTest.class.getResourceAsStream("/mail/hostile/manifest.tsv"));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(columns -> new Row(columns[0], columns[4]))
                    .toList();
        }
    }

    @Test
    void theManifestIsWhole() throws IOException {
        assertThat(manifest()).hasSizeGreaterThan(115);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manifest")
    void isReadOrRefusedWithinTwoSecondsAndShowsNothingForbidden(Row row) throws InterruptedException {
        var time = ProcessorTime.start();
        Parsed parsed = Mails.parsing().parse(RawMail.of(Mails.hostile(row.file())));

        assertThat(time.used()).isLessThan(Duration.ofSeconds(2));
        switch (parsed) {
            case Parsed.Refused refused -> {
                assertThat(row.file()).isEqualTo("p01-empty.eml");
                assertThat(refused.reason()).isEqualTo(Scan.Reason.EMPTY);
            }
            case Parsed.Read read -> assertShowsNothingForbidden(row, read.email());
        }
    }

    private static void assertShowsNothingForbidden(Row row, InboundEmail email) {
        String html = email.html().stream()
                .map(new MailHtml(id -> known(email, id))::safe)
                .collect(Collectors.joining());
        List<String> shown = ABOUT_TEXT.contains(row.file()) ? texts(email, html) : tags(html);

        for (String forbidden : row.mustNot().split("\\|\\|\\|", -1)) {
            if (!forbidden.isEmpty()) {
                Pattern pattern = Pattern.compile(forbidden, Pattern.CASE_INSENSITIVE);
                assertThat(shown).noneMatch(one -> pattern.matcher(one).find());
            }
        }
        assertStaysWithinItsElement(html);
        assertThat(texts(email, html)).allMatch(text -> text.indexOf('\0') < 0 && isWellFormed(text));
    }

    private static Optional<String> known(InboundEmail email, String id) {
        return email.files().stream()
                .filter(file -> file.contentId().equals(Optional.of(id)))
                .map(_ -> "/picture/1")
                .findFirst();
    }

    private static List<String> texts(InboundEmail email, String html) {
        return Stream.of(
                        Stream.of(
                                email.subject(),
                                email.text(),
                                email.visibleText(),
                                Jsoup.parse(html).text()),
                        email.from().shown().map(Address::name).stream(),
                        email.files().stream().map(InboundFile::name))
                .flatMap(one -> one)
                .toList();
    }

    private static List<String> tags(String html) {
        return Jsoup.parse(html).body().getAllElements().stream()
                .map(HostileMailTest::tag)
                .toList();
    }

    private static String tag(Element element) {
        return "<" + element.normalName() + " "
                + element.attributes().asList().stream().map(Attribute::html).collect(Collectors.joining(" "));
    }

    /// What follows the mail on the page stands beside it, not in it.
    private static void assertStaysWithinItsElement(String html) {
        var page = Jsoup.parse("<div id=mail>" + html + "</div><p id=after>after</p>");

        assertThat(page.select("#mail #after")).isEmpty();
        assertThat(page.select("body > #after").text()).isEqualTo("after");
    }

    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
    }

    @ParameterizedTest(name = "{0} is from {1} {2}")
    @CsvSource(textBlock = """
            c01-plain.eml,              One,       ann@acme.test
            c10-smtputf8.eml,           One,       jörg@acme.test
            i09-from-list.eml,          Several,   ann@acme.test
            i11-encoded-split.eml,      One,       eve@evil.test
            i13-comment-address.eml,    One,       eve@evil.test
            i15-source-route.eml,       Malformed, ''
            i17-no-from.eml,            Missing,   ''
            i19-rtl-display.eml,        One,       eve@evil.test
            i38-unicode-casefold.eml,   One,       Kım@acme.test
            l11-from-self-case.eml,     One,       support+x@fettle.test
            p23-address-junk.eml,       Malformed, ''
            x34-name-comma.eml,         One,       eve@evil.test
            x36-leading-dash.eml,       One,       -oq/var/x@evil.test
            """)
    void knowsTheSender(String file, String kind, String address) {
        FromAddress from = Mails.read(Mails.hostile(file)).from();

        assertThat(from.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(from.shown().map(Address::address).orElse("")).isEqualTo(address);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            c01-plain.eml,                  PASS
            c02-reply-signed.eml,           PASS
            i01-subject-ref-stranger.eml,   PASS
            i03-tech-spoof-dmarc-fail.eml,  FAIL
            i05-contact-spoof-dmarc-fail.eml, FAIL
            i07-auth-results-below.eml,     FAIL
            i09-from-list.eml,              NONE
            i17-no-from.eml,                NONE
            i21-cc-inject-spoofed.eml,      FAIL
            i38-unicode-casefold.eml,       FAIL
            l11-from-self-case.eml,         NONE
            l16-arf.eml,                    FAIL
            """)
    void believesOnlyOurOwnServerAboutTheSender(String file, AuthenticationResults verdict) {
        InboundEmail email = Mails.read(Mails.hostile(file));

        assertThat(AuthenticationResults.of(email.authenticationResults(), Optional.of("mx.fettle.test"), email.from()))
                .isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            c01-plain.eml,            None
            c02-reply-signed.eml,     None
            l01-vacation.eml,         AutoReply
            l03-list.eml,             Bulk
            l05-dsn.eml,              Bounce
            l07-dsn-forged.eml,       Bounce
            l09-own-loop-header.eml,  Loop
            l13-received-hops.eml,    Loop
            l14-mdn.eml,              ReadReceipt
            l16-arf.eml,              AbuseReport
            l18-noreply.eml,          Notice
            l20-auto-comment.eml,     Notice
            i30-ticket-trick.eml,     Notice
            """)
    void knowsMailThatProgramsSend(String file, String kind) {
        assertThat(Mails.read(Mails.hostile(file)).automatic().getClass().getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void readsWhichDeliveryFailed() {
        Automatic automatic = Mails.read(Mails.hostile("l05-dsn.eml")).automatic();

        assertThat(automatic)
                .isEqualTo(new Automatic.Bounce(
                        Optional.of("<ft.1.0000000000000001.0000000000000001@fettle.test>"),
                        List.of(new Automatic.Delivery(
                                "ann@acme.test", Optional.empty(), "failed", "5.1.1", "550 no such user"))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            a01-traversal.eml,          pwned.txt
            a03-rfc2231-traversal.eml,  passwd|x.txt
            a05-nul-name.eml,           ok.png�.html
            a07-crlf-name.eml,          a Set-Cookie: x=1 <script>.txt
            a08-rtl-name.eml,           invoice_fdp.exe
            a22-exe.eml,                invoice.pdf.exe|x.js|x.lnk|x.hta|x.iso|x.ps1
            a27-ics.eml,                file-1.ics
            p38-rfc822-base64.eml,      Printer on floor 2 is offline.eml
            """)
    void namesFilesWithoutPathsOrTricks(String file, String names) {
        assertThat(Mails.read(Mails.hostile(file)).files())
                .extracting(InboundFile::name)
                .containsExactly(names.split("\\|", -1));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            c04-iso2022jp.eml      | プリンタ                   | プリンタが動きません
            c07-no-mime.eml        | Printer on floor 2 is offline | plain old mail
            p05-bare-cr.eml        | one Bcc: victim@third.test | a~b
            p07-blank-fold.eml     | Printer on floor 2 is offline | x
            p09-mbox-from.eml      | Printer on floor 2 is offline | >From the start~..dot
            p28-wrong-boundary.eml | Printer on floor 2 is offline | hello
            p32-boundary-prefix.eml| Printer on floor 2 is offline | hello
            p33-near-boundaries.eml| Printer on floor 2 is offline | hello
            p42-bad-charset.eml    | Printer on floor 2 is offline | hällo
            p44-ctype-junk.eml     | Printer on floor 2 is offline | hi
            p52-quote-only.eml     | Re: [T-1001]               | > all~> of it~> quoted
            p59-lone-surrogate.eml | Printer on floor 2 is offline | �� end
            x22-utf7-undeclared.eml| Screen shows this          | +ADw-script+AD4-alert(1)+ADw-/script+AD4-
            x32-subject-crlf.eml   | Hello Bcc: victim@third.test X-Evil: 1 | x
            """)
    void readsWhatIsBroken(String file, String subject, String visible) {
        InboundEmail email = Mails.read(Mails.hostile(file));

        assertThat(email.subject()).isEqualTo(subject);
        assertThat(email.visibleText()).isEqualTo(visible.replace('~', '\n'));
    }

    @Test
    void keepsBothIdsOfAMessageThatHasTwo() {
        assertThat(Mails.read(Mails.hostile("l25-two-message-ids.eml")).messageIds())
                .containsExactly("<atk0070.x7Qz@client.test>", "<second@evil.test>");
    }
}
