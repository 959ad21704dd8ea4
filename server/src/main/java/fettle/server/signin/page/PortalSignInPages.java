package fettle.server.signin.page;

import static fettle.web.route.Who.ANYONE;

import fettle.server.signin.Browsers;
import fettle.server.signin.PortalSignIn;
import fettle.server.signin.PortalUser;
import fettle.server.signin.limit.Network;
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

/// Signing in to the portal by a mailed link: looking at it uses nothing up, pressing its button does.
public final class PortalSignInPages implements Routes {

    private static final int LONGEST_ADDRESS = 254;

    private final PortalSignIn signIn;
    private final Browsers<PortalUser> browsers;
    private final Caller caller;
    private final Pages pages;

    public PortalSignInPages(PortalSignIn signIn, Browsers<PortalUser> browsers, Caller caller, Pages pages) {
        this.signIn = signIn;
        this.browsers = browsers;
        this.caller = caller;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/portal/sign-in", ANYONE, this::show),
                Route.post("/portal/sign-in", ANYONE, FormAgain.on(this::show, this::ask)),
                Route.get("/portal/sign-in/{token}", ANYONE, this::showLink),
                Route.post("/portal/sign-in/{token}", ANYONE, this::useLink),
                Route.post("/portal/sign-out", ANYONE, this::signOut));
    }

    private void show(ServerRequest request, ServerResponse response) {
        if (browsers.user(request).isPresent()) {
            Pages.seeOther(response, "/portal");
            return;
        }
        pages.send(request, response, new PortalSignInPage("", ""));
    }

    private void ask(ServerRequest request, ServerResponse response) {
        String email = Form.of(request).text("email", LONGEST_ADDRESS);
        signIn.ask(email, Network.of(caller.address(request)));
        pages.send(request, response, new LinkSentPage(email));
    }

    private void showLink(ServerRequest request, ServerResponse response) {
        Optional<PortalUser> user = signIn.of(token(request));
        if (user.isEmpty()) {
            dead(request, response);
            return;
        }
        pages.send(
                request,
                response,
                new PortalLinkPage(
                        request.path().absolute().path(),
                        user.get().name(),
                        user.get().client()));
    }

    private void useLink(ServerRequest request, ServerResponse response) {
        Token session;
        try {
            session = signIn.signIn(token(request));
        } catch (Refusal.NotFound dead) {
            dead(request, response);
            return;
        }
        browsers.letIn(request, response, session);
        Pages.seeOther(response, "/portal");
    }

    private void signOut(ServerRequest request, ServerResponse response) {
        browsers.letOut(request, response);
        Pages.seeOther(response, "/portal/sign-in");
    }

    private void dead(ServerRequest request, ServerResponse response) {
        response.status(Status.NOT_FOUND_404);
        pages.send(
                request,
                response,
                new DeadLinkPage("/portal/sign-in", pages.texts().with("signin.sent.again")));
    }

    private static String token(ServerRequest request) {
        return request.path().pathParameters().get("token");
    }
}
