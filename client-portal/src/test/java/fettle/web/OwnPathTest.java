package fettle.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tickets/4821", "/tickets?owner=7&page=2", "/x@evil", "/intake?from=a%2Fb"})
    void aPathOfOursIsFollowed(String path) {
        assertThat(OwnPath.of(path)).hasValue(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "tickets", "//evil.test", "/\\evil.test", "\\/evil.test", "https://evil.test", "https:evil.test",
                        "/\t/evil.test",
                "/%09/evil.test", "/%2F/evil.test", "/%5cevil.test", "/.//evil.test", "/x/..//evil.test", "/a b",
                        "/\u00e9", "/x\r\nSet-Cookie: a=b",
                "javascript:alert(1)", " /x", "/%zz"
            })
    void whateverABrowserCouldTakeElsewhereIsNot(String path) {
        assertThat(OwnPath.of(path)).isEmpty();
    }
}
