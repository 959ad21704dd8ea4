package fettle.server.admin;

import fettle.server.signin.ApiKeys;
import fettle.server.signin.Audit;
import fettle.server.signin.StaffTokens;
import fettle.server.signin.secret.Token;
import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.web.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What `admin create`, `admin api-key` and `admin reset-password` do.
public final class AccountVerbs {

    private static final Scope COMMAND = new Scope.System("command line");

    private final Database database;
    private final Staff staff;
    private final StaffTokens tokens;
    private final ApiKeys keys;
    private final Audit audit;
    private final Supplier<String> baseUrl;

    public AccountVerbs(
            Database database, Staff staff, StaffTokens tokens, ApiKeys keys, Audit audit, Supplier<String> baseUrl) {
        this.database = database;
        this.staff = staff;
        this.tokens = tokens;
        this.keys = keys;
        this.audit = audit;
        this.baseUrl = baseUrl;
    }

    public Map<String, ControlVerb> verbs() {
        return Map.of(
                "admin-create", _ -> firstAdministrator(),
                "admin-api-key", arguments -> apiKey(person(arguments), arguments.getOrDefault("name", "command line")),
                "admin-reset-password", arguments -> passwordLink(person(arguments)));
    }

    /// The address by which the first administrator makes their account; a new one each time.
    public String firstAdministrator() {
        Token token = tokens.firstAdministrator().orElseThrow(() -> new Refusal.Conflict("setup.somebody-exists"));
        return baseUrl.get() + "/set-up-first-administrator/" + token.secret() + "\n";
    }

    private String apiKey(Technician owner, String name) {
        return database.transaction(COMMAND, tx -> {
                            audit.note(tx, Optional.empty(), "api-key.made", owner.email(), name);
                            return keys.make(tx, owner.id(), name);
                        })
                        .key()
                + "\n";
    }

    private String passwordLink(Technician person) {
        Token token = database.transaction(COMMAND, tx -> {
            audit.note(tx, Optional.empty(), "password.link", person.email(), "");
            return tokens.password(tx, person.id(), StaffTokens.RESET);
        });
        return baseUrl.get() + "/password/" + token.secret() + "\n";
    }

    private Technician person(Map<String, String> arguments) {
        return staff.byEmail(database.read(COMMAND), arguments.getOrDefault("email", ""))
                .filter(Technician::active)
                .orElseThrow(() -> new Refusal.NotFound("staff.not-found"));
    }
}
