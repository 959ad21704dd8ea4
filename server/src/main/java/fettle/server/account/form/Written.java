package fettle.server.account.form;

import fettle.web.Form;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What stands in the fields of a form, and what is wrong with it: so that a form which was refused comes
/// back as it was filled in, with the reasons beside the fields.
public final class Written {

    private final Function<String, String> values;
    private final Function<String, List<String>> lists;
    private final Map<String, String> errors = new HashMap<>();
    private final Texts texts;

    private Written(Function<String, String> values, Function<String, List<String>> lists, Texts texts) {
        this.values = values;
        this.lists = lists;
        this.texts = texts;
    }

    /// What somebody has sent.
    public static Written sent(Form form, Texts texts) {
        return new Written(name -> form.written(name).stream().findFirst().orElse(""), form::written, texts);
    }

    /// What stands there before anybody wrote.
    public static Written before(Map<String, String> values, Map<String, List<String>> lists, Texts texts) {
        return new Written(name -> values.getOrDefault(name, ""), name -> lists.getOrDefault(name, List.of()), texts);
    }

    /// The same with something else written into one field.
    public Written with(String field, String value) {
        return new Written(name -> name.equals(field) ? value : values.apply(name), lists, texts);
    }

    public String value(String name) {
        return values.apply(name);
    }

    /// The same with the reasons why it was refused.
    public Written refused(Refusal refusal) {
        if (refusal instanceof Refusal.Invalid invalid) {
            invalid.fields().forEach(field -> errors.merge(field.name(), field.sentence(texts), (one, _) -> one));
        } else {
            errors.put("", refusal.sentence(texts));
        }
        return this;
    }

    /// Every reason, once, for the head of the form.
    public List<String> errors() {
        return errors.values().stream().distinct().sorted().toList();
    }

    public Field text(String name, String label) {
        return field(name, label, "text", "");
    }

    public Field field(String name, String label, String type, String hint) {
        return new Field(name, texts.with(label), type, values.apply(name), hintText(hint), error(name));
    }

    /// A field whose label is words already.
    public Field labelled(String name, String words) {
        return new Field(name, words, "text", values.apply(name), "", error(name));
    }

    public Choice choice(String name, String words, Map<String, String> offered) {
        String value = values.apply(name);
        List<Choice.Option> options = offered.entrySet().stream()
                .map(one -> new Choice.Option(
                        one.getKey(), one.getValue(), one.getKey().equals(value)))
                .toList();
        return new Choice(name, words, options, error(name));
    }

    public Check check(String name, String value, String words) {
        return new Check(name, value, words, lists.apply(name).contains(value));
    }

    private String hintText(String key) {
        return key.isEmpty() ? "" : texts.with(key);
    }

    private String error(String name) {
        return errors.getOrDefault(name, "");
    }
}
