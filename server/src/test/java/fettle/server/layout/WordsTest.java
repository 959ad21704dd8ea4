package fettle.server.layout;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.web.asset.Assets;
import fettle.web.template.TemplateCheck;
import fettle.web.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is said to people: every text that the code or a template names is in the message files, and every template
/// fits the record that it shows.
@Tag("once")
class WordsTest {

    /// A refusal, a field that was filled in wrong, or a sentence with figures in it, by its key.
    private static final Pattern NAMED = Pattern.compile(
            "(?:new Refusal\\.\\w+\\([^\";]*?|Invalid\\.field\\([^;]*?,\\s*|[tT]exts(?:\\(\\))?\\.with\\(\\s*)\"([a-z][a-z0-9.-]+)\"\\s*[,)]");

    /// A sentence of contracts, or the beginning of several that differ in their last word.
    private static final Pattern SENTENCE = Pattern.compile("\"(contracts\\.[a-z0-9.-]+)\"");

    private final Texts texts = Texts.load("en");

    @Test
    void everyTextThatJavaNamesExists() {
        List<String> named = Source.mainJava().stream().flatMap(WordsTest::keys).toList();

        assertThat(named).as("texts were found at all").hasSizeGreaterThan(40);
        assertThat(named).filteredOn(key -> texts.find(key).isEmpty()).isEmpty();
    }

    @Test
    void everySentenceThatContractsNamesHasItsText() {
        List<String> named = Source.mainJava().stream()
                .flatMap(source -> SENTENCE.matcher(source.text()).results())
                .map(found -> found.group(1))
                .toList();

        assertThat(named).as("sentences were found at all").hasSizeGreaterThan(20);
        assertThat(named).filteredOn(key -> !isWritten(key)).isEmpty();
    }

    @Test
    void everyTemplateFitsItsRecord() {
        assertThat(new TemplateCheck(texts, Assets.load()).problemsIn(Path.of("target/classes")))
                .isEmpty();
    }

    private boolean isWritten(String key) {
        return key.endsWith(".")
                ? texts.all().keySet().stream().anyMatch(text -> text.startsWith(key))
                : texts.find(key).isPresent();
    }

    private static Stream<String> keys(Source source) {
        String code = source.text().replaceAll("(?m)^ *///.*$", "");
        return NAMED.matcher(code).results().map(found -> found.group(1));
    }
}
