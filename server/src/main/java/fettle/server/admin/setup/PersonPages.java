package fettle.server.admin.setup;

import static fettle.web.route.Who.ADMINISTRATOR;

import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import fettle.server.signin.Audit;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.signin.Guards;
import fettle.server.signin.Role;
import fettle.server.signin.StaffTokens;
import fettle.server.signin.secret.Token;
import fettle.server.staff.LabourRate;
import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Where administrators change one person of the desk: name and role, groups, what an hour costs, a way in, and out.
public final class PersonPages implements Routes {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ID = 20;

    private final Database database;
    private final Staff staff;
    private final Guards guards;
    private final StaffTokens tokens;
    private final Audit audit;
    private final Guard<DeskUser> administrator;
    private final Supplier<String> baseUrl;
    private final Pages pages;

    public PersonPages(
            Database database,
            Staff staff,
            Guards guards,
            StaffTokens tokens,
            Audit audit,
            Supplier<String> baseUrl,
            Pages pages) {
        this.database = database;
        this.staff = staff;
        this.guards = guards;
        this.tokens = tokens;
        this.audit = audit;
        this.administrator = guards.administrator();
        this.baseUrl = baseUrl;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/setup/staff/{id}", ADMINISTRATOR, this::show),
                Route.post("/setup/staff/{id}", ADMINISTRATOR, FormAgain.on(this::show, this::change)),
                Route.post("/setup/staff/{id}/groups", ADMINISTRATOR, FormAgain.on(this::show, this::setGroups)),
                Route.post("/setup/staff/{id}/rates", ADMINISTRATOR, FormAgain.on(this::show, this::setRate)),
                Route.post("/setup/staff/{id}/password-link", ADMINISTRATOR, FormAgain.on(this::show, this::makeLink)),
                Route.post("/setup/staff/{id}/leaving", ADMINISTRATOR, FormAgain.on(this::show, this::leave)),
                Route.post("/setup/staff/{id}/return", ADMINISTRATOR, FormAgain.on(this::show, this::comeBack)));
    }

    private void show(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(administrator.require(request).scope());
        pages.send(request, response, PersonPage.of(staff, tx, staff.technician(tx, id(request)), pages.texts()));
    }

    private void change(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String name = form.text("name", LONGEST_NAME);
        Role role = form.one(Role.class, "role");
        act(request, response, "staff.changed", (tx, person) -> {
            staff.change(tx, person.id(), name, role);
            guards.rightsChanged(tx);
        });
    }

    private void setGroups(ServerRequest request, ServerResponse response) {
        List<Long> groups = Form.of(request).list("group", LONGEST_ID).stream()
                .map(PersonPages::number)
                .toList();
        act(request, response, "staff.groups", (tx, person) -> staff.setGroups(tx, person.id(), groups));
    }

    private void setRate(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        LocalDate from = form.optionalDate("from").orElseThrow(() -> Refusal.Invalid.field("from", "form.missing"));
        long rate = Amount.minor(form, "rate");
        long overhead = Amount.minor(form, "overhead");
        String currency = currency(form);
        act(
                request,
                response,
                "staff.rate",
                (tx, person) -> staff.setRate(tx, new LabourRate(person.id(), from, rate, overhead, currency)));
    }

    private static String currency(Form form) {
        try {
            return Money.currency(form.text("currency", 3)).getCurrencyCode();
        } catch (Refused unknown) {
            throw Refusal.Invalid.field("currency", "setup.currency-malformed");
        }
    }

    /// Shows the link once, to be handed to the person: it is kept nowhere.
    private void makeLink(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Token link = database.transaction(user.scope(), tx -> {
            Technician person = staff.technician(tx, id(request));
            audit.note(tx, Optional.of(user.technicianId()), "password.link", person.email(), "");
            return tokens.password(tx, person.id(), StaffTokens.INVITATION);
        });
        pages.send(
                request,
                response,
                SecretPage.link(
                        pages.texts(), baseUrl.get() + "/password/" + link.secret(), "/setup/staff/" + id(request)));
    }

    private void leave(ServerRequest request, ServerResponse response) {
        act(request, response, "staff.left", (tx, person) -> {
            staff.deactivate(tx, person.id());
            guards.shutOut(tx, person.id());
        });
    }

    private void comeBack(ServerRequest request, ServerResponse response) {
        act(request, response, "staff.returned", (tx, person) -> staff.reactivate(tx, person.id()));
    }

    private void act(ServerRequest request, ServerResponse response, String what, BiConsumer<Tx, Technician> change) {
        DeskUser user = administrator.require(request);
        database.run(user.scope(), tx -> {
            Technician person = staff.technician(tx, id(request));
            change.accept(tx, person);
            audit.note(tx, Optional.of(user.technicianId()), what, person.email(), "");
        });
        Pages.seeOther(response, "/setup/staff/" + id(request));
    }

    private static long id(ServerRequest request) {
        return number(request.path().pathParameters().get("id"));
    }

    private static long number(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new Refusal.NotFound("staff.not-found");
        }
        return Long.parseLong(text);
    }
}
