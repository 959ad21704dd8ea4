package fettle.server.admin;

import static fettle.web.route.Who.ADMINISTRATOR;

import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.staff.Staff;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/// Where administrators add and change the people of the desk.
public final class StaffPages implements Routes {

    private final Database database;
    private final Staff staff;
    private final Guard<DeskUser> administrator;
    private final Pages pages;

    public StaffPages(Database database, Staff staff, Guard<DeskUser> administrator, Pages pages) {
        this.database = database;
        this.staff = staff;
        this.administrator = administrator;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/setup", ADMINISTRATOR, this::show));
    }

    private void show(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(administrator.require(request).scope());
        pages.send(request, response, StaffPage.of(staff.all(tx), pages.texts()));
    }
}
