package fettle.server.desk;

import static fettle.web.route.Who.DESK;

import fettle.server.desk.form.Act;
import fettle.server.desk.form.Moments;
import fettle.server.desk.form.MoreSteps;
import fettle.server.desk.form.Step;
import fettle.server.desk.form.Steps;
import fettle.server.desk.form.Typed;
import fettle.server.desk.read.TicketReader;
import fettle.server.desk.view.News;
import fettle.server.desk.view.TicketViews;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.keys.RequestKeys;
import fettle.server.ticket.Seen;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.web.Form;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.Uploads;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// The page of a ticket, and what can be done there. A form that cannot be done comes back as it was filled in, with
/// what is wrong; one that was sent twice has its effect once.
public final class TicketPages implements Routes {

    private final InstantSource clock;
    private final ZoneId zone;
    private final TicketReader reader;
    private final TicketViews views;
    private final Steps steps;
    private final MoreSteps more;
    private final RequestKeys keys;
    private final Uploads uploads;
    private final Files files;
    private final Guard<DeskUser> desk;
    private final Pages pages;

    public TicketPages(
            InstantSource clock,
            ZoneId zone,
            TicketReader reader,
            Steps steps,
            MoreSteps more,
            RequestKeys keys,
            Uploads uploads,
            Files files,
            Guard<DeskUser> desk,
            Pages pages) {
        this.clock = clock;
        this.zone = zone;
        this.reader = reader;
        this.views = new TicketViews(pages.texts(), zone);
        this.steps = steps;
        this.more = more;
        this.keys = keys;
        this.uploads = uploads;
        this.files = files;
        this.desk = desk;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        Stream<Route> posts = Stream.concat(steps.all().stream(), more.all().stream())
                .map(step -> Route.post(
                        "/tickets/{number}/" + step.name(),
                        step.who(),
                        (request, response) -> submit(request, response, step)));
        Stream<Route> gets = Stream.of(
                Route.get("/tickets/{number}", DESK, this::show),
                Route.get("/tickets/{number}/news/{version}", DESK, this::news),
                Route.get("/tickets/{number}/waiting", DESK, this::waiting),
                Route.post("/tickets/{number}/canned", DESK, this::fillIn));
        return Stream.concat(gets, posts).toList();
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Form query = Form.ofQuery(request);
        String done = query.optional("done", 40).orElse("");
        String sent = query.optional("key", 80).orElse("");
        pages.send(
                request,
                response,
                views.page(reader.read(user, number(request)), Typed.NOTHING, new TicketViews.Done(done, sent)));
    }

    /// Asked by an open page when some ticket has changed: whether it was this one.
    private void news(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        long seen = positive(request, "version");
        long number = number(request);
        boolean fresh = reader.version(user, number) > seen;
        pages.sendPart(response, new News(String.valueOf(number), String.valueOf(seen), fresh));
    }

    /// Asked by an open page when a reply's time is over, or the ticket has changed.
    private void waiting(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        String shown = Form.ofQuery(request).optional("shown", 250).orElse("");
        pages.sendPart(response, views.waiting(reader.read(user, number(request)), shown));
    }

    /// Gives the reply back as it was typed, with a canned text below; nothing is done yet.
    private void fillIn(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        long number = number(request);
        try (Form form = uploads.read(request)) {
            Typed typed = Typed.read("entries", steps.fieldsOfReply(), form);
            try {
                long canned =
                        form.optionalId("canned").orElseThrow(() -> Refusal.Invalid.field("canned", "desk.choose-one"));
                Typed more = typed.adding("text", reader.filled(user, number, canned));
                pages.send(request, response, views.page(reader.read(user, number), more, TicketViews.Done.NOTHING));
            } catch (Refusal.Invalid refusal) {
                refuse(request, response, user, typed.refused(refusal, pages.texts()));
            }
        }
    }

    private void submit(ServerRequest request, ServerResponse response, Step step) {
        DeskUser user = desk.require(request);
        long number = number(request);
        try (Form form = uploads.read(request)) {
            Typed typed = Typed.read(step.name(), step.fields(), form);
            try {
                Pages.seeOther(response, done(user, number, step, form));
            } catch (Refusal.Invalid | Refusal.Conflict refusal) {
                refuse(request, response, user, typed.refused(refusal, pages.texts()));
            }
        }
    }

    /// Has its effect once, and answers with where to go next.
    private String done(DeskUser user, long number, Step step, Form form) {
        Seen seen = Seen.at(number, form.count("version"));
        String key = form.text("key", 80);
        List<NewEntry.File> attached = files.keep(form.files("files"));
        var by = new Actor.Technician(user.technicianId(), user.name());
        var moments = new Moments(clock.instant(), zone);
        return keys.once(user.scope(), key, tx -> {
            step.verb().accept(new Act(tx, seen, by, form, attached, moments));
            return "/tickets/" + number + "?done=" + step.name() + "&key=" + key;
        });
    }

    private void refuse(ServerRequest request, ServerResponse response, DeskUser user, Typed typed) {
        response.status(typed.conflict() ? Status.CONFLICT_409 : Status.BAD_REQUEST_400);
        pages.send(request, response, views.page(reader.read(user, number(request)), typed, TicketViews.Done.NOTHING));
    }

    private static long number(ServerRequest request) {
        return positive(request, "number");
    }

    private static long positive(ServerRequest request, String name) {
        String number = request.path().pathParameters().get(name);
        if (!number.matches("[0-9]{1,18}")) {
            throw new Refusal.NotFound("ticket.not-found");
        }
        return Long.parseLong(number);
    }
}
