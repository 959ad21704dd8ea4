package fettle.server.monitor.board;

import fettle.contracts.sla.Priority;
import fettle.server.monitor.Finding;
import fettle.server.monitor.rule.Rule;
import fettle.server.monitor.rule.Rules;
import fettle.server.monitor.rule.Viewer;
import fettle.server.signin.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// An open finding with what a board shows of its ticket.
///
/// @param holderId who answers for the ticket
/// @param promiseAt until when the client was told to expect something
/// @param fixBreachAt when the time to fix it is used up
public record BoardLine(
        Finding finding,
        long number,
        String subject,
        Priority priority,
        String clientName,
        Optional<Long> accountManagerId,
        Optional<String> contactName,
        Optional<Long> holderId,
        Optional<String> holderName,
        Optional<String> groupName,
        Optional<String> acknowledgedName,
        Optional<Instant> promiseAt,
        Optional<Instant> fixBreachAt,
        int version) {

    /// The rules that speak of a fix that is late.
    private static final Set<String> OF_FIX = Set.of("M1-06", "M1-07");

    /// The strongest first; of equals the more pressing ticket, then what is open for longer.
    public static final Comparator<BoardLine> STRONGEST_FIRST = Comparator.comparing(
                    (BoardLine line) -> line.finding().severity())
            .reversed()
            .thenComparing(BoardLine::priority)
            .thenComparing(line -> line.finding().openedAt())
            .thenComparingLong(line -> line.finding().id());

    /// Somebody of the desk, as far as it decides what is theirs to see to.
    public record Reader(long technicianId, Role role, Set<Long> groupIds) {

        public Reader {
            groupIds = Set.copyOf(groupIds);
        }

        boolean belongsTo(Optional<Long> groupId) {
            return groupId.isEmpty() || groupIds.isEmpty() || groupIds.contains(groupId.get());
        }
    }

    public Rule rule() {
        return Rules.of(finding.rule());
    }

    /// Until when the client knows that the broken date is another now: the finding rests, the breach stays.
    public Optional<Instant> knownUntil(Instant now) {
        boolean late = fixBreachAt.filter(at -> !at.isAfter(now)).isPresent();
        return late && OF_FIX.contains(finding.rule()) ? promiseAt.filter(at -> at.isAfter(now)) : Optional.empty();
    }

    public boolean restsAt(Instant now) {
        return finding.restsAt(now) || knownUntil(now).isPresent();
    }

    /// Whether the rule's audience takes in this person.
    public boolean concerns(Reader reader) {
        return isTheirs(reader) || isOfTheirGroup(reader) || isTheirClients(reader) || isTheirsToLead(reader);
    }

    private boolean isTheirs(Reader reader) {
        return sees(Viewer.PERSON)
                && finding.personId().filter(id -> id == reader.technicianId()).isPresent();
    }

    private boolean isOfTheirGroup(Reader reader) {
        return sees(Viewer.GROUP) && holderId.isEmpty() && reader.belongsTo(finding.groupId());
    }

    private boolean isTheirClients(Reader reader) {
        return sees(Viewer.ACCOUNT_MANAGER)
                && accountManagerId.filter(id -> id == reader.technicianId()).isPresent();
    }

    private boolean isTheirsToLead(Reader reader) {
        return sees(Viewer.LEAD) && reader.role().leads() && reader.belongsTo(finding.groupId());
    }

    private boolean sees(Viewer viewer) {
        return rule().audience().includes(viewer, finding.severity());
    }
}
