package fettle.server.signin;

import fettle.server.store.Scope;

/// A program that showed an API key; it may do what the key's owner may do, and no more.
public record ApiUser(long keyId, DeskUser owner) {

    public Scope.Api scope() {
        return new Scope.Api(keyId, owner.technicianId());
    }
}
