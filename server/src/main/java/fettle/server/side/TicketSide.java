package fettle.server.side;

import fettle.server.Features;
import fettle.server.Settings;
import fettle.server.desk.Files;
import fettle.server.desk.TicketPages;
import fettle.server.desk.approval.TicketApprovalPages;
import fettle.server.desk.cover.CoverPages;
import fettle.server.desk.form.MoreSteps;
import fettle.server.desk.form.Steps;
import fettle.server.desk.fresh.NewTicketPages;
import fettle.server.desk.read.TicketReader;
import fettle.server.intake.view.Invitations;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.keys.RequestKeys;
import fettle.server.worklist.AllTicketsPages;
import fettle.server.worklist.TodayPages;
import fettle.web.Pages;
import fettle.web.Uploads;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// The technicians' pages, wired: the lists, the tickets, new ones.
public record TicketSide(
        Database database,
        InstantSource clock,
        Settings settings,
        BlobStore blobs,
        Features features,
        Guard<DeskUser> desk,
        Pages pages)
        implements Routes {

    @Override
    public List<Route> routes() {
        return Stream.of(today(), all(), fresh(), tickets(), cover(), approvals())
                .flatMap(part -> part.routes().stream())
                .toList();
    }

    private Routes today() {
        return new TodayPages(
                database,
                clock,
                settings.zone(),
                features.recentWork(),
                features.openCounts(),
                features.calendars(),
                desk,
                pages);
    }

    private Routes all() {
        return new AllTicketsPages(
                database,
                clock,
                settings.zone(),
                features.work(),
                features.clients(),
                features.staff(),
                features.calendars(),
                desk,
                pages);
    }

    private Routes fresh() {
        return new NewTicketPages(
                database,
                clock,
                settings.zone(),
                features.ticketing().tickets(),
                features.clients(),
                new RequestKeys(database, clock),
                desk,
                pages);
    }

    private Routes tickets() {
        return new TicketPages(
                clock,
                settings.zone(),
                reader(),
                new Steps(features.ticketing(), settings.mail().undo()),
                new MoreSteps(features.ticketing()),
                new RequestKeys(database, clock),
                Uploads.in(settings.store().data().resolve("uploads")),
                new Files(blobs),
                desk,
                pages);
    }

    private Routes cover() {
        return new CoverPages(
                database,
                features.ticketing().tickets(),
                features.clients(),
                features.covers(),
                features.examples(),
                desk,
                pages);
    }

    private Routes approvals() {
        return new TicketApprovalPages(
                database,
                clock,
                settings.zone(),
                features.ticketing().tickets(),
                features.clients(),
                features.asking().approvals(),
                new RequestKeys(database, clock),
                desk,
                pages);
    }

    private TicketReader reader() {
        return new TicketReader(
                database,
                clock,
                features.ticketing(),
                features.log(),
                features.conversations(),
                features.times(),
                features.outbox(),
                features.clocks(),
                features.staff(),
                features.clients(),
                features.contracts(),
                features.suppliers(),
                features.kinds(),
                features.monitoring().monitor(),
                features.reviews(),
                new Invitations(blobs, settings.zone()),
                features.asking().approvals());
    }
}
