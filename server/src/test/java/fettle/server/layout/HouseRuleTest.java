package fettle.server.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of the house that a pattern can check, over every text file.
@Tag("once")
class HouseRuleTest {

    @Test
    void everyFileKeepsTheRules() {
        assertThat(Source.all())
                .filteredOn(source -> !source.folder().endsWith("/layout/"))
                .flatMap(HouseRule::brokenBy)
                .isEmpty();
    }

    @Test
    void everyClassSaysWhatItIs() {
        assertThat(Source.mainJava())
                .filteredOn(source ->
                        !source.text().startsWith("/// ") && !source.text().contains("\n/// "))
                .extracting(Source::path)
                .isEmpty();
    }

    @ParameterizedTest(name = "{2} in {0} is a breach: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a/src/main/java/p/A.java | true  | class TicketManager {}
            a/src/main/java/p/A.java | false | class TicketInformation {}
            a/src/main/java/p/A.java | true  | Instant now = Instant.now();
            a/src/test/java/p/A.java | false | Instant now = Instant.now();
            a/src/main/java/p/A.java | true  | package fettle.server.util;
            a/src/main/java/p/A.java | true  | // TODO later
            a/src/main/java/p/A.java | false | // TODO #12 later
            a/src/main/java/p/A.java | true  | import java.util.*;
            p/A.mustache             | true  | {{{text}}}
            p/A.mustache             | true  | {{& text}}
            p/A.mustache             | false | {{{entry.bodyHtml}}}
            p/A.mustache             | true  | <p style="color: red">
            p/A.mustache             | true  | <a onclick="go()">
            p/A.mustache             | true  | <script>go()</script>
            p/A.mustache             | false | <script src="{{asset}}" defer></script>
            pom.xml                  | true  | https://repo-.maven.example.org/maven2
            docs/a.md                | true  | see /home/somebody/notes
            docs/a.md                | false | see src/home/somebody/notes
            """)
    void theRulesFindWhatTheyLookFor(String path, boolean breach, String text) {
        // A hyphen keeps this file itself free of what the rules look for.
        String planted = text.replace("repo-.", "repo.");
        assertThat(!HouseRule.brokenBy(new Source(path, planted)).isEmpty()).isEqualTo(breach);
    }
}
