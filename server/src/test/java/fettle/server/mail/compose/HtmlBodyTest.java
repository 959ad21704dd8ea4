package fettle.server.mail.compose;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.text.HtmlText;
import org.junit.jupiter.api.Test;

class HtmlBodyTest {

    @Test
    void showsParagraphsListsAndQuotationsAsSuch() {
        String html = HtmlBody.of("""
                Hello Ann,
                please try:

                - the **blue** button
                - `ping printer`

                > It hums.
                > > Does it?
                """);

        assertThat(html)
                .contains("<p>Hello Ann,<br>\nplease try:</p>")
                .contains("<ul>\n<li>the <strong>blue</strong> button</li>\n<li><code>ping printer</code></li>\n</ul>")
                .containsSubsequence("<blockquote", "<p>It hums.</p>", "<blockquote", "<p>Does it?</p>");
    }

    @Test
    void saysWhatTheTextSaysAndNothingElse() {
        assertThat(HtmlText.of(HtmlBody.of("One\ntwo\n\n  three & <b>four</b>\n\nfive")))
                .isEqualToIgnoringWhitespace("One two three & <b>four</b> five");
    }

    @Test
    void neverLetsTextBecomeMarkup() {
        String html =
                HtmlBody.of("<script>alert(1)</script> **<img src=x>** `<i>` http://x.test/?a=\"><svg>\n```\n</pre>");

        assertThat(html)
                .doesNotContain("<script", "<img", "<svg", "<i>")
                .contains("&lt;script&gt;", "<strong>&lt;img src=x&gt;</strong>", "<pre>&lt;/pre&gt;</pre>")
                .contains("<a href=\"http://x.test/?a=\">http://x.test/?a=</a>&quot;&gt;&lt;svg&gt;");
    }

    @Test
    void linksNothingButWebAddresses() {
        assertThat(HtmlBody.of("See https://fettle.test/a?b=1&c=2. Not javascript:alert(1) or ftp://x"))
                .contains("<a href=\"https://fettle.test/a?b=1&amp;c=2\">https://fettle.test/a?b=1&amp;c=2</a>.")
                .doesNotContain("href=\"javascript", "href=\"ftp");
    }

    @Test
    void fetchesNothingFromAnywhere() {
        assertThat(HtmlBody.of("![](https://evil.test/p.png) <img src='https://evil.test/p.png'>"))
                .doesNotContainPattern("<img|<link|<style|url\\(|src=\"");
    }

    @Test
    void endsInTimeForAnyText() {
        String contrived = ("**" + "a".repeat(300) + " `").repeat(3_000) + ">".repeat(100_000);

        assertThat(HtmlBody.of(contrived)).endsWith("</html>\n");
    }
}
