package fettle.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mustachejava.MustacheException;
import com.github.mustachejava.util.HtmlEscaper;
import fettle.web.asset.Assets;
import fettle.web.layout.PlainFrame;
import fettle.web.text.Texts;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest {

    private final Pages pages =
            new Pages(Texts.load("en"), Assets.load(), InstantSource.system(), _ -> new PlainFrame("Harbourline IT"));

    record Row(String subject) {}

    record Part(String subject, List<Row> rows, Optional<String> owner, String bodyHtml) {}

    record Misspelt(String subject) {}

    record Unescaped(String subject) {}

    @Test
    void escapesWhatIsPrinted() {
        var part = new Part("<b onclick='x'>", List.of(new Row("a&b")), Optional.of("Tess"), "<i>kept</i>");

        assertThat(pages.html(part))
                .contains(
                        "&lt;b onclick&#61;&#39;x&#39;&gt;",
                        "<li>a&amp;b</li>",
                        "Tess",
                        "<i>kept</i>",
                        "Skip to content");
    }

    @Test
    void escapesEachCharacterAsTheLibraryDoes() {
        for (char character = 0; character < 0x180; character++) {
            var escaped = new StringWriter();
            HtmlEscaper.escape("a" + character, escaped);

            assertThat(pages.html(new Row("a" + character)))
                    .as("character %d", (int) character)
                    .isEqualTo(escaped + "\n");
        }
    }

    @Test
    void printsNothingForWhatIsNotThere() {
        assertThat(pages.html(new Part("x", List.of(), Optional.empty(), "")))
                .doesNotContain("<li>", "Tess", "Optional");
    }

    @Test
    void refusesANameThatTheViewLacksAndSaysWhere() {
        assertThatThrownBy(() -> pages.html(new Misspelt("x")))
                .isInstanceOf(MustacheException.class)
                .hasStackTraceContaining("subjekt is neither in the view nor in the texts")
                .hasMessageContaining("PagesTest$Misspelt.mustache:2");
    }

    @Test
    void refusesToPrintUnescaped() {
        assertThatThrownBy(() -> pages.html(new Unescaped("x")))
                .hasStackTraceContaining("{{{subject}}} prints unescaped");
    }
}
