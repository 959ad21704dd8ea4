package fettle.server.signin;

import fettle.server.signin.secret.Token;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// People, one-time tokens and API keys as rows, by the statements in `signin.sql`.
final class SignInStore {

    /// Somebody who may sign in at the desk, with what their password is compared to.
    record Known(DeskUser user, Optional<String> passwordHash) {}

    Optional<Known> byEmail(Tx tx, String email) {
        return tx.sql("signin.by-email")
                .set("email", email)
                .one(row -> new Known(deskUser(row), row.optionalText("password_hash")));
    }

    Optional<DeskUser> byId(Tx tx, long technicianId) {
        return tx.sql("signin.by-id").set("technicianId", technicianId).one(SignInStore::deskUser);
    }

    boolean anybody(Tx tx) {
        return tx.sql("signin.technicians").one(row -> row.count("people")).orElse(0) > 0;
    }

    void setPassword(Tx tx, long technicianId, String hash) {
        tx.sql("signin.set-password")
                .set("technicianId", technicianId)
                .set("hash", hash)
                .update();
    }

    List<PortalUser> contactsOf(Tx tx, String address) {
        return tx.sql("signin.contacts-of").set("address", address).list(SignInStore::portalUser);
    }

    void addStaffToken(
            Tx tx, Token token, StaffTokens.Purpose purpose, Optional<Long> technician, Instant now, Instant until) {
        tx.sql("signin.staff-token.add")
                .set("hash", token.hash())
                .set("purpose", purpose)
                .set("technicianId", technician)
                .set("now", now)
                .set("expiresAt", until)
                .update();
    }

    void removeStaffTokens(Tx tx, StaffTokens.Purpose purpose, Optional<Long> technician) {
        technician.ifPresentOrElse(
                id -> tx.sql("signin.staff-token.remove-of")
                        .set("purpose", purpose)
                        .set("technicianId", id)
                        .update(),
                () -> tx.sql("signin.staff-token.remove")
                        .set("purpose", purpose)
                        .update());
    }

    /// Finds a token that still works, and for whom.
    Optional<Optional<Long>> staffToken(Tx tx, StaffTokens.Purpose purpose, String shown, Instant now) {
        return tx.sql("signin.staff-token.find")
                .set("hash", Token.hash(shown))
                .set("purpose", purpose)
                .set("now", now)
                .one(row -> row.optionalId("technician_id"));
    }

    boolean useStaffToken(Tx tx, String shown, Instant now) {
        return tx.sql("signin.staff-token.use")
                        .set("hash", Token.hash(shown))
                        .set("now", now)
                        .update()
                == 1;
    }

    void addLink(Tx tx, Token token, PortalUser user, Instant now, Instant until) {
        tx.forClient(user.clientId())
                .sql("signin.portal-link.add")
                .set("hash", token.hash())
                .set("contactId", user.contactId())
                .set("now", now)
                .set("expiresAt", until)
                .update();
    }

    Optional<PortalUser> link(Tx tx, String shown, Instant now) {
        return tx.sql("signin.portal-link.find")
                .set("hash", Token.hash(shown))
                .set("now", now)
                .one(SignInStore::portalUser);
    }

    boolean useLink(Tx tx, String shown, Instant now) {
        return tx.sql("signin.portal-link.use")
                        .set("hash", Token.hash(shown))
                        .set("now", now)
                        .update()
                == 1;
    }

    static DeskUser deskUser(Row row) {
        return new DeskUser(row.id("technician_id"), row.text("email"), row.text("name"), row.one(Role.class, "role"));
    }

    static PortalUser portalUser(Row row) {
        return new PortalUser(
                row.id("client_id"), row.id("contact_id"), row.text("email"), row.text("name"), row.text("client"));
    }
}
