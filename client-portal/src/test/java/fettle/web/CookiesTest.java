package fettle.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CookiesTest {

    @Test
    void belongToThisHostAloneWhereThereIsTls() {
        assertThat(new Cookies(true).keep("fd", "abc", Duration.ofHours(12)).text())
                .startsWith("__Host-fd=abc;")
                .contains("Max-Age=43200", "Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void havePlainNamesWithoutTls() {
        assertThat(new Cookies(false).keep("fd", "abc", Duration.ofHours(12)).text())
                .startsWith("fd=abc;")
                .contains("HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void areForgottenAtOnce() {
        assertThat(new Cookies(true).forget("fp").text())
                .startsWith("__Host-fp=;")
                .contains("Expires=Thu, 1 Jan 1970");
    }
}
