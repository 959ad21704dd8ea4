package fettle.server.account.terms;

import fettle.server.account.form.Field;
import java.util.List;
import java.util.Optional;

/// The editor of terms: of a new contract, or of a contract's new version.
///
/// @param action where the form goes
/// @param back where it leads without saving
/// @param heads what stands above the terms: the name and currency of a new contract, and the first day
/// @param errors why it was refused, all of it
/// @param warnings what is likely a mistake, to be read before it is saved all the same
/// @param earns what its lines would have earned last month, where they can be read
/// @param key so that a form sent twice has its effect once
record TermsPage(
        String title,
        String client,
        String clientPath,
        String action,
        String back,
        String clientId,
        List<Field> heads,
        TermsFields terms,
        List<String> errors,
        List<String> warnings,
        Optional<WouldEarn> earns,
        String key) {

    boolean warned() {
        return !warnings.isEmpty();
    }

    boolean refused() {
        return !errors.isEmpty();
    }
}
