package fettle.server.side;

import fettle.server.Features;
import fettle.server.account.block.BlockJob;
import fettle.server.account.cover.CoverJob;
import fettle.server.intake.alarm.MailboxAlarms;
import fettle.server.job.Job;
import fettle.server.monitor.MonitorJob;
import fettle.server.monitor.page.OrderOfWorkPages;
import fettle.server.notice.NoticeJob;
import fettle.server.notice.page.NoticePages;
import fettle.server.review.page.HandlingReviewPages;
import fettle.server.signin.Guards;
import fettle.server.store.Database;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/// The two monitors, and what watches clocks, tickets and contracts by itself, wired.
public final class MonitorSide implements Routes {

    private final Database database;
    private final InstantSource clock;
    private final Features features;
    private final List<Routes> parts;

    public MonitorSide(
            Database database,
            InstantSource clock,
            ZoneId zone,
            Features features,
            MailboxAlarms alarms,
            Guards guards,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.features = features;
        var order = new OrderOfWorkPages.Below(
                database,
                clock,
                zone,
                features.monitoring().board(),
                features.monitoring().attention(),
                features.ticketing(),
                features.clocks(),
                features.calendars(),
                alarms);
        var review = new HandlingReviewPages.Below(
                database,
                clock,
                zone,
                features.reviews(),
                features.conversations(),
                features.log(),
                features.clocks(),
                features.calendars());
        this.parts = List.of(
                new OrderOfWorkPages(order, guards.desk(), pages),
                new HandlingReviewPages(review, guards.desk(), guards.lead(), pages),
                new NoticePages(database, features.notices(), guards.desk(), pages));
    }

    @Override
    public List<Route> routes() {
        return parts.stream().flatMap(part -> part.routes().stream()).toList();
    }

    public List<Job> jobs() {
        return List.of(
                features.slaJob(),
                features.recountJob(),
                features.ticketing().closing(),
                tickets(),
                cover(),
                new NoticeJob(database, clock, features.staff(), features.notices(), features.noticeMails()),
                features.digest(),
                features.contactDigest(),
                BlockJob.on(database, clock, features.clients(), features.covers()));
    }

    private Job tickets() {
        return new MonitorJob(
                database,
                clock,
                features.ticketing().tickets(),
                features.monitoring().monitor());
    }

    private Job cover() {
        return new CoverJob(
                database,
                clock,
                features.clients(),
                features.staff(),
                features.covers(),
                features.coverRows(),
                features.ticketing().tickets(),
                features.monitoring().monitor());
    }
}
