package fettle.web.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private final Texts texts = Texts.load("en");

    @Test
    void fillsInFigures() {
        assertThat(texts.with("form.too-long", 250, 1_000)).startsWith("At most 250 characters, this has 1000.");
        assertThat(texts.with("refusal.fault", "{0}$1")).endsWith("{0}$1");
    }

    @Test
    void aKeyOrAFigureThatIsMissingIsAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> texts.with("form.no-such-text"));
        assertThatIllegalArgumentException().isThrownBy(() -> texts.with("form.too-long", 250));
        assertThatIllegalStateException().isThrownBy(() -> Texts.load("xx"));
    }

    @Test
    void knowsWhichSentencesWaitForAFigure() {
        assertThat(texts.unfinished()).contains("form.too-long").doesNotContain("web.skip");
    }

    @Test
    void readsAFile() {
        byte[] file = "# a comment\n\nticket.none = There is no ticket {0} = “gone”\n".getBytes(UTF_8);

        assertThat(MessageFile.parse("ticket.properties", file).sentences())
                .containsExactly(java.util.Map.entry("ticket.none", "There is no ticket {0} = “gone”"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket.none", "ticket.none =", "None = x", "ticket none = x", "a.b = 1\na.b = 2"})
    void aDamagedFileStopsTheStart(String file) {
        assertThatIllegalStateException()
                .isThrownBy(() -> MessageFile.parse("ticket.properties", file.getBytes(UTF_8)))
                .withMessageContaining("ticket.properties, line ");
    }

    @Test
    void aFileInAnotherEncodingStopsTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> MessageFile.parse("ticket.properties", "a.b = Straße".getBytes(ISO_8859_1)))
                .withMessageContaining("not UTF-8");
    }
}
