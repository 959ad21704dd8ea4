package fettle.server.worklist;

import fettle.server.ticket.Ticket.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// How much work stands behind each tab of the list, for one technician.
public record WorkCounts(long all, long mine, long ofTeams, long unassigned, long waiting, long resolved) {

    /// So many open tickets of one owner, group and stage.
    record Heap(Optional<Long> ownerId, Optional<Long> groupId, Stage stage, long tickets) {}

    static WorkCounts of(List<Heap> open, long technicianId, Set<Long> groupIds, long resolved) {
        return new WorkCounts(
                sum(open, _ -> true),
                sum(
                        open,
                        heap -> heap.ownerId().filter(id -> id == technicianId).isPresent()),
                sum(open, heap -> heap.groupId().filter(groupIds::contains).isPresent()),
                sum(open, heap -> heap.ownerId().isEmpty()),
                sum(open, heap -> heap.stage() == Stage.WAITING),
                resolved);
    }

    private static long sum(List<Heap> heaps, Predicate<Heap> which) {
        return heaps.stream().filter(which).mapToLong(Heap::tickets).sum();
    }
}
