package fettle.server.account.form;

/// A field of a form with what was written into it, and what is wrong with that.
///
/// @param type as HTML calls it: text, date, email
/// @param error "" when nothing is wrong
public record Field(String name, String label, String type, String value, String hint, String error) {

    public boolean wrong() {
        return !error.isEmpty();
    }

    /// Whether something below the field describes it.
    public boolean hinted() {
        return !hint.isEmpty();
    }
}
