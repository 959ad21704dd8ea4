package fettle.server;

import fettle.server.testing.Answer;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// The forms that a page offers: each as it is, and once more for every button that sends it elsewhere.
final class OfferedForms {

    private OfferedForms() {}

    static Stream<Element> on(Answer page) {
        return Jsoup.parse(page.text()).select("form[method=post]").stream().flatMap(OfferedForms::withOtherButtons);
    }

    private static Stream<Element> withOtherButtons(Element form) {
        return Stream.concat(
                Stream.of(form),
                form.select("button[formaction]").stream()
                        .map(button -> form.clone().attr("action", button.attr("formaction"))));
    }
}
