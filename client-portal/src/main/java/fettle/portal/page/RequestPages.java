package fettle.portal.page;

import static fettle.web.route.Who.PORTAL;

import fettle.portal.ClientDesk;
import fettle.portal.Story;
import fettle.portal.Words;
import fettle.web.Download;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.Uploads;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Texts;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/// One request: read, asked for, written about, confirmed, and its files.
public final class RequestPages implements Routes {

    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_SUBJECT = 250;
    private static final int LONGEST_TEXT = 50_000;
    private static final int LONGEST_REASON = 500;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    /// A button that says something by itself.
    private enum Say {
        WORKS,
        NOT_YET
    }

    /// The two buttons of an approval.
    private enum Press {
        APPROVE,
        DECLINE
    }

    private final Function<ServerRequest, ClientDesk> desks;
    private final InstantSource clock;
    private final Uploads uploads;
    private final Pages pages;
    private final Texts texts;

    public RequestPages(Function<ServerRequest, ClientDesk> desks, InstantSource clock, Uploads uploads, Pages pages) {
        this.desks = desks;
        this.clock = clock;
        this.uploads = uploads;
        this.pages = pages;
        this.texts = pages.texts();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/portal/requests/new", PORTAL, this::begin),
                Route.post("/portal/requests", PORTAL, this::ask),
                Route.get("/portal/requests/{number}", PORTAL, this::show),
                Route.post("/portal/requests/{number}/messages", PORTAL, this::write),
                Route.post("/portal/requests/{number}/confirmed", PORTAL, this::confirm),
                Route.post("/portal/requests/{number}/approvals/{id}", PORTAL, FormAgain.on(this::show, this::decide)),
                Route.get("/portal/files/{id}", PORTAL, this::file));
    }

    private void begin(ServerRequest request, ServerResponse response) {
        pages.send(request, response, new NewRequestPage(key(), "", "", "", ""));
    }

    private void ask(ServerRequest request, ServerResponse response) {
        ClientDesk desk = desks.apply(request);
        try (Form form = uploads.read(request)) {
            long number;
            try {
                number = desk.ask(form.text("key", LONGEST_KEY), form.text("subject", LONGEST_SUBJECT), words(form));
            } catch (Refusal.Invalid refused) {
                again(request, response, form, refused);
                return;
            }
            Pages.seeOther(response, "/portal/requests/" + number + "?fresh=1");
        }
    }

    private void show(ServerRequest request, ServerResponse response) {
        boolean fresh = Form.ofQuery(request).checked("fresh");
        show(request, response, new RequestPage.Writing(key(), fresh, "", ""));
    }

    private void write(ServerRequest request, ServerResponse response) {
        ClientDesk desk = desks.apply(request);
        long number = number(request, "number");
        desk.mustBeTheirs(number);
        try (Form form = uploads.read(request)) {
            long written;
            try {
                written = desk.write(form.text("key", LONGEST_KEY), number, words(form));
            } catch (Refusal.Invalid refused) {
                response.status(Status.BAD_REQUEST_400);
                show(
                        request,
                        response,
                        new RequestPage.Writing(key(), false, typed(form, "text"), sentence(refused, "text")));
                return;
            }
            Pages.seeOther(response, "/portal/requests/" + written + (written == number ? "" : "?fresh=1"));
        }
    }

    private void confirm(ServerRequest request, ServerResponse response) {
        ClientDesk desk = desks.apply(request);
        long number = number(request, "number");
        desk.mustBeTheirs(number);
        desk.confirm(Form.of(request).text("key", LONGEST_KEY), number);
        Pages.seeOther(response, "/portal/requests/" + number);
    }

    private void decide(ServerRequest request, ServerResponse response) {
        ClientDesk desk = desks.apply(request);
        long number = number(request, "number");
        Form form = Form.of(request);
        boolean approves = form.one(Press.class, "decision") == Press.APPROVE;
        desk.decide(
                number,
                number(request, "id"),
                approves,
                form.optionalLines("words", LONGEST_REASON).orElse(""));
        Pages.seeOther(response, "/portal/requests/" + number);
    }

    private void file(ServerRequest request, ServerResponse response) {
        ClientDesk.StoredFile file = desks.apply(request).file(number(request, "id"));
        Download.send(response, file.name(), file.size(), file.content());
    }

    private void show(ServerRequest request, ServerResponse response, RequestPage.Writing writing) {
        ClientDesk desk = desks.apply(request);
        long number = number(request, "number");
        Story story = desk.request(number);
        if (story.request().number() != number) {
            Pages.seeOther(response, "/portal/requests/" + story.request().number());
            return;
        }
        ClientDesk.Person person = desk.person();
        var when = new When(texts, person.zone(), clock.instant());
        pages.send(
                request,
                response,
                RequestPage.of(texts, when, person, story, desk.time(number), desk.approvals(number), writing));
    }

    /// The form as it was sent, with what is wrong beside each field; files have to be chosen once more.
    private void again(ServerRequest request, ServerResponse response, Form form, Refusal.Invalid refused) {
        response.status(Status.BAD_REQUEST_400);
        pages.send(
                request,
                response,
                new NewRequestPage(
                        key(),
                        typed(form, "subject"),
                        typed(form, "text"),
                        sentence(refused, "subject"),
                        refused.fields().stream().anyMatch(field -> field.name().equals("subject"))
                                ? ""
                                : sentence(refused, "text")));
    }

    /// What somebody typed, or what the button that they pressed says.
    private Words words(Form form) {
        Optional<String> typed = form.optionalLines("text", LONGEST_TEXT);
        Optional<String> pressed = form.optionalOne(Say.class, "say").map(say -> switch (say) {
            case WORKS -> texts.with("portal.say.works");
            case NOT_YET -> texts.with("portal.say.not-yet");
        });
        var words = new Words(typed.or(() -> pressed).orElse(""), form.files("files"));
        if (words.empty()) {
            throw Refusal.Invalid.field("text", "portal.write-something");
        }
        return words;
    }

    private static String typed(Form form, String field) {
        return String.join("\n", form.written(field));
    }

    private String sentence(Refusal.Invalid refused, String name) {
        Optional<String> own = refused.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(field -> field.sentence(texts))
                .findFirst();
        return own.orElseGet(() -> name.equals("text") ? refused.sentence(texts) : "");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static long number(ServerRequest request, String name) {
        String text = request.path().pathParameters().get(name);
        if (!NUMBER.matcher(text).matches()) {
            throw new Refusal.NotFound("portal.not-found");
        }
        return Long.parseLong(text);
    }
}
