package fettle.server.side;

import fettle.server.Features;
import fettle.server.ask.Asking;
import fettle.server.ask.approval.ApprovalJob;
import fettle.server.ask.page.ApprovalPages;
import fettle.server.ask.page.Door;
import fettle.server.ask.page.SurveyPages;
import fettle.server.ask.survey.SurveyJob;
import fettle.server.job.Job;
import fettle.server.signin.page.Caller;
import fettle.server.store.Database;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// The pages behind the links that contacts are mailed, and what happens when nobody opens them, wired.
public record AskSide(Database database, InstantSource clock, Features features, Caller caller, Pages plain)
        implements Routes {

    @Override
    public List<Route> routes() {
        var door = new Door(clock, caller, plain);
        var tickets = features.ticketing().tickets();
        var approvals = new ApprovalPages(
                database, clock, features.asking().approvals(), tickets, features.clients(), door, plain);
        var surveys = new SurveyPages(database, clock, features.asking().surveys(), tickets, door, plain);
        return Stream.concat(approvals.routes().stream(), surveys.routes().stream())
                .toList();
    }

    public static List<Job> jobs(Database database, Features features) {
        Asking asking = features.asking();
        return List.of(
                new ApprovalJob(database, asking.approvals(), asking.links()),
                new SurveyJob(database, asking.surveys()));
    }
}
