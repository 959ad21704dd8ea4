package fettle.server.account.edit;

import static fettle.web.route.Who.ACCOUNT_MANAGER;

import fettle.server.account.ClientMonths;
import fettle.server.account.page.Months;
import fettle.server.client.Client;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.web.Form;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.YearMonth;
import java.util.List;

/// Where account managers close a client's month once its bill is ready.
public final class MonthCloser implements Routes {

    private final ClientMonths months;
    private final Guard<DeskUser> manager;
    private final Desktop desktop;

    public MonthCloser(ClientMonths months, Guard<DeskUser> manager, Desktop desktop) {
        this.months = months;
        this.manager = manager;
        this.desktop = desktop;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/clients/{id}/months/{month}/closing", ACCOUNT_MANAGER, this::close));
    }

    private void close(ServerRequest request, ServerResponse response) {
        DeskUser user = manager.require(request);
        Client client = desktop.client(desktop.read(user), request);
        YearMonth month = Months.inPath(request);
        String key = Form.of(request).text("key", 80);
        Pages.seeOther(response, desktop.keys().once(user.scope(), key, tx -> {
            months.close(tx, client.id(), month, user.technicianId());
            return Desktop.path(client.id()) + "?month=" + month;
        }));
    }
}
