package fettle.server.desk.form;

import fettle.web.Form;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody filled in that could not be done, to be shown again with what is wrong with it.
///
/// @param step the form's name, "" when nothing was refused
/// @param errors sentences by field
/// @param notice what is wrong, where no field stands to say it
/// @param conflict whether somebody else was quicker
public record Typed(
        String step, Map<String, String> values, Map<String, String> errors, String notice, boolean conflict) {

    public static final Typed NOTHING = new Typed("", Map.of(), Map.of(), "", false);

    public Typed {
        values = Map.copyOf(values);
        errors = Map.copyOf(errors);
    }

    /// Reads the fields of a form as they were sent, to give them back.
    public static Typed read(String step, List<String> fields, Form form) {
        Map<String, String> values = new HashMap<>();
        for (String field : fields) {
            List<String> written = form.written(field);
            if (!written.isEmpty()) {
                values.put(field, String.join(",", written));
            }
        }
        return new Typed(step, values, Map.of(), "", false);
    }

    /// The same with more in a field, below what stands there.
    public Typed adding(String field, String text) {
        Map<String, String> more = new HashMap<>(values);
        more.merge(field, text, (before, added) -> before.isBlank() ? added : before.stripTrailing() + "\n\n" + added);
        return new Typed(step, more, errors, notice, conflict);
    }

    public Typed refused(Refusal refusal, Texts texts) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (refusal instanceof Refusal.Invalid invalid) {
            invalid.fields().forEach(field -> wrong.put(field.name(), field.sentence(texts)));
        }
        String notice = wrong.isEmpty() ? refusal.sentence(texts) : String.join(" ", wrong.values());
        return new Typed(step, values, wrong, notice, refusal instanceof Refusal.Conflict);
    }

    /// What somebody wrote in words, to be given back when the form is offered no more.
    public List<String> words() {
        return values.values().stream().filter(text -> text.contains(" ")).toList();
    }

    public boolean of(String form) {
        return step.equals(form);
    }

    /// What stands in a field of a form: what was typed into it if it was refused, else what it starts with.
    public String value(String form, String field, String start) {
        return of(form) ? values.getOrDefault(field, "") : start;
    }

    public String error(String form, String field) {
        return of(form) ? Optional.ofNullable(errors.get(field)).orElse("") : "";
    }
}
