package fettle.server.side;

import fettle.portal.ClientDesk;
import fettle.portal.page.PortalPages;
import fettle.portal.page.PortalShell;
import fettle.portal.page.RequestPages;
import fettle.server.Features;
import fettle.server.Settings;
import fettle.server.notice.ContactDigest;
import fettle.server.notice.page.ContactChoicePages;
import fettle.server.portal.ClientDesks;
import fettle.server.signin.Guard;
import fettle.server.signin.PortalUser;
import fettle.server.signin.page.Caller;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.keys.RequestKeys;
import fettle.web.Pages;
import fettle.web.Uploads;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The customers' portal, wired.
public record PortalSide(
        Settings settings,
        Database database,
        InstantSource clock,
        Features features,
        BlobStore blobs,
        Guard<PortalUser> portal,
        Caller caller,
        Pages plain)
        implements Routes {

    @Override
    public List<Route> routes() {
        var keys = new RequestKeys(database, clock);
        var desks = new ClientDesks(
                database,
                clock,
                features.clients(),
                features.ticketing().tickets(),
                features.acknowledgements(),
                features.conversations(),
                features.asking().approvals(),
                features.covers(),
                features.examples(),
                blobs,
                keys);
        Function<ServerRequest, ClientDesk> desk =
                request -> desks.of(portal.require(request), caller.address(request));
        Pages pages = plain.within(new PortalShell(desk, plain.texts(), settings.provider(), settings.phone()));
        Uploads uploads = Uploads.in(settings.store().data().resolve("portal-uploads"));
        var links = new AskSide(database, clock, features, caller, plain);
        ContactDigest.Below digest = features.contactDigest().below();
        var mail =
                new ContactChoicePages(database, features.clients(), digest.choices(), digest.links(), portal, plain);
        return Stream.of(
                        new PortalPages(desk, clock, pages), new RequestPages(desk, clock, uploads, pages), links, mail)
                .flatMap(part -> part.routes().stream())
                .toList();
    }
}
