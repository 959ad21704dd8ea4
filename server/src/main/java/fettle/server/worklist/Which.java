package fettle.server.worklist;

/// Which of the desk's work is asked for.
public sealed interface Which {

    /// All that is open.
    record All() implements Which {}

    record OwnedBy(long technicianId) implements Which {}

    /// What stands in the queue of one group.
    record OfGroup(long groupId) implements Which {}

    /// What stands in the queues of the groups that a technician belongs to.
    record OfTeamsOf(long technicianId) implements Which {}

    record Unassigned() implements Which {}

    record Waiting() implements Which {}

    record OfClient(long clientId) implements Which {}

    /// What is resolved and may still come back, the latest first.
    record Resolved() implements Which {}
}
