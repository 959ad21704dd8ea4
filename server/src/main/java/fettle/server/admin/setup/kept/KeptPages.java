package fettle.server.admin.setup.kept;

import static fettle.web.route.Who.ADMINISTRATOR;

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
import java.util.Optional;
import java.util.regex.Pattern;

/// Pages of the set-up for what is kept there by the name: all of a kind with a form to add one, and each with a form
/// to change it.
///
/// @param <T> what is kept
/// @param <W> what somebody wants of it
public record KeptPages<T, W>(
        String path, Database database, Guard<DeskUser> administrator, Pages pages, Kept<T, W> kept) implements Routes {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    /// What is kept, and how it is read, shown and changed.
    public interface Kept<T, W> {

        /// The one of an id, or that there is none.
        T find(Tx tx, long id);

        /// The page of all of them, with a form for one or for a new one.
        Record page(Tx tx, Optional<T> shown);

        W read(Form form, boolean active);

        void add(Tx tx, W wanted);

        void change(Tx tx, long id, int version, W wanted);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(path, ADMINISTRATOR, this::list),
                Route.post(path, ADMINISTRATOR, FormAgain.on(this::list, this::add)),
                Route.get(path + "/{id}", ADMINISTRATOR, this::show),
                Route.post(path + "/{id}", ADMINISTRATOR, FormAgain.on(this::show, this::change)));
    }

    private void list(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(administrator.require(request).scope());
        pages.send(request, response, kept.page(tx, Optional.empty()));
    }

    private void show(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(administrator.require(request).scope());
        pages.send(request, response, kept.page(tx, Optional.of(kept.find(tx, id(request)))));
    }

    private void add(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        W wanted = kept.read(Form.of(request), true);
        database.run(user.scope(), tx -> kept.add(tx, wanted));
        Pages.seeOther(response, path);
    }

    private void change(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Form form = Form.of(request);
        W wanted = kept.read(form, form.checked("active"));
        database.run(user.scope(), tx -> kept.change(tx, id(request), form.count("version"), wanted));
        Pages.seeOther(response, path);
    }

    private static long id(ServerRequest request) {
        String id = request.path().pathParameters().get("id");
        if (!ID.matcher(id).matches()) {
            throw new Refusal.NotFound("refusal.not-found");
        }
        return Long.parseLong(id);
    }
}
