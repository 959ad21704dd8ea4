package fettle.server.store;

import static java.util.Objects.requireNonNull;

/// On whose behalf the database is asked: what a statement may touch follows from it.
public sealed interface Scope {

    /// A technician at the desk, who works for all clients.
    record Desk(long technicianId) implements Scope {}

    /// One contact of one client: nothing of another client can be read or written.
    record Client(long clientId, long contactId) implements Scope {}

    /// A program with an API key, acting as the technician who made the key.
    record Api(long keyId, long technicianId) implements Scope {}

    /// Fettle itself, with the reason that traces show. Always written `Scope.System`, so java.lang keeps its
    /// name.
    @SuppressWarnings("AvoidCommonTypeNames")
    record System(String reason) implements Scope {

        public System {
            requireNonNull(reason, "reason");
            if (reason.isBlank()) {
                throw new IllegalArgumentException("Fettle acts for a reason: name it");
            }
        }
    }
}
