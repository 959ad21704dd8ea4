package fettle.server.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.reply.ReplyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            <p>one</p><p>two</p>                          | one~~two
            one<br>two                                    | one~two
            <div>one</div><div>two</div>                  | one~two
            a  b&nbsp; c &amp; d                          | a b c & d
            <ul><li>one</li><li>two</li></ul>             | - one~- two
            <table><tr><td>a</td><td>b</td></tr></table>  | a b
            <a href="https://acme.test/x">here</a>        | here <https://acme.test/x>
            <a href="https://acme.test/">acme.test</a>    | acme.test
            <style>p{}</style><script>x</script>y         | y
            new<blockquote>old<br>older</blockquote>      | new~> old~> older
            <title>t</title>body                          | body
            <img src="cid:x" alt="screenshot">            | screenshot
            """)
    void readsAsItLooks(String html, String text) {
        assertThat(HtmlText.of(html)).isEqualTo(text.replace('~', '\n'));
    }

    @Test
    void keepsTheLinesOfPreformattedText() {
        assertThat(HtmlText.of("<pre>a\n  b\n</pre>")).isEqualTo("a\n  b");
    }

    @Test
    void theElementWithASignatureIsFoldedWhereNothingFollowsIt() {
        String signature = "<div class=gmail_signature><p>Ann Able<br>Acme</p></div>";

        assertThat(visible("<div>Still broken.</div>" + signature)).isEqualTo("Still broken.");
        assertThat(visible("<div>Still broken.</div>" + signature + "<div>The light is red.</div>"))
                .isEqualTo("Still broken.\nAnn Able\nAcme\n\nThe light is red.");
    }

    @Test
    void whatStandsBelowABlockquoteWithAHeadInItIsShown() {
        String quotation =
                "<blockquote><div class=OutlookMessageHeader>From: Tess<br>Sent: Monday</div>Restart it.</blockquote>";

        assertThat(visible("<div>Still broken.</div>" + quotation + "<div>The light is red.</div>"))
                .contains("The light is red.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<blockquote type=cite>Restart it.</blockquote>",
                "<div class=gmail_quote><blockquote class=gmail_quote>Restart it.</blockquote></div>",
                "<div class=gmail_quote>Restart it.<br>Tess</div>",
                "<div class=protonmail_quote>Restart it.<br>Tess</div>",
                "<div>---</div><div title='beforequote:::'>Restart it.</div>",
                "<hr><div id=divRplyFwdMsg><b>From:</b> Tess</div>Restart it.",
            })
    void whatAProgramQuotesIsFoldedWithoutAnIntroduction(String quotation) {
        assertThat(visible("<div>Still broken.</div>" + quotation)).isEqualTo("Still broken.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<blockquote>To be or not to be.</blockquote>",
                "<blockquote class=gmail_quote>To be or not to be.</blockquote>",
                "<div class=gmail_quote><blockquote>Restart it?</blockquote>Yes.<blockquote>And now?</blockquote>No.</div>",
                "<div class=gmail_quote>---------- Mensagem reenviada ----------<br>De: Ann<br>Assunto: VPN</div>",
                "<blockquote type=cite>Restart it?</blockquote>Yes.<blockquote type=cite>And now?</blockquote>No.",
            })
    void whatTheSenderQuotesOrAnswersIsShown(String words) {
        assertThat(visible("<div>He told me</div>" + words)).isEqualTo(HtmlText.of("<div>He told me</div>" + words));
    }

    private static String visible(String html) {
        return ReplyText.of(HtmlText.marked(html), false).visible();
    }

    @Test
    void gmailsQuotationIsFoldedLikeAPlainOne() {
        String html =
                "<div dir=ltr>Still broken.</div><br><div class=gmail_quote><div class=gmail_attr>On Mon, 2 Mar 2026 at"
                        + " 09:00, Support &lt;<a href=mailto:s@f.test>s@f.test</a>&gt; wrote:<br></div>"
                        + "<blockquote>Please restart it.</blockquote></div>";

        assertThat(ReplyText.of(HtmlText.of(html), false).visible()).isEqualTo("Still broken.");
    }

    /// How the programs of several makers put what they quote, without marks on its lines.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>Still broken.</div><div class='ydp1 yahoo_quoted' id=yahoo_quoted_1><div>Someone said:</div><div>Please"
                        + " restart it.</div></div>",
                "<div>Still broken.<br></div><div class=zmail_extra><div>Monday, Tess:</div><div>Please restart it.</div></div>",
                "<div>Still broken.<div name='quote' style='border-left:2px solid'><div>Restart</div></div></div>",
                "<div>Still broken.</div><div id=x_appendonsend></div><hr><div id=x_divRplyFwdMsg><b>From</b> Tess</div>"
                        + "<div>Please restart it.</div>",
                "<p>Still broken.</p><div class=OutlookMessageHeader>From Tess</div><p>Please restart it.</p>",
                "<div>Still broken.</div><div id=ms-outlook-mobile-signature>Get Outlook for iOS</div>"
                        + "<div id=mail-editor-reference-message-container>Tess: Please restart it.</div>",
                "<div name=messageBodySection>Still broken.</div><div name=messageReplySection>Please restart it.</div>",
                "<div>Still broken.</div><div style='padding-top: 5px; border-top-color: rgb(229, 229, 229)'>Von: Tess</div>"
                        + "<div>Please restart it.</div>",
            })
    void aQuotationThatOnlyTheHtmlTellsIsFolded(String html) {
        assertThat(ReplyText.of(HtmlText.marked(html), false).visible()).isEqualTo("Still broken.");
        assertThat(HtmlText.of(html)).contains("Still broken.").doesNotContain("\ufdd0", "\ufdd1");
    }

    @Test
    void whatIsWrittenBelowSuchAQuotationIsNotFolded() {
        String html = "<div>Hello</div><div class=yahoo_quoted>Restart it.</div><div>I did.</div>";

        assertThat(ReplyText.of(HtmlText.marked(html), false).visible()).contains("Hello", "Restart it.", "I did.");
    }

    @Test
    void aSenderCannotWriteTheMarksOfAQuotation() {
        String html = "<div>Hello</div><p>&#xfdd0;secret</p>";

        assertThat(ReplyText.of(HtmlText.marked(html), false).visible()).contains("secret");
    }

    @Test
    void escapesTextAmongHtml() {
        assertThat(HtmlText.escaped("<b>&\n\"'")).isEqualTo("<p>&lt;b&gt;&amp;<br>\n&quot;&#39;</p>");
    }
}
