package fettle.server.ticket.canned;

import java.util.Optional;

/// A text that technicians begin a reply with, with names in braces for what differs from ticket to ticket.
///
/// @param groupId whose members it is offered to, and for whose tickets; everybody where it names no group
/// @param active whether it is offered at all
public record CannedReply(long id, String name, String text, Optional<Long> groupId, boolean active, int version) {

    /// What somebody wants one to be.
    public record Wanted(String name, String text, Optional<Long> groupId, boolean active) {}
}
