package fettle.server.intake.page;

import static fettle.web.route.Who.DESK;

import fettle.server.mail.outbox.Delivery;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.outbox.SentMail;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/// The mails of an installation whose mail goes nowhere, as in the demo: what customers would have got.
public final class SentMailPages implements Routes {

    private static final int MOST = 100;

    private final Database database;
    private final Outbox outbox;
    private final Function<SentMail, byte[]> raw;
    private final boolean shown;
    private final Guard<DeskUser> desk;
    private final Pages pages;
    private final Times times;

    /// @param shown whether there is such a page at all
    public SentMailPages(
            Database database,
            InstantSource clock,
            ZoneId zone,
            Outbox outbox,
            Function<SentMail, byte[]> raw,
            boolean shown,
            Guard<DeskUser> desk,
            Pages pages) {
        this.database = database;
        this.outbox = outbox;
        this.raw = raw;
        this.shown = shown;
        this.desk = desk;
        this.pages = pages;
        this.times = new Times(clock, zone);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/sent-mail", DESK, this::list), //
                Route.get("/sent-mail/{mail}", DESK, this::show));
    }

    private void list(ServerRequest request, ServerResponse response) {
        List<Delivery> newest = outbox.newest(tx(request), Long.MAX_VALUE, MOST);
        pages.send(request, response, SentMailPage.of(newest, times));
    }

    private void show(ServerRequest request, ServerResponse response) {
        String id = request.path().pathParameters().get("mail");
        SentMail mail = outbox.find(tx(request), id.matches("[1-9][0-9]{0,17}") ? Long.parseLong(id) : 0)
                .orElseThrow(() -> new Refusal.NotFound("intake.not-found"));
        String text = new String(raw.apply(mail), StandardCharsets.UTF_8);
        pages.send(
                request,
                response,
                new SentMessagePage(mail.mail().subject(), mail.mail().body(), text));
    }

    private Tx tx(ServerRequest request) {
        if (!shown) {
            throw new Refusal.NotFound("intake.not-found");
        }
        return database.read(desk.require(request).scope());
    }
}
