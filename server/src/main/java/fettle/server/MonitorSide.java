package fettle.server;

import fettle.server.monitor.page.OrderOfWorkPages;
import fettle.server.review.page.HandlingReviewPages;
import fettle.server.signin.Guards;
import fettle.server.store.Database;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// The pages of work by exception, wired: what needs somebody, and what a second person looks at.
record MonitorSide(Database database, InstantSource clock, Features features, Guards guards, Pages pages)
        implements Routes {

    @Override
    public List<Route> routes() {
        return Stream.of(orderOfWork(), handlingReview())
                .flatMap(part -> part.routes().stream())
                .toList();
    }

    private Routes orderOfWork() {
        var below = new OrderOfWorkPages.Below(
                database,
                clock,
                ZoneId.systemDefault(),
                features.monitoring().board(),
                features.monitoring().attention(),
                features.ticketing(),
                features.clocks(),
                features.calendars());
        return new OrderOfWorkPages(below, guards.desk(), pages);
    }

    private Routes handlingReview() {
        var below = new HandlingReviewPages.Below(
                database,
                clock,
                ZoneId.systemDefault(),
                features.reviews(),
                features.conversations(),
                features.log(),
                features.clocks(),
                features.calendars());
        return new HandlingReviewPages(below, guards.desk(), guards.lead(), pages);
    }
}
