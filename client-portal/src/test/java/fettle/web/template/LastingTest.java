package fettle.web.template;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.web.asset.Assets;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LastingTest {

    private final StrictTemplates templates = new StrictTemplates(Map.of());

    /// @param asked how often its template wanted to know what it is called
    record Field(String label, boolean lasts, AtomicInteger asked) implements Lasting {

        public String called() {
            asked.incrementAndGet();
            return label;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Field field && field.label.equals(label);
        }

        @Override
        public int hashCode() {
            return label.hashCode();
        }
    }

    record Form(String number, List<Field> fields) {}

    record Curious(String number, List<Field> fields) {}

    @Test
    void isWrittenOnceAndShownOnEveryPage() {
        var asked = new AtomicInteger();
        assertThat(page(new Form("1", List.of(new Field("Größe & <Gewicht>", true, asked)))))
                .isEqualTo("<form action=\"/1\"><label>Größe &amp; &lt;Gewicht&gt;</label></form>");
        assertThat(page(new Form("2", List.of(new Field("Größe & <Gewicht>", true, asked)))))
                .isEqualTo("<form action=\"/2\"><label>Größe &amp; &lt;Gewicht&gt;</label></form>");
        assertThat(asked).hasValue(1);
    }

    @Test
    void isWrittenAnewWhenSomethingOfItChanges() {
        page(new Form("1", List.of(field("before", true))));
        assertThat(page(new Form("1", List.of(field("after", true))))).contains("<label>after</label>");
    }

    @Test
    void isNotKeptWhenItWasTypedJustNow() {
        var asked = new AtomicInteger();
        page(new Form("1", List.of(new Field("typed", false, asked))));
        page(new Form("1", List.of(new Field("typed", false, asked))));
        assertThat(asked).hasValue(2);
    }

    @Test
    void isRightAfterMoreThanCanBeKept() {
        for (int i = 0; i < 3_000; i++) {
            String label = "x".repeat(500) + i;
            assertThat(page(new Form("1", List.of(field(label, true))))).contains("<label>" + label + "</label>");
        }
        assertThat(page(new Form("1", List.of(field("y".repeat(2_000_000), true)))))
                .hasSizeGreaterThan(2_000_000);
    }

    @Test
    void mayNameNothingOfWhatIsAroundIt() {
        var check = new TemplateCheck(Texts.load("en"), Assets.load());
        assertThat(check.problems(Form.class)).isEmpty();
        assertThat(check.problems(Curious.class))
                .satisfiesExactly(problem -> assertThat(problem).contains("nothing is called number"));
    }

    private static Field field(String label, boolean lasts) {
        return new Field(label, lasts, new AtomicInteger());
    }

    private String page(Record view) {
        var html = new HtmlBytes(16);
        templates.of(view.getClass()).execute(html, view);
        return html.toString();
    }
}
