package fettle.server.intake;

import java.util.List;
import java.util.Optional;

/// What became of a mail: exactly one of these, for every mail that ever reached us.
///
/// Each has its reason and what goes into the reason's sentence.
public sealed interface Outcome {

    Reason reason();

    List<String> facts();

    /// A new ticket.
    record Opened(TicketPlace ticket, Reason reason, List<String> facts) implements Outcome {
        public Opened {
            facts = List.copyOf(facts);
        }
    }

    /// Another entry on a ticket.
    record Joined(TicketPlace ticket, Reason reason, List<String> facts) implements Outcome {
        public Joined {
            facts = List.copyOf(facts);
        }
    }

    /// A machine's word about something that we sent, as a rule about a ticket: noted, and nothing moves.
    record Event(Optional<TicketPlace> ticket, Reason reason, List<String> facts) implements Outcome {
        public Event {
            facts = List.copyOf(facts);
        }
    }

    record Ignored(Reason reason, List<String> facts) implements Outcome {
        public Ignored {
            facts = List.copyOf(facts);
        }

        public static Ignored because(Reason reason, String... facts) {
            return new Ignored(reason, List.of(facts));
        }
    }

    /// Held until a person has decided.
    record Quarantined(Reason reason, List<String> facts) implements Outcome {
        public Quarantined {
            facts = List.copyOf(facts);
        }

        public static Quarantined because(Reason reason, String... facts) {
            return new Quarantined(reason, List.of(facts));
        }
    }

    /// A ticket, and whose it is.
    record TicketPlace(long clientId, long ticketId) {}

    /// How rows tell them apart.
    enum Kind {
        WAITING,
        OPENED,
        JOINED,
        EVENT,
        IGNORED,
        QUARANTINED
    }

    default Kind kind() {
        return switch (this) {
            case Opened _ -> Kind.OPENED;
            case Joined _ -> Kind.JOINED;
            case Event _ -> Kind.EVENT;
            case Ignored _ -> Kind.IGNORED;
            case Quarantined _ -> Kind.QUARANTINED;
        };
    }

    default Optional<TicketPlace> place() {
        return switch (this) {
            case Opened(var ticket, var _, var _) -> Optional.of(ticket);
            case Joined(var ticket, var _, var _) -> Optional.of(ticket);
            case Event(var ticket, var _, var _) -> ticket;
            case Ignored _, Quarantined _ -> Optional.empty();
        };
    }
}
