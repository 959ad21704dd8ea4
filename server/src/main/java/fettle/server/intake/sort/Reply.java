package fettle.server.intake.sort;

import fettle.server.intake.Reason;
import fettle.server.ticket.Ticket;

/// What a mail has to do with the tickets that are there.
sealed interface Reply {

    /// It belongs to this one, and its sender may write to it.
    record To(Ticket ticket, Reason how) implements Reply {}

    /// It bears our token of a ticket that its sender may not write to.
    record NotTheirs(Ticket ticket) implements Reply {}

    /// It names a ticket in a way that anybody could.
    record Speaks(Ticket ticket) implements Reply {}

    record None() implements Reply {}
}
