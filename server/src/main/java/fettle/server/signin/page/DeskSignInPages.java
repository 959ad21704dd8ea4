package fettle.server.signin.page;

import static fettle.web.route.Who.ANYONE;

import fettle.server.signin.Browsers;
import fettle.server.signin.DeskSignIn;
import fettle.server.signin.DeskUser;
import fettle.server.signin.limit.Network;
import fettle.server.signin.secret.Passwords;
import fettle.server.signin.secret.Token;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.OwnPath;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/// Signing in at the desk, and out.
public final class DeskSignInPages implements Routes {

    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_PATH = 1000;

    private final DeskSignIn signIn;
    private final Browsers<DeskUser> browsers;
    private final Caller caller;
    private final Pages pages;

    public DeskSignInPages(DeskSignIn signIn, Browsers<DeskUser> browsers, Caller caller, Pages pages) {
        this.signIn = signIn;
        this.browsers = browsers;
        this.caller = caller;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/sign-in", ANYONE, this::show),
                Route.post("/sign-in", ANYONE, FormAgain.on(this::show, this::signIn)),
                Route.post("/sign-out", ANYONE, this::signOut));
    }

    private void show(ServerRequest request, ServerResponse response) {
        String next = next(Form.ofQuery(request));
        if (browsers.user(request).isPresent()) {
            Pages.seeOther(response, next);
            return;
        }
        pages.send(request, response, new SignInPage("", next, ""));
    }

    private void signIn(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String email = form.text("email", LONGEST_ADDRESS);
        String password = form.secret("password", Passwords.LONGEST);
        Optional<Token> session;
        try {
            session = signIn.signIn(email, password, Network.of(caller.address(request)));
        } catch (Refusal.TooMany many) {
            response.status(Status.TOO_MANY_REQUESTS_429);
            response.header("Retry-After", Long.toString(many.after().toSeconds() + 1));
            pages.send(request, response, new SignInPage(email, next(form), many.sentence(pages.texts())));
            return;
        }
        if (session.isEmpty()) {
            response.status(Status.BAD_REQUEST_400);
            pages.send(
                    request,
                    response,
                    new SignInPage(email, next(form), pages.texts().with("signin.wrong")));
            return;
        }
        browsers.letIn(request, response, session.get());
        Pages.seeOther(response, next(form));
    }

    private void signOut(ServerRequest request, ServerResponse response) {
        browsers.letOut(request, response);
        Pages.seeOther(response, "/sign-in");
    }

    private static String next(Form form) {
        return form.optional("next", LONGEST_PATH).flatMap(OwnPath::of).orElse("/");
    }
}
