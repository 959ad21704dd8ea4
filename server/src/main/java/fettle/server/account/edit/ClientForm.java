package fettle.server.account.edit;

import fettle.server.account.form.Check;
import fettle.server.account.form.Choice;
import fettle.server.account.form.Field;
import java.util.List;

/// The form of a client or of a contact.
///
/// @param crumb whose it is; "" for a new client
/// @param crumbPath where that leads
/// @param seen what it was made from
/// @param theirs what others have made of it meanwhile
/// @param words what to know before filling it in
record ClientForm(
        String title,
        String crumb,
        String crumbPath,
        String words,
        String action,
        String back,
        List<Field> fields,
        List<Choice> choices,
        List<Field> areas,
        List<Check> checks,
        List<String> errors,
        String seen,
        List<String> theirs,
        String key) {

    boolean below() {
        return !crumb.isEmpty();
    }

    boolean refused() {
        return !errors.isEmpty();
    }
}
