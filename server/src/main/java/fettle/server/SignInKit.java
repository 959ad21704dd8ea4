package fettle.server;

import fettle.server.live.Reader;
import fettle.server.signin.ApiKeys;
import fettle.server.signin.Audit;
import fettle.server.signin.Browsers;
import fettle.server.signin.DeskAccounts;
import fettle.server.signin.DeskSignIn;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.signin.Guards;
import fettle.server.signin.PortalUser;
import fettle.server.signin.Sessions;
import fettle.server.signin.StaffTokens;
import fettle.server.signin.secret.Passwords;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.store.secret.SealingKey;
import fettle.web.Cookies;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.Optional;

/// All that signing in consists of, wired.
public record SignInKit(
        Passwords passwords,
        Sessions<DeskUser> desk,
        Sessions<PortalUser> portal,
        Browsers<DeskUser> deskBrowsers,
        Browsers<PortalUser> portalBrowsers,
        ApiKeys keys,
        StaffTokens tokens,
        Audit audit,
        DeskSignIn deskSignIn,
        DeskAccounts accounts,
        Guards guards) {

    static SignInKit of(
            Database database,
            InstantSource clock,
            Ids ids,
            SealingKey key,
            String provider,
            Cookies cookies,
            Guard<?> control) {
        var passwords = new Passwords(key.signer("password"));
        var desk = Sessions.desk(database, clock);
        var portal = Sessions.portal(database, clock);
        var deskBrowsers = Browsers.desk(desk, cookies);
        var portalBrowsers = Browsers.portal(portal, cookies);
        var keys = new ApiKeys(database, ids, clock);
        var tokens = new StaffTokens(database, clock);
        var audit = new Audit(ids, clock);
        return new SignInKit(
                passwords,
                desk,
                portal,
                deskBrowsers,
                portalBrowsers,
                keys,
                tokens,
                audit,
                new DeskSignIn(database, clock, passwords, desk, audit),
                new DeskAccounts(database, passwords, tokens, desk, audit, provider),
                new Guards(deskBrowsers, portalBrowsers, keys, control));
    }

    /// Who listens to a stream of the desk.
    Reader deskReader(ServerRequest request) {
        DeskUser user = guards.desk().require(request);
        return new Reader(
                "technician " + user.technicianId(),
                Optional.empty(),
                () -> guards.deskUser(request).isPresent());
    }

    /// Who listens to a stream of the portal.
    Reader portalReader(ServerRequest request) {
        PortalUser user = guards.portal().require(request);
        return new Reader(
                "contact " + user.contactId(),
                Optional.of(user.clientId()),
                () -> guards.portalUser(request).isPresent());
    }
}
