package fettle.server.signin.page;

import static fettle.web.route.Who.ANYONE;

import fettle.server.signin.Browsers;
import fettle.server.signin.DeskAccounts;
import fettle.server.signin.DeskUser;
import fettle.server.signin.StaffTokens;
import fettle.server.signin.secret.Token;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/// What one-time links of the desk open: the first administrator's form, and the form for a new password.
public final class DeskLinkPages implements Routes {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_TYPED = 1000;

    private final DeskAccounts accounts;
    private final StaffTokens tokens;
    private final DeskAccounts.NewAdministrator people;
    private final Browsers<DeskUser> browsers;
    private final Pages pages;

    public DeskLinkPages(
            DeskAccounts accounts,
            StaffTokens tokens,
            DeskAccounts.NewAdministrator people,
            Browsers<DeskUser> browsers,
            Pages pages) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.people = people;
        this.browsers = browsers;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/set-up-first-administrator/{token}", ANYONE, this::showFirst),
                Route.post(
                        "/set-up-first-administrator/{token}",
                        ANYONE,
                        FormAgain.on(this::showFirst, this::createFirst)),
                Route.get("/password/{token}", ANYONE, this::showPassword),
                Route.post("/password/{token}", ANYONE, FormAgain.on(this::showPassword, this::setPassword)));
    }

    private void showFirst(ServerRequest request, ServerResponse response) {
        if (!tokens.letsInFirstAdministrator(token(request))) {
            throw new Refusal.NotFound("refusal.not-found");
        }
        pages.send(request, response, new FirstAdministratorPage(here(request), "", "", ""));
    }

    private void createFirst(ServerRequest request, ServerResponse response) {
        if (!tokens.letsInFirstAdministrator(token(request))) {
            throw new Refusal.NotFound("refusal.not-found");
        }
        Form form = Form.of(request);
        String name = form.text("name", LONGEST_NAME);
        String email = form.text("email", LONGEST_ADDRESS);
        try {
            Token session =
                    accounts.createFirst(token(request), email, name, form.secret("password", LONGEST_TYPED), people);
            browsers.letIn(request, response, session);
            Pages.seeOther(response, "/");
        } catch (Refusal.Invalid wrong) {
            response.status(Status.BAD_REQUEST_400);
            pages.send(request, response, new FirstAdministratorPage(here(request), name, email, sentence(wrong)));
        }
    }

    private void showPassword(ServerRequest request, ServerResponse response) {
        Optional<DeskUser> user = accounts.of(token(request));
        if (user.isEmpty()) {
            dead(request, response);
            return;
        }
        pages.send(
                request, response, new NewPasswordPage(here(request), user.get().email(), ""));
    }

    private void setPassword(ServerRequest request, ServerResponse response) {
        Optional<DeskUser> user = accounts.of(token(request));
        if (user.isEmpty()) {
            dead(request, response);
            return;
        }
        try {
            browsers.letIn(
                    request,
                    response,
                    accounts.setPassword(token(request), Form.of(request).secret("password", LONGEST_TYPED)));
            Pages.seeOther(response, "/");
        } catch (Refusal.Invalid wrong) {
            response.status(Status.BAD_REQUEST_400);
            pages.send(
                    request,
                    response,
                    new NewPasswordPage(here(request), user.get().email(), sentence(wrong)));
        }
    }

    private void dead(ServerRequest request, ServerResponse response) {
        response.status(Status.NOT_FOUND_404);
        pages.send(request, response, new DeadLinkPage("/sign-in", pages.texts().with("signin.desk.heading")));
    }

    private String sentence(Refusal.Invalid wrong) {
        return wrong.fields().stream()
                .findFirst()
                .map(field -> field.sentence(pages.texts()))
                .orElseGet(() -> wrong.sentence(pages.texts()));
    }

    private static String here(ServerRequest request) {
        return request.path().absolute().path();
    }

    private static String token(ServerRequest request) {
        return request.path().pathParameters().get("token");
    }
}
