package fettle.server.account.form;

import java.util.List;

/// A field that offers some values.
public record Choice(String name, String label, List<Option> options, String error) {

    /// One of the values.
    public record Option(String value, String label, boolean chosen) {}

    public boolean wrong() {
        return !error.isEmpty();
    }
}
