package fettle.server;

import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.worklist.TodayPages;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// The technicians' pages, wired: the lists, the tickets, new ones.
record TicketSide(
        Database database,
        InstantSource clock,
        BlobStore blobs,
        Path data,
        Features features,
        Guard<DeskUser> desk,
        Pages pages)
        implements Routes {

    @Override
    public List<Route> routes() {
        ZoneId zone = ZoneId.systemDefault();
        return Stream.of(new TodayPages(
                        database, clock, zone, features.work(), features.openCounts(), features.calendars(), desk, pages))
                .flatMap(part -> part.routes().stream())
                .toList();
    }
}
