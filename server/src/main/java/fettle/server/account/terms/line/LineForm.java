package fettle.server.account.terms.line;

import fettle.server.account.form.Check;
import fettle.server.account.form.Choice;
import fettle.server.account.form.Field;
import java.util.List;
import java.util.Optional;

/// One line of a contract in the editor.
///
/// @param rulesField the name of the hidden field that keeps `ruleTokens`, the order of the rules
/// @param counting how it counts work; empty for a line that takes none
public record LineForm(
        String token,
        int number,
        String kind,
        String kindField,
        String title,
        boolean first,
        boolean last,
        List<Part> parts,
        boolean works,
        String rulesField,
        String ruleTokens,
        List<Rule> rules,
        List<Part> rest,
        List<Part> counting,
        boolean counts) {

    /// A part of the form: one of these.
    public record Part(Optional<Field> field, Optional<Field> area, Optional<Choice> choice, Optional<Check> check) {

        static Part of(Field field) {
            return new Part(Optional.of(field), Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Part area(Field field) {
            return new Part(Optional.empty(), Optional.of(field), Optional.empty(), Optional.empty());
        }

        static Part of(Choice choice) {
            return new Part(Optional.empty(), Optional.empty(), Optional.of(choice), Optional.empty());
        }

        static Part of(Check check) {
            return new Part(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(check));
        }
    }

    /// One rule of what the line covers.
    public record Rule(String lineToken, String token, List<Part> parts) {}

    /// A kind of line that can be added.
    public record Kind(String word, String name, String meaning) {}
}
