package fettle.web.asset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.web.guard.Site;
import fettle.web.guard.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {

    @RegisterExtension
    static final Site site = new Site();

    private final Visitor ann = new Visitor(site);

    @ParameterizedTest
    @ValueSource(
            strings = {"fettle.css", "icons.svg", "favicon.svg", "htmx.js", "theme.js", "live.js", "clock.js", "keys.js"
            })
    void areKeptForEver(String name) {
        var answer = ann.get(site.assets().url(name));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.body()).isNotBlank();
    }

    @Test
    void areSentOnceAndCompressed() {
        String url = site.assets().url("fettle.css");
        String tag = ann.get(url).headers().firstValue("ETag").orElseThrow();

        var known = ann.get(url, "If-None-Match", tag);
        var small = ann.get(url, "Accept-Encoding", "gzip, br");

        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(small.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(small.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(small.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isLessThan(20_000);
    }

    @Test
    void haveNoOtherAddress() {
        assertThat(ann.get("/assets/00000000000000000000/fettle.css").statusCode())
                .isEqualTo(404);
        assertThat(ann.get(site.assets().url("fettle.css").replace("fettle.css", "tokens.css"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theStyleSheetIsOneFileInItsLayers() {
        String css = StyleSheet.inOne();

        assertThat(css).contains("@layer reset, tokens, base, layout, components, charts, screens, utilities, print;");
        assertThat(css)
                .containsSubsequence("@layer tokens {", "@layer layout {", "@layer components {", "@layer print {");
        assertThat(css).doesNotContain("@import").doesNotContain("url(");
    }

    @ParameterizedTest
    @ValueSource(strings = {"theme", "live", "clock", "keys"})
    void scriptsAreSmallAndEvaluateNothing(String name) {
        String script = new String(Asset.read("web/js/" + name + ".js"), UTF_8);

        assertThat(script.lines().count()).isLessThanOrEqualTo(100);
        assertThat(script).doesNotContain("eval(", "new Function", "innerHTML", "document.write", "localStorage");
    }
}
