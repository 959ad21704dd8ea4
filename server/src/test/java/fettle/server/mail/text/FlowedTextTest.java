package fettle.server.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowedTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '"', textBlock = """
            "one ~two"|false|one two
            "one ~two"|true|onetwo
            "one~two"|false|one~two
            " >not quoted"|false|>not quoted
            "> one ~> two~three"|false|> one two~three
            "> one ~>> two"|false|"> one ~>> two"
            "a~-- ~Ann"|false|"a~-- ~Ann"
            "a~~b"|false|a~~b
            """)
    void joinsLinesThatFlow(String text, boolean joinsWords, String joined) {
        assertThat(FlowedText.joined(text.replace('~', '\n'), joinsWords)).isEqualTo(joined.replace('~', '\n'));
    }
}
