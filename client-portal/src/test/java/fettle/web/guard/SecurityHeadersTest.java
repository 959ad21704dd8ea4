package fettle.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.ServerResponseHeaders;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityHeadersTest {

    @RegisterExtension
    static final Site site = new Site();

    private final Visitor ann = new Visitor(site);

    @ParameterizedTest
    @ValueSource(strings = {"/", "/none", "/fault", "/gone", "/api/v1/none", "/assets/00/fettle.css"})
    void standOnEveryAnswer(String path) {
        HttpResponse<String> answer = ann.get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                        .doesNotContain("unsafe", "upgrade-insecure"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void askForTlsOnlyWhereThereIsTls() {
        ServerResponseHeaders answer = ServerResponseHeaders.create();

        new SecurityHeaders(true).apply(answer);

        assertThat(answer.toString()).contains("max-age=63072000; includeSubDomains", "upgrade-insecure-requests");
    }
}
