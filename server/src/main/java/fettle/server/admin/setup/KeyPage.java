package fettle.server.admin.setup;

import fettle.server.signin.ApiKeys;
import fettle.server.signin.DeskUser;
import fettle.server.staff.Technician;
import fettle.web.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The API keys, newest first, and the form for another one.
record KeyPage(List<SetupTab> tabs, String key, List<Key> keys, boolean none, List<Choice> owners) {

    record Key(String name, String owner, String made, String lastUsed, boolean works, String revocation) {}

    static KeyPage of(List<ApiKeys.Listed> keys, List<Technician> people, DeskUser user, Texts texts) {
        return new KeyPage(
                SetupTab.at(texts, "/setup/api-keys"),
                UUID.randomUUID().toString(),
                keys.stream().map(key -> key(key, texts)).toList(),
                keys.isEmpty(),
                people.stream()
                        .map(person -> new Choice(
                                Long.toString(person.id()), person.name(), person.id() == user.technicianId()))
                        .toList());
    }

    private static Key key(ApiKeys.Listed key, Texts texts) {
        return new Key(
                key.name(),
                key.owner(),
                day(key.createdAt()),
                key.lastUsedAt().map(KeyPage::day).orElseGet(() -> texts.with("setup.never")),
                key.revokedAt().isEmpty(),
                "/setup/api-keys/" + key.id() + "/revocation");
    }

    private static String day(Instant at) {
        return at.toString().substring(0, 10);
    }
}
