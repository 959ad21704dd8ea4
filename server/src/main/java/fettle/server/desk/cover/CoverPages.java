package fettle.server.desk.cover;

import static fettle.web.route.Who.DESK;

import fettle.server.account.Covers;
import fettle.server.account.Examples;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.regex.Pattern;

/// What covers the time on a ticket, and why: the same words as the account manager and the client read.
public final class CoverPages implements Routes {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final Database database;
    private final Tickets tickets;
    private final Clients clients;
    private final Covers covers;
    private final Examples examples;
    private final Guard<DeskUser> desk;
    private final Pages pages;

    public CoverPages(
            Database database,
            Tickets tickets,
            Clients clients,
            Covers covers,
            Examples examples,
            Guard<DeskUser> desk,
            Pages pages) {
        this.database = database;
        this.tickets = tickets;
        this.clients = clients;
        this.covers = covers;
        this.examples = examples;
        this.desk = desk;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/tickets/{number}/cover", DESK, this::show), Route.get("/cover", DESK, this::examples));
    }

    private void examples(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        pages.send(request, response, ExamplesPage.of(examples.ofAll(database.read(user.scope())), pages.texts()));
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        long number = number(request);
        CoverPage page = database.transaction(user.scope(), tx -> page(tx, number));
        pages.send(request, response, page);
    }

    private CoverPage page(Tx tx, long number) {
        Ticket ticket = tickets.find(tx, number);
        Client client = clients.client(tx, ticket.clientId());
        return CoverPage.of(ticket, client, covers.ofTicket(tx, client.id(), number), pages.texts());
    }

    private static long number(ServerRequest request) {
        String text = request.path().pathParameters().get("number");
        if (!NUMBER.matcher(text).matches()) {
            throw new Refusal.NotFound("ticket.not-found");
        }
        return Long.parseLong(text);
    }
}
