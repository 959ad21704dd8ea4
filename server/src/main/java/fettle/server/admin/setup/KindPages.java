package fettle.server.admin.setup;

import static fettle.web.route.Who.ADMINISTRATOR;

import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.server.ticket.kind.Kinds;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/// Where administrators read which kinds of work there are.
public final class KindPages implements Routes {

    private final Database database;
    private final Kinds kinds;
    private final Guard<DeskUser> administrator;
    private final Pages pages;

    public KindPages(Database database, Kinds kinds, Guard<DeskUser> administrator, Pages pages) {
        this.database = database;
        this.kinds = kinds;
        this.administrator = administrator;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/setup/kinds", ADMINISTRATOR, this::show));
    }

    private void show(ServerRequest request, ServerResponse response) {
        var tx = database.read(administrator.require(request).scope());
        pages.send(request, response, KindPage.of(kinds.all(tx), pages.texts()));
    }
}
