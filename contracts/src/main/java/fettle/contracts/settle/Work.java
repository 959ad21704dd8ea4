package fettle.contracts.settle;

import fettle.contracts.money.Minutes;
import fettle.contracts.words.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// A piece of work for a client, as a contract sees it.
///
/// @param id tells it from all others; of work begun at the same moment the lower id comes first
/// @param client whom it was done for, by id
/// @param ticket what it was done on, by id
/// @param date the client's day on which it began
/// @param start when it began
/// @param worked how long it took, at most ten years
/// @param service what it was about, by the name that covering lines use; "" for none
/// @param kind the finest category, "" for none
/// @param person the contact it was done for, by id; "" for none
/// @param recorded when it was written down, which decides whether its month had been closed
/// @param unbilled why it is not charged, if it is not
/// @param agreed the weighted minutes that were agreed on with the client, in place of what the line's rule counts
public record Work(
        String id,
        String client,
        String ticket,
        LocalDate date,
        Instant start,
        Duration worked,
        String service,
        String kind,
        String person,
        Instant recorded,
        Optional<Unbilled> unbilled,
        Optional<Minutes> agreed) {

    private static final Duration TEN_YEARS = Duration.ofDays(3653);

    public Work {
        if (worked.isNegative() || worked.compareTo(TEN_YEARS) > 0) {
            throw Refused.because("contracts.settle.work-time", worked);
        }
        if (agreed.map(Minutes::isNegative).orElse(false)) {
            throw Refused.because(
                    "contracts.settle.agreed-negative", agreed.orElseThrow().toString());
        }
    }

    /// Ordinary work, written down as soon as it was done.
    public static Work of(String id, String client, String ticket, LocalDate date, Instant start, Duration worked) {
        return new Work(
                id,
                client,
                ticket,
                date,
                start,
                worked,
                "",
                "",
                "",
                start.plus(worked),
                Optional.empty(),
                Optional.empty());
    }

    /// The same work, about a service and of a kind.
    public Work about(String service, String kind) {
        return new Work(id, client, ticket, date, start, worked, service, kind, person, recorded, unbilled, agreed);
    }

    /// The same work, done for a contact.
    public Work forPerson(String person) {
        return new Work(id, client, ticket, date, start, worked, service, kind, person, recorded, unbilled, agreed);
    }

    /// The same work, written down at another time.
    public Work recordedAt(Instant recorded) {
        return new Work(id, client, ticket, date, start, worked, service, kind, person, recorded, unbilled, agreed);
    }

    /// The same work, not charged.
    public Work notBilled(Unbilled reason) {
        return new Work(
                id, client, ticket, date, start, worked, service, kind, person, recorded, Optional.of(reason), agreed);
    }

    /// The same work, counted as agreed with the client.
    public Work counting(Minutes agreed) {
        return new Work(
                id,
                client,
                ticket,
                date,
                start,
                worked,
                service,
                kind,
                person,
                recorded,
                unbilled,
                Optional.of(agreed));
    }

    Instant end() {
        return start.plus(worked);
    }
}
