package fettle.server.admin.setup.supplier;

import static fettle.web.route.Who.ADMINISTRATOR;

import fettle.server.contract.Calendars;
import fettle.server.contract.supplier.NewSupplier;
import fettle.server.contract.supplier.Supplier;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where administrators say whose work theirs depends on, and within which time those owe it.
public final class SupplierPages implements Routes {

    private static final String PATH = "/setup/suppliers";
    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,4}) *h)? *(?:(\\d{1,3}) *m)?");

    private final Database database;
    private final Suppliers suppliers;
    private final Calendars calendars;
    private final Guard<DeskUser> administrator;
    private final Pages pages;

    public SupplierPages(
            Database database, Suppliers suppliers, Calendars calendars, Guard<DeskUser> administrator, Pages pages) {
        this.database = database;
        this.suppliers = suppliers;
        this.calendars = calendars;
        this.administrator = administrator;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, ADMINISTRATOR, this::list),
                Route.post(PATH, ADMINISTRATOR, FormAgain.on(this::list, this::add)),
                Route.get(PATH + "/{id}", ADMINISTRATOR, this::show),
                Route.post(PATH + "/{id}", ADMINISTRATOR, FormAgain.on(this::show, this::change)));
    }

    private void list(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(administrator.require(request).scope());
        send(request, response, tx, Optional.empty());
    }

    private void show(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(administrator.require(request).scope());
        send(request, response, tx, Optional.of(suppliers.find(tx, id(request))));
    }

    private void send(ServerRequest request, ServerResponse response, Tx tx, Optional<Supplier> shown) {
        pages.send(request, response, SupplierPage.of(suppliers.all(tx), calendars.all(tx), shown, pages.texts()));
    }

    private void add(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        NewSupplier about = about(Form.of(request), true);
        database.run(user.scope(), tx -> suppliers.add(tx, about));
        Pages.seeOther(response, PATH);
    }

    private void change(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Form form = Form.of(request);
        NewSupplier about = about(form, form.checked("active"));
        database.run(user.scope(), tx -> suppliers.change(tx, id(request), form.count("version"), about));
        Pages.seeOther(response, PATH);
    }

    private static NewSupplier about(Form form, boolean active) {
        return new NewSupplier(
                form.text("name", 80),
                form.id("calendar"),
                minutes(form.text("target", 20)),
                form.optional("phone", 40),
                form.optional("email", 254),
                active);
    }

    /// `4h`, `1h 30m`, `45m`.
    private static int minutes(String typed) {
        Matcher parts = TIME.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches() || typed.isBlank()) {
            throw Refusal.Invalid.field("target", "contract.supplier-target");
        }
        return part(parts, 1) * 60 + part(parts, 2);
    }

    private static int part(Matcher parts, int group) {
        return Optional.ofNullable(parts.group(group)).map(Integer::valueOf).orElse(0);
    }

    private static long id(ServerRequest request) {
        String id = request.path().pathParameters().get("id");
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw new Refusal.NotFound("contract.supplier-not-found");
        }
        return Long.parseLong(id);
    }
}
