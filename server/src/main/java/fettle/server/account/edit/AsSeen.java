package fettle.server.account.edit;

import fettle.server.store.Sha256;
import fettle.web.Form;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What stood in a form when it was opened, by the names of its fields: whoever saves what somebody else has changed
/// since is told, and nothing is lost.
record AsSeen(Map<String, String> values) {

    /// What a form carries along of what it was made from.
    ///
    /// @param theirs what others have made of it meanwhile
    record Shown(String mark, List<String> theirs) {

        static final Shown NOTHING = new Shown("", List.of());
    }

    /// @param lists the boxes that are ticked
    static AsSeen of(Map<String, String> values, Map<String, List<String>> lists) {
        Map<String, String> all = new TreeMap<>(values);
        lists.forEach((name, ticked) -> all.put(name, String.join(",", ticked)));
        return new AsSeen(all);
    }

    Shown shown() {
        return new Shown(mark(), List.of());
    }

    String mark() {
        return Sha256.of(values.toString());
    }

    /// Refuses a form that was made from something else than what there is now.
    void mustBeSeenBy(Form form, String name) {
        if (form.optional("seen", 64).filter(mark()::equals).isEmpty()) {
            throw new Refusal.Conflict("account.changed-meanwhile", name);
        }
    }

    /// For the form that is shown again.
    Shown shown(Form form, Map<String, String> labels, Texts texts) {
        boolean seen = form.optional("seen", 64).filter(mark()::equals).isPresent();
        return new Shown(mark(), seen ? List.of() : theirs(form, labels, texts));
    }

    /// What others have made of the fields in which the form differs, a line each.
    private List<String> theirs(Form form, Map<String, String> labels, Texts texts) {
        return labels.entrySet().stream()
                .filter(label -> !typed(form, label.getKey()).equals(now(label.getKey())))
                .map(label -> texts.with(
                        "account.is-now",
                        texts.with(label.getValue()),
                        now(label.getKey()).isEmpty() ? texts.with("account.is-empty") : now(label.getKey())))
                .sorted()
                .toList();
    }

    private String now(String field) {
        return values.getOrDefault(field, "").replace("\n", ", ");
    }

    private static String typed(Form form, String field) {
        return String.join(
                ", ",
                form.written(field).stream()
                        .flatMap(String::lines)
                        .map(String::strip)
                        .toList());
    }
}
