package fettle.server.side;

import fettle.server.Features;
import fettle.server.SignInKit;
import fettle.server.api.Api;
import fettle.server.api.call.Door;
import fettle.server.api.call.Once;
import fettle.server.api.call.OpenApi;
import fettle.server.api.mail.IntakeResource;
import fettle.server.api.ticket.TicketDesk;
import fettle.server.api.ticket.TicketResource;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.keys.RequestKeys;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import java.time.InstantSource;
import java.util.List;

/// The API, wired.
public record ApiSide(
        Database database, InstantSource clock, BlobStore blobs, SignInKit signIn, Features features, MailSide mail)
        implements Routes {

    @Override
    public List<Route> routes() {
        OpenApi description = OpenApi.load();
        var once = new Once(database, new RequestKeys(database, clock));
        var door = new Door(database, once, signIn.guards().api(), description);
        return new Api(
                        description,
                        door,
                        List.of(
                                new IntakeResource(database, mail.intaking(), once),
                                new TicketResource(tickets())))
                .routes();
    }

    private TicketDesk tickets() {
        return new TicketDesk(
                database,
                clock,
                blobs,
                features.clocks(),
                features.calendars(),
                features.conversations(),
                features.ticketing(),
                features.times());
    }
}
