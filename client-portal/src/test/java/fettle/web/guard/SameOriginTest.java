package fettle.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {

    @RegisterExtension
    static final Site site = new Site();

    private final Visitor ann = new Visitor(site);

    @ParameterizedTest(name = "{0}: {1} is answered {2}")
    @CsvSource({
        "Sec-Fetch-Site, same-origin,                 200",
        "Sec-Fetch-Site, same-site,                   403",
        "Sec-Fetch-Site, cross-site,                  403",
        "Sec-Fetch-Site, none,                        403",
        "Origin,         http://localhost:PORT,       200",
        "Origin,         https://localhost:PORT,      200",
        "Origin,         http://localhost,            403",
        "Origin,         http://evil.test,            403",
        "Origin,         http://localhost:PORT.evil,  403",
        "Origin,         null,                        403",
        "X-Nothing,      at all,                      403",
        "Authorization,  Bearer key,                  200",
        "Authorization,  Basic eDp5,                  403",
    })
    void nothingChangesAtTheWordOfAnotherSite(String header, String value, int status) {
        String said = value.replace("PORT", Integer.toString(site.port()));

        assertThat(ann.postBare("/unread", "", header, said).statusCode()).isEqualTo(status);
    }

    @Test
    void whatTheBrowserSaysOfTheSiteOutweighsTheOrigin() {
        var answer = ann.postBare(
                "/unread", "", "Sec-Fetch-Site", "cross-site", "Origin", "http://localhost:" + site.port());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This came from another site");
    }

    @Test
    void readingIsFreeButNotAStream() {
        assertThat(ann.get("/", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(200);
        assertThat(ann.get("/", "Sec-Fetch-Site", "cross-site", "Accept", "text/event-stream")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ann.get("/", "Sec-Fetch-Site", "same-origin", "Accept", "text/event-stream")
                        .statusCode())
                .isEqualTo(200);
    }
}
