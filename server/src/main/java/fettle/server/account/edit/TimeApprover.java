package fettle.server.account.edit;

import static fettle.web.route.Who.TIME_APPROVER;

import fettle.server.account.ClientMonths;
import fettle.server.account.page.Months;
import fettle.server.client.Client;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.worklog.TimeEntries;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// Where leads and account managers let the time stand that others logged: one entry, or all that a month shows.
public final class TimeApprover implements Routes {

    private final TimeEntries times;
    private final ClientMonths months;
    private final Guard<DeskUser> approver;
    private final Desktop desktop;
    private final Handler inputs;

    /// @param inputs the page on which a month's time stands
    public TimeApprover(
            TimeEntries times, ClientMonths months, Guard<DeskUser> approver, Desktop desktop, Handler inputs) {
        this.times = times;
        this.months = months;
        this.approver = approver;
        this.desktop = desktop;
        this.inputs = inputs;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post(
                "/clients/{id}/months/{month}/approvals", TIME_APPROVER, FormAgain.on(inputs, this::approve)));
    }

    private void approve(ServerRequest request, ServerResponse response) {
        DeskUser user = approver.require(request);
        Client client = desktop.client(desktop.read(user), request);
        YearMonth month = Months.inPath(request);
        Form form = Form.of(request);
        Optional<Long> entry = form.optionalId("entry");
        Instant seen = Instant.ofEpochMilli(form.id("seen"));
        Pages.seeOther(response, desktop.keys().once(user.scope(), form.text("key", 80), tx -> {
            entry.ifPresentOrElse(
                    id -> times.approve(tx, client.id(), id, user.technicianId(), seen),
                    () -> months.approve(tx, client.id(), month, user.technicianId(), seen));
            return Desktop.path(client.id()) + "/months/" + month + "/inputs#work";
        }));
    }
}
