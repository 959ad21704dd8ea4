package fettle.portal;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Something that the client asked for, as its people may know it: where it stands, who is on it, what happens next and
/// when. How urgent others find it, what it costs and what is noted about it are no part of it.
///
/// @param asker who asked; none when nobody we know did
/// @param mine whether the reader asked
/// @param urgentFault whether it is a fault that stops people from working
/// @param stage how far it is
/// @param waitsFor what it waits for, if it waits
/// @param decidedBy whose approval it waits for, where that is not the reader's
/// @param lookedAtAgain when somebody looks at it again while it waits
/// @param owner who looks after it
/// @param owed what is due by when, under the contract
public record Request(
        long number,
        String subject,
        Instant askedAt,
        Channel channel,
        Optional<String> asker,
        boolean mine,
        boolean fault,
        boolean urgentFault,
        Optional<Integer> peopleAffected,
        Stage stage,
        Optional<PauseReason> waitsFor,
        Optional<String> decidedBy,
        Optional<Instant> lookedAtAgain,
        Optional<String> owner,
        Optional<Promise> promise,
        List<Owed> owed,
        Optional<Instant> solvedAt) {

    public enum Stage {
        OPEN,
        SOLVED,
        CLOSED
    }

    /// Where it stands, in the words of the reader.
    public enum Standing {
        ON_IT,
        WAITING_FOR_YOU,
        WAITING_FOR_ANOTHER,
        WITH_SUPPLIER,
        BOOKED,
        TO_CHECK,
        SORTED
    }

    /// What somebody told them will happen.
    public record Promise(String words, Instant at, String by) {}

    /// An answer, news or the solution, as agreed.
    public record Owed(Commitment what, Instant at) {}

    public Request {
        owed = List.copyOf(owed);
    }

    public Standing standing() {
        return switch (stage) {
            case OPEN -> waitsFor.map(this::standing).orElse(Standing.ON_IT);
            case SOLVED -> Standing.TO_CHECK;
            case CLOSED -> Standing.SORTED;
        };
    }

    /// Whether the next step is the reader's.
    public boolean waitsForYou() {
        return standing() == Standing.WAITING_FOR_YOU || standing() == Standing.TO_CHECK;
    }

    /// What is due next: words from us that are late already, else the nearest that is still to come, else
    /// what else is late.
    public Optional<Owed> next(Instant now) {
        List<Owed> inOrder =
                owed.stream().sorted(Comparator.comparing(Owed::at)).toList();
        Optional<Owed> lateWords = inOrder.stream()
                .filter(one -> one.what() != Commitment.RESOLUTION && !one.at().isAfter(now))
                .findFirst();
        Stream<Owed> toCome = inOrder.stream().filter(one -> one.at().isAfter(now));
        return lateWords.or(toCome::findFirst).or(() -> inOrder.stream().findFirst());
    }

    public boolean late(Instant now) {
        return owed.stream().anyMatch(one -> !one.at().isAfter(now));
    }

    private Standing standing(PauseReason reason) {
        return switch (reason) {
            case CLIENT_APPROVAL -> decidedBy.isPresent() ? Standing.WAITING_FOR_ANOTHER : Standing.WAITING_FOR_YOU;
            case CLIENT_INFO, CLIENT_ACCESS -> Standing.WAITING_FOR_YOU;
            case AGREED_DATE -> Standing.BOOKED;
            case SUPPLIER -> Standing.WITH_SUPPLIER;
            case PARTS, INTERNAL, MONITORING -> Standing.ON_IT;
        };
    }
}
