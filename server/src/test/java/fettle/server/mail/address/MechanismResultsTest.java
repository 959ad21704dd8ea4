package fettle.server.mail.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a mail server says of SPF, DKIM and DMARC.
class MechanismResultsTest {

    private static final Optional<String> OURS = Optional.of("mx.msp.test");

    @Test
    void readsWhatOurServerSaysAndNoOther() {
        var results = MechanismResults.of(
                List.of(
                        "mx.msp.test (our own); spf=softfail smtp.mailfrom=msp.test;\r\n"
                                + " dkim=fail header.d=other.test; dkim=pass (2048-bit key) header.d=msp.test;"
                                + " dmarc=pass (p=none) header.from=msp.test",
                        "mx.evil.test; spf=pass; dkim=pass; dmarc=pass"),
                OURS);

        assertThat(results.trusted()).isTrue();
        assertThat(results.servers()).containsExactly("mx.msp.test", "mx.evil.test");
        assertThat(results.of("spf")).contains("softfail");
        assertThat(results.of("dkim")).as("one good signature is enough").contains("pass");
        assertThat(results.of("dmarc")).contains("pass");
    }

    @Test
    void aStrangersWordIsNoResult() {
        var results = MechanismResults.of(List.of("mx.evil.test; spf=pass"), OURS);

        assertThat(results.trusted()).isFalse();
        assertThat(results.servers()).containsExactly("mx.evil.test");
        assertThat(results.of("spf")).isEmpty();
    }

    @Test
    void withoutATrustedServerNothingIsKnown() {
        assertThat(MechanismResults.of(List.of("mx.msp.test; spf=pass"), Optional.empty())
                        .trusted())
                .isFalse();
    }

    @Test
    void brokenFieldsAreNoResults() {
        assertThat(MechanismResults.of(List.of("", ";", "mx.msp.test; spf; =; dkim=" + "x".repeat(100)), OURS)
                        .results())
                .isEmpty();
    }
}
