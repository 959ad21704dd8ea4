package fettle.server.desk.view;

import fettle.web.text.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// What forms and their fields are called, looked up once for all pages: a ticket offers a dozen forms.
final class FormWords {

    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");

    /// @param hint a sentence under the heading, "" for none
    record Heading(String title, String hint, String submit) {}

    /// @param hint a sentence under the field, "" for none
    record Label(String label, String hint) {}

    private final Texts texts;
    private final Map<String, Heading> headings = new ConcurrentHashMap<>();
    private final Map<String, Label> labels = new ConcurrentHashMap<>();

    FormWords(Texts texts) {
        this.texts = texts;
    }

    Heading of(String form) {
        return headings.computeIfAbsent(
                form,
                _ -> new Heading(
                        texts.with("desk.form." + form),
                        texts.find("desk.form-hint." + form).orElse(""),
                        texts.with("desk.submit." + form)));
    }

    Label ofField(String name) {
        return labels.computeIfAbsent(
                name,
                _ -> new Label(
                        texts.with("desk.field." + key(name)),
                        texts.find("desk.field-hint." + key(name)).orElse("")));
    }

    /// As the message files write it: `follow-up-at`.
    private static String key(String name) {
        return CAPITAL.matcher(name).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }
}
