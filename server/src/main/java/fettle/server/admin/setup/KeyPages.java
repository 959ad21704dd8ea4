package fettle.server.admin.setup;

import static fettle.web.route.Who.ADMINISTRATOR;

import fettle.server.signin.ApiKeys;
import fettle.server.signin.Audit;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.store.keys.RequestKeys;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where administrators make API keys and revoke them.
public final class KeyPages implements Routes {

    private static final int LONGEST_NAME = 80;

    private final Database database;
    private final RequestKeys requests;
    private final ApiKeys keys;
    private final Staff staff;
    private final Audit audit;
    private final Guard<DeskUser> administrator;
    private final Pages pages;

    public KeyPages(
            Database database,
            RequestKeys requests,
            ApiKeys keys,
            Staff staff,
            Audit audit,
            Guard<DeskUser> administrator,
            Pages pages) {
        this.database = database;
        this.requests = requests;
        this.keys = keys;
        this.staff = staff;
        this.audit = audit;
        this.administrator = administrator;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/setup/api-keys", ADMINISTRATOR, this::show),
                Route.post("/setup/api-keys", ADMINISTRATOR, FormAgain.on(this::show, this::make)),
                Route.post("/setup/api-keys/{id}/revocation", ADMINISTRATOR, FormAgain.on(this::show, this::revoke)));
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Tx tx = database.read(user.scope());
        pages.send(request, response, KeyPage.of(keys.all(tx), staff.active(tx), user, pages.texts()));
    }

    /// A form that comes twice makes one key. Its text cannot be shown again: we keep only its hash.
    private void make(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Form form = Form.of(request);
        String name = form.text("name", LONGEST_NAME);
        long ownerId = form.id("owner");
        List<ApiKeys.Made> made = new ArrayList<>();
        requests.once(user.scope(), form.text("key", 80), tx -> {
            Technician owner = staff.technician(tx, ownerId);
            audit.note(tx, Optional.of(user.technicianId()), "api-key.made", owner.email(), name);
            made.add(keys.make(tx, owner.id(), name));
            return "/setup/api-keys";
        });
        ApiKeys.Made now = made.stream().findFirst().orElseThrow(() -> new Refusal.Conflict("setup.key-made-already"));
        pages.send(request, response, SecretPage.key(pages.texts(), now.key()));
    }

    private void revoke(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        String id = request.path().pathParameters().get("id");
        boolean revoked = id.matches("[1-9][0-9]{0,17}")
                && database.transaction(user.scope(), tx -> {
                    boolean worked = keys.revoke(tx, Long.parseLong(id));
                    if (worked) {
                        audit.note(tx, Optional.of(user.technicianId()), "api-key.revoked", id, "");
                    }
                    return worked;
                });
        if (!revoked) {
            throw new Refusal.NotFound("setup.no-key");
        }
        Pages.seeOther(response, "/setup/api-keys");
    }
}
