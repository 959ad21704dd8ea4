package fettle.server.desk.view;

import fettle.server.desk.form.Typed;

/// A field of a form, with what stands in it and what is wrong with it.
///
/// @param id unique on the page
/// @param error "" when nothing is
public record Field(String id, String name, String value, String error) {

    public static Field of(Typed typed, String form, String name, String start) {
        return new Field(form + "-" + name, name, typed.value(form, name, start), typed.error(form, name));
    }
}
