package fettle.server.ask.page;

import static fettle.web.route.Who.ANYONE;

import fettle.server.ask.survey.Survey;
import fettle.server.ask.survey.Surveys;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Texts;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The page behind a survey's links: looking at it answers nothing, sending it does.
public final class SurveyPages implements Routes {

    private static final Scope LOOKING = new Scope.System("whose question a mailed link answers");

    private final Database database;
    private final InstantSource clock;
    private final Surveys surveys;
    private final Tickets tickets;
    private final Door door;
    private final Pages pages;
    private final Texts texts;

    public SurveyPages(
            Database database, InstantSource clock, Surveys surveys, Tickets tickets, Door door, Pages pages) {
        this.database = database;
        this.clock = clock;
        this.surveys = surveys;
        this.tickets = tickets;
        this.door = door;
        this.pages = pages;
        this.texts = pages.texts();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/portal/survey/{token}", ANYONE, this::show),
                Route.post("/portal/survey/{token}", ANYONE, FormAgain.on(this::show, this::answer)),
                Route.post("/portal/survey/{token}/refusal", ANYONE, this::refuse));
    }

    private void show(ServerRequest request, ServerResponse response) {
        found(request, response).ifPresent(survey -> pages.send(request, response, page(request, survey)));
    }

    private void answer(ServerRequest request, ServerResponse response) {
        found(request, response).ifPresent(survey -> {
            Form form = Form.of(request);
            int mark = form.optionalCount("mark").orElseThrow(() -> Refusal.Invalid.field("mark", "ask.survey.choose"));
            String words = form.optionalLines("words", Surveys.LONGEST).orElse("");
            database.run(scope(survey), tx -> surveys.answer(tx, survey, mark, words));
            Pages.seeOther(response, path(request));
        });
    }

    private void refuse(ServerRequest request, ServerResponse response) {
        found(request, response).ifPresent(survey -> {
            database.run(scope(survey), tx -> surveys.refuse(tx, survey));
            Pages.seeOther(response, path(request));
        });
    }

    private Optional<Survey> found(ServerRequest request, ServerResponse response) {
        return door.open(request, response, shown -> surveys.ofLink(database.read(LOOKING), shown));
    }

    private SurveyPage page(ServerRequest request, Survey survey) {
        Tx tx = database.read(LOOKING);
        Ticket ticket = tickets.ticket(tx, survey.clientId(), survey.ticketId());
        boolean open = !survey.isOver(clock.instant()) && surveys.isTheirs(tx, survey);
        Optional<Integer> clicked = Form.ofQuery(request)
                .optional("mark", 1)
                .filter(mark -> mark.matches("[1-5]"))
                .map(Integer::valueOf);
        Optional<Integer> chosen = clicked.or(() -> survey.answer().map(Survey.Answer::mark));
        return new SurveyPage(
                path(request),
                texts.with("ask.survey.about", String.valueOf(ticket.number()), ticket.subject()),
                open,
                survey.answer()
                        .map(answer -> texts.with("ask.survey.given", answer.mark()))
                        .orElse(""),
                open ? "" : texts.with("ask.survey.over"),
                IntStream.iterate(5, mark -> mark >= 1, mark -> mark - 1)
                        .mapToObj(mark -> new SurveyPage.Mark(
                                mark, texts.with("ask.survey.mark." + mark), chosen.equals(Optional.of(mark))))
                        .toList(),
                survey.answer().map(Survey.Answer::words).orElse(""),
                surveys.hasRefused(tx, survey));
    }

    private static Scope scope(Survey survey) {
        return new Scope.Client(survey.clientId(), survey.contact().id());
    }

    private static String path(ServerRequest request) {
        return "/portal/survey/" + request.path().pathParameters().get("token");
    }
}
