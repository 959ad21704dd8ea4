package fettle.server.account.group;

import fettle.server.account.form.Choice;
import java.util.List;

/// The groups of clients who share a contract, and the form for another.
///
/// @param contract that a new group is to share
record GroupsPage(boolean edits, List<Row> groups, Choice contract, String key) {

    /// A group in the list.
    record Row(String path, String name, String contract, String members) {}

    boolean any() {
        return !groups.isEmpty();
    }
}
