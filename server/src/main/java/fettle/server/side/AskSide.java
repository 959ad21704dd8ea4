package fettle.server.side;

import fettle.server.Features;
import fettle.server.ask.approval.ApprovalJob;
import fettle.server.ask.page.ApprovalPages;
import fettle.server.ask.page.Door;
import fettle.server.job.Job;
import fettle.server.signin.page.Caller;
import fettle.server.store.Database;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import java.time.InstantSource;
import java.util.List;

/// The pages behind the links that contacts are mailed, and what happens when nobody opens them, wired.
public record AskSide(Database database, InstantSource clock, Features features, Caller caller, Pages plain)
        implements Routes {

    @Override
    public List<Route> routes() {
        return new ApprovalPages(
                        database,
                        clock,
                        features.asking().approvals(),
                        features.ticketing().tickets(),
                        features.clients(),
                        new Door(clock, caller, plain),
                        plain)
                .routes();
    }

    public static List<Job> jobs(Database database, Features features) {
        return List.of(new ApprovalJob(
                database, features.asking().approvals(), features.asking().links()));
    }
}
