package fettle.server.mail.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationResultsTest {

    private static final FromAddress ANN = new FromAddress.One(Address.of("ann@acme.test"));

    private static AuthenticationResults verdict(String... fields) {
        return AuthenticationResults.of(List.of(fields), Optional.of("mx.fettle.test"), ANN);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            mx.fettle.test; dmarc=pass header.from=acme.test                        | PASS
            MX.Fettle.Test; spf=pass; DMARC=Pass (p=none) header.from=ACME.test     | PASS
            mx.fettle.test 1; dmarc=pass (dis=none; x) header.from="acme.test"      | PASS
            mx.fettle.test; dmarc = pass header.from = acme.test                    | PASS
            mx.fettle.test; dmarc=fail header.from=acme.test                        | FAIL
            mx.fettle.test; dmarc=pass header.from=evil.test                        | FAIL
            mx.fettle.test; dmarc=pass header.from=sub.acme.test                    | FAIL
            mx.fettle.test; dmarc=pass header.from=acme.test; dmarc=fail            | FAIL
            mx.fettle.test; dmarc=pass                                              | NONE
            mx.fettle.test; dmarc=none header.from=acme.test                        | NONE
            mx.fettle.test; spf=pass smtp.mailfrom=acme.test; dkim=pass             | NONE
            mx.fettle.test; spf=pass (dmarc=pass header.from=acme.test)             | NONE
            mx.fettle.test; spf=pass reason="; dmarc=pass header.from=acme.test"    | NONE
            mx.evil.test; dmarc=pass header.from=acme.test                          | NONE
            mx.fettle.test.evil.test; dmarc=pass header.from=acme.test              | NONE
            none                                                                    | NONE
            mx.fettle.test; none                                                    | NONE
            """)
    void judges(String field, AuthenticationResults verdict) {
        assertThat(verdict(field)).isEqualTo(verdict);
    }

    @Test
    void onlyTheTopmostFieldOfOurServerCounts() {
        String pass = "mx.fettle.test; dmarc=pass header.from=acme.test";
        String fail = "mx.fettle.test; dmarc=fail header.from=acme.test";

        assertThat(verdict(fail, pass)).isEqualTo(AuthenticationResults.FAIL);
        assertThat(verdict(pass, fail)).isEqualTo(AuthenticationResults.PASS);
        assertThat(verdict("mx.else.test; dmarc=fail", pass)).isEqualTo(AuthenticationResults.PASS);
    }

    @Test
    void nothingIsBelievedWithoutAServerOrASender() {
        String pass = "mx.fettle.test; dmarc=pass header.from=acme.test";

        assertThat(AuthenticationResults.of(List.of(pass), Optional.empty(), ANN))
                .isEqualTo(AuthenticationResults.NONE);
        assertThat(AuthenticationResults.of(
                        List.of(pass),
                        Optional.of("mx.fettle.test"),
                        new FromAddress.Several(List.of(Address.of("ann@acme.test")))))
                .isEqualTo(AuthenticationResults.NONE);
    }
}
