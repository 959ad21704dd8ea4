package fettle.server.ticket.log;

import java.util.Optional;

/// Who did something on a ticket.
public sealed interface Actor {

    String name();

    /// One of ours, by their row.
    record Technician(long id, String name) implements Actor {}

    /// Somebody at the client, by their row.
    record Contact(long id, String name) implements Actor {}

    /// Whoever has no row of ours: an unknown sender, a machine, Fettle.
    record Outside(String name) implements Actor {

        /// Fettle itself.
        public static final Outside FETTLE = new Outside("Fettle");
    }

    /// How rows tell them apart.
    enum Kind {
        TECHNICIAN,
        CONTACT,
        OUTSIDE
    }

    default Kind kind() {
        return switch (this) {
            case Technician _ -> Kind.TECHNICIAN;
            case Contact _ -> Kind.CONTACT;
            case Outside _ -> Kind.OUTSIDE;
        };
    }

    default Optional<Long> rowId() {
        return switch (this) {
            case Technician(var id, var _) -> Optional.of(id);
            case Contact(var id, var _) -> Optional.of(id);
            case Outside _ -> Optional.empty();
        };
    }
}
