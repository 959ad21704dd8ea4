package fettle.server.admin.setup;

import static fettle.web.route.Who.ADMINISTRATOR;

import fettle.server.job.Trouble;
import fettle.server.signin.Audit;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.signin.Role;
import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Where administrators add people of the desk and their groups.
public final class StaffPages implements Routes {

    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_GROUP = 80;

    private final Database database;
    private final Staff staff;
    private final Supplier<List<Trouble>> troubles;
    private final Audit audit;
    private final Guard<DeskUser> administrator;
    private final Pages pages;

    /// The first page of the set-up.
    ///
    /// @param troubles what fails by itself: administrators are told here
    public StaffPages(
            Database database,
            Staff staff,
            Supplier<List<Trouble>> troubles,
            Audit audit,
            Guard<DeskUser> administrator,
            Pages pages) {
        this.database = database;
        this.staff = staff;
        this.troubles = troubles;
        this.audit = audit;
        this.administrator = administrator;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/setup", ADMINISTRATOR, this::show),
                Route.post("/setup/staff", ADMINISTRATOR, FormAgain.on(this::show, this::add)),
                Route.post("/setup/groups", ADMINISTRATOR, FormAgain.on(this::show, this::addGroup)));
    }

    private void show(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(administrator.require(request).scope());
        pages.send(request, response, StaffPage.of(staff, tx, troubles.get(), pages.texts()));
    }

    private void add(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Form form = Form.of(request);
        String email = form.text("email", LONGEST_ADDRESS);
        String name = form.text("name", LONGEST_NAME);
        Role role = form.one(Role.class, "role");
        Technician person = database.transaction(user.scope(), tx -> {
            audit.note(tx, Optional.of(user.technicianId()), "staff.added", email, role.name());
            return staff.add(tx, email, name, role);
        });
        Pages.seeOther(response, "/setup/staff/" + person.id());
    }

    private void addGroup(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Form form = Form.of(request);
        String name = form.text("group", LONGEST_GROUP);
        int level = form.count("level");
        database.run(user.scope(), tx -> staff.addGroup(tx, name, level));
        Pages.seeOther(response, "/setup");
    }
}
