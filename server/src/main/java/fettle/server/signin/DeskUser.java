package fettle.server.signin;

import fettle.server.store.Scope;

/// A person of the desk who is signed in. There is no way to make a [PortalUser] of one, or the other way round.
public record DeskUser(long technicianId, String email, String name, Role role) {

    public Scope.Desk scope() {
        return new Scope.Desk(technicianId);
    }
}
