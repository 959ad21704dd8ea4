package fettle.web.template;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.web.asset.Assets;
import fettle.web.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateCheckTest {

    private final TemplateCheck check = new TemplateCheck(Texts.load("en"), Assets.load());

    record Row(String subject, Optional<Owner> owner) {}

    record Owner(String name) {}

    record Good(String heading, List<Row> rows, boolean late, Map<String, String> figures) {}

    record Bad(String heading, List<Row> rows, Optional<Owner> owner) {}

    @Test
    void findsNothingWrongWithAGoodTemplate() {
        assertThat(check.problems(Good.class)).isEmpty();
    }

    @Test
    void findsWhatRunningTheTemplateWouldNot() {
        assertThat(check.problems(Bad.class))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).contains("'onclick=' has no place"),
                        problem -> assertThat(problem).contains(":3: nothing is called subjekt"),
                        problem -> assertThat(problem).contains(":4: nothing is called owner.name"),
                        problem -> assertThat(problem).contains(":5: nothing is called frame.persn"),
                        problem -> assertThat(problem).contains(":6: the text form.too-long waits for a figure"),
                        problem -> assertThat(problem).contains(":8:", "has no place for titel"));
    }

    @Test
    void everyTemplateOfThisModuleFitsItsRecord() {
        assertThat(check.problemsIn(Path.of("target/classes"))).isEmpty();
    }
}
