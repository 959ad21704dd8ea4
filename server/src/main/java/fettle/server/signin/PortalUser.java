package fettle.server.signin;

import fettle.server.store.Scope;

/// A contact of a client who is signed in to the portal.
public record PortalUser(long clientId, long contactId, String email, String name, String client) {

    public Scope.Client scope() {
        return new Scope.Client(clientId, contactId);
    }
}
