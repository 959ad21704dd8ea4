package fettle.web;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.web.guard.Site;
import fettle.web.guard.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ThemeSwitchTest {

    @RegisterExtension
    static final Site site = new Site();

    private final Visitor ann = new Visitor(site);

    @Test
    void aChosenSchemeIsKeptAndRendered() {
        var chosen = ann.post("/theme", "theme=dark&next=%2Ftickets%3Fpage%3D2");

        String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location")).hasValue("/tickets?page=2");
        assertThat(cookie).startsWith("fettle-theme=dark;").contains("Path=/", "SameSite=Lax");
        assertThat(ann.get("/", "Cookie", "fettle-theme=dark").body())
                .contains("data-theme=\"dark\"", "name=\"theme\" value=\"auto\"");
    }

    @Test
    void nothingButASchemeGetsIntoThePage() {
        assertThat(ann.get("/", "Cookie", "fettle-theme=\"><script>").body()).contains("<html lang=\"en\">");
        assertThat(ann.post("/theme", "theme=x&next=//evil.test").headers().firstValue("Location"))
                .hasValue("/");
    }
}
