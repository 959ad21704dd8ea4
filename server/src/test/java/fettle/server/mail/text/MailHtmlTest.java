package fettle.server.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.ProcessorTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailHtmlTest {

    private static String safe(String html) {
        return new MailHtml(id -> id.equals("logo@acme") ? Optional.of("/files/7") : Optional.empty()).safe(html);
    }

    @Test
    void keepsWhatOrdinaryMailsLookLike() {
        assertThat(safe("<p align=center>Hello <b>Ann</b>,<br>see <a href=\"https://acme.test/a?b=1\">this</a></p>"))
                .isEqualTo("<p align=\"center\">Hello <b>Ann</b>,<br />see "
                        + "<a href=\"https://acme.test/a?b&#61;1\" rel=\"noopener noreferrer nofollow\">this</a></p>");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            color:red; position:fixed             | color:red
            background:url(http://evil.test)      | ''
            background-color: rgb(1, 2, 3)        | background-color:rgb( 1 , 2 , 3 )
            width: expression(alert(1))           | ''
            width:50%                             | width:50%
            width:5000px                          | ''
            margin:-100px                         | ''
            padding: 4px 8px                      | padding:4px 8px
            margin-left:900px                     | ''
            border:1px solid #ccc                 | border:1px solid #ccc
            border-image:url(x)                   | ''
            font-size:0                           | ''
            color:\\72 ed                         | ''
            display:none;font-weight:bold         | font-weight:bold
            """)
    void keepsOfStylesOnlyWhatColoursAndSpaces(String style, String kept) {
        String expected = kept.isEmpty() ? "<p>x</p>" : "<p style=\"" + kept + "\">x</p>";

        assertThat(safe("<p style=\"" + style + "\">x</p>")).isEqualTo(expected);
    }

    @Test
    void showsPicturesThatCameWithTheMail() {
        assertThat(safe("<img src=\"cid:logo@acme\" alt=logo>")).isEqualTo("<img src=\"/files/7\" alt=\"logo\" />");
        assertThat(safe("<img src=\"cid:nobody@acme\">")).isEmpty();
        assertThat(safe("<img src=\"data:image/png;base64,AAAA\">")).contains("data:image/png;base64,AAAA");
    }

    @Test
    void namesTheHostOfPicturesThatAreElsewhere() {
        assertThat(safe("<img src=\"https://evil.test/pixel?ann\">")).isEqualTo("<img alt=\"[evil.test]\" />");
        assertThat(safe("<img src=\"//evil.test/x\" alt=Offer>")).isEqualTo("<img alt=\"[evil.test] Offer\" />");
        assertThat(safe("<img src=\"\\\\evil.test\\x\">")).doesNotContain("src");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<svg onload=alert(1)>",
                "<math><mtext></mtext></math>",
                "<iframe src=x></iframe>",
                "<form action=x><input name=a><button>b</button></form>",
                "<base href=//evil.test>",
                "<meta http-equiv=refresh content=0>",
                "<link rel=stylesheet href=x>",
                "<style>p{}</style>",
                "<object data=x></object>",
                "<template><p>x</template>",
                "<plaintext>",
                "<!--[if mso]><p>x<![endif]-->",
            })
    void dropsMarkupThatActs(String html) {
        assertThat(safe(html))
                .doesNotContainPattern(
                        "(?i)<(script|svg|math|iframe|form|input|button|base|meta|link|style|object|template|plaintext|!--\\[)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                " java\tscript:x",
                "cid:x"
            })
    void linksLeadOnlyToPlacesPeopleGo(String address) {
        assertThat(safe("<a href=\"" + address + "\">x</a>")).doesNotContain("href");
    }

    @Test
    void dropsNamesThatPagesCouldMistakeForTheirOwn() {
        assertThat(safe("<p id=main class=top name=x data-hx-get=y hx-get=z onclick=w>x</p>"))
                .isEqualTo("<p>x</p>");
    }

    @Test
    void whatComesOutIsBalancedAndStaysTheSameWhenItGoesThroughAgain() {
        for (String html :
                new String[] {"<div><p>x", "</div></div>x", "<table><tr><td>x", "<b><i>x</b>y</i>", "<a href='x\">y"}) {
            String once = safe(html);

            assertThat(safe(once)).isEqualTo(once);
            assertThat(once.split("<[a-z]", -1).length).isEqualTo(once.split("</[a-z]|/>", -1).length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>", "<b></p>", "<b></i>", "<div><p></p>", "<table><tr><td>", "<p><font a=1>", "<a></b>"})
    void noSequenceOfTagsTakesLong(String tags) {
        String html = "start" + tags.repeat(480_000 / tags.length());
        var time = ProcessorTime.start();

        assertThat(safe(html)).contains("start");
        assertThat(HtmlText.of(html)).startsWith("start");
        assertThat(time.used()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void showsHtmlThatIsTooDeepOrTooLargeAsText() {
        assertThat(safe("<b>".repeat(300) + "deep")).isEqualTo("<p>deep</p>");
        assertThat(safe("x<br>".repeat(500_000)))
                .startsWith("<p>x")
                .doesNotContain("<br />")
                .hasSizeLessThan(2_000_000);
    }
}
