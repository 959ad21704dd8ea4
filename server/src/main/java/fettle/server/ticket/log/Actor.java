package fettle.server.ticket.log;

import java.util.Optional;

/// Who did something on a ticket.
public sealed interface Actor {

    String name();

    record Technician(long id, String name) implements Actor {}

    record Contact(long id, String name) implements Actor {}

    /// Fettle itself, or somebody outside whom we do not know.
    record System(String name) implements Actor {

        public static final System FETTLE = new System("Fettle");
    }

    enum Kind {
        TECHNICIAN,
        CONTACT,
        SYSTEM
    }

    default Kind kind() {
        return switch (this) {
            case Technician _ -> Kind.TECHNICIAN;
            case Contact _ -> Kind.CONTACT;
            case System _ -> Kind.SYSTEM;
        };
    }

    default Optional<Long> id() {
        return switch (this) {
            case Technician(var id, _) -> Optional.of(id);
            case Contact(var id, _) -> Optional.of(id);
            case System _ -> Optional.empty();
        };
    }
}
