package fettle.server.signin;

import fettle.server.store.Tx;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Who;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.function.Predicate;

/// Who may do what: one guard for each kind of reader. The table of routes stands behind them, and a handler asks the
/// same guard for who is there.
public final class Guards {

    private static final String BEARER = "Bearer ";

    private final Browsers<DeskUser> desk;
    private final Browsers<PortalUser> portal;
    private final ApiKeys keys;
    private final Guard<?> control;

    /// Guards over these browsers and keys.
    ///
    /// @param control knows commands of ours on the same machine
    public Guards(Browsers<DeskUser> desk, Browsers<PortalUser> portal, ApiKeys keys, Guard<?> control) {
        this.desk = desk;
        this.portal = portal;
        this.keys = keys;
        this.control = control;
    }

    public Guard<DeskUser> desk() {
        return request -> deskUser(request).orElseThrow(() -> Refusal.SignInNeeded.at("/sign-in", request));
    }

    public Guard<DeskUser> lead() {
        return role(Role::leads);
    }

    public Guard<DeskUser> accountManager() {
        return role(Role::managesAccounts);
    }

    public Guard<DeskUser> timeApprover() {
        return role(Role::approvesTime);
    }

    public Guard<DeskUser> administrator() {
        return role(Role::administers);
    }

    public Guard<PortalUser> portal() {
        return request -> portalUser(request).orElseThrow(() -> Refusal.SignInNeeded.at("/portal/sign-in", request));
    }

    public Guard<ApiUser> api() {
        return request -> apiUser(request).orElseThrow(() -> Refusal.SignInNeeded.at("/sign-in", request));
    }

    public Optional<DeskUser> deskUser(ServerRequest request) {
        return desk.user(request);
    }

    public Optional<PortalUser> portalUser(ServerRequest request) {
        return portal.user(request);
    }

    public Optional<ApiUser> apiUser(ServerRequest request) {
        return bearer(request).flatMap(keys::user);
    }

    /// Whether the request shows a cookie or a key that was good when it was last looked up, not long ago:
    /// no stranger invents one.
    public boolean knows(ServerRequest request) {
        return desk.knows(request)
                || portal.knows(request)
                || bearer(request).filter(keys::knows).isPresent();
    }

    /// Has everybody's rights read anew after the commit, for whoever changes somebody's.
    public void rightsChanged(Tx tx) {
        tx.afterCommit(() -> {
            desk.sessions().forget();
            keys.forget();
        });
    }

    /// Ends a person's sessions, and with the commit their keys, for whoever takes their access away.
    public void shutOut(Tx tx, long technicianId) {
        desk.sessions().endAll(tx, technicianId);
        rightsChanged(tx);
    }

    /// The handler of a route, behind the guard that the route names.
    public Handler guarded(Route route) {
        Guard<?> guard = guard(route.who());
        return (request, response) -> {
            guard.require(request);
            route.handler().handle(request, response);
        };
    }

    public static Optional<String> bearer(ServerRequest request) {
        return request.headers()
                .value(HeaderNames.AUTHORIZATION)
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    private Guard<DeskUser> role(Predicate<Role> allowed) {
        Guard<DeskUser> desk = desk();
        return request -> {
            DeskUser user = desk.require(request);
            if (!allowed.test(user.role())) {
                throw new Refusal.Forbidden("refusal.forbidden");
            }
            return user;
        };
    }

    /// A key may do what its owner may.
    private Guard<ApiUser> api(Predicate<Role> allowed) {
        Guard<ApiUser> api = api();
        return request -> {
            ApiUser user = api.require(request);
            if (!allowed.test(user.owner().role())) {
                throw new Refusal.Forbidden("refusal.forbidden");
            }
            return user;
        };
    }

    private Guard<?> guard(Who who) {
        return switch (who) {
            case ANYONE -> request -> request;
            case DESK -> desk();
            case LEAD -> lead();
            case ACCOUNT_MANAGER -> accountManager();
            case TIME_APPROVER -> timeApprover();
            case ADMINISTRATOR -> administrator();
            case PORTAL -> portal();
            case API -> api();
            case API_ACCOUNT_MANAGER -> api(Role::managesAccounts);
            case API_TIME_APPROVER -> api(Role::approvesTime);
            case API_ADMINISTRATOR -> api(Role::administers);
            case CONTROL -> control;
        };
    }
}
