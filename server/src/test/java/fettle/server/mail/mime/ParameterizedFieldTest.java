package fettle.server.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterizedFieldTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            text/plain                                               | text/plain | ''
            TEXT/Plain ; name=a.txt                                  | text/plain | a.txt
            text/plain (comment); name="a;b.txt"                     | text/plain | a;b.txt
            text/plain; name="a \\"b\\".txt"                         | text/plain | a "b".txt
            text/plain; name="C:\\temp\\a.txt"                       | text/plain | C:\\temp\\a.txt
            text/plain; name=This is a test.txt                      | text/plain | This is a test.txt
            text/plain; NAME = a.txt ; x=y                           | text/plain | a.txt
            text/plain; name=a.txt; name=b.txt                       | text/plain | a.txt
            text/plain; x; name=a.txt                                | text/plain | a.txt
            text/plain; name*=utf-8''%C3%A4.txt                      | text/plain | ä.txt
            text/plain; name=a.txt; name*=utf-8'de'%C3%A4.txt        | text/plain | ä.txt
            text/plain; name*0="a b"; name*1=".txt"                  | text/plain | a b.txt
            text/plain; name*1=".txt"; name*0="a"                    | text/plain | a.txt
            text/plain; name*0*=utf-8''%C3; name*1*=%A4; name*2=.txt | text/plain | ä.txt
            text/plain; name*=iso-8859-1''%E4.txt                    | text/plain | ä.txt
            text/plain; name*=%E4%zz.txt                             | text/plain | ä%zz.txt
            text/plain; name*x=a.txt                                 | text/plain | ''
            text/plain; name="unclosed.txt                           | text/plain | unclosed.txt
            ;name=a.txt                                              | ''         | a.txt
            """)
    void readsTheValueAndAName(String field, String value, String name) {
        Parameterized read = Parameterized.of(field, Limits.STANDARD);

        assertThat(read.value()).isEqualTo(value);
        assertThat(read.parameter("name").orElse("")).isEqualTo(name);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "text/plain, text/plain",
        "'', multipart/x",
        "text, text/plain",
        "a/b/c, text/plain",
        "/x, text/plain",
        "x/, text/plain",
        "te xt/plain, text/plain"
    })
    void aTypeThatIsNoneIsText(String written, String type) {
        assertThat(MimePart.mediaType(written, "multipart/x")).isEqualTo(type);
    }
}
