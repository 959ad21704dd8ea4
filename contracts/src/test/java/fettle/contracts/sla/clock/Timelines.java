package fettle.contracts.sla.clock;

import static java.util.stream.Collectors.toSet;

import fettle.contracts.CaseTable;
import fettle.contracts.calendar.Calendars;
import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaEvent;
import fettle.contracts.sla.SlaPolicy;
import fettle.contracts.sla.Supplier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The policies, suppliers and event texts of the reference cases.
final class Timelines {

    private static final Map<String, SlaPolicy> POLICIES = policies();
    private static final Map<String, Supplier> SUPPLIERS = suppliers();

    private Timelines() {}

    static SlaPolicy policy(String name) {
        return Objects.requireNonNull(POLICIES.get(name), name);
    }

    static List<SlaEvent> events(String text) {
        return Arrays.stream(text.split(" \\| ", -1)).map(Timelines::event).toList();
    }

    private static SlaEvent event(String text) {
        String[] words = text.strip().split(" ", -1);
        Instant at = Instant.parse(words[0]);
        return switch (words[1]) {
            case "RECEIVED" ->
                new SlaEvent.Received(
                        at, Priority.valueOf(words[2]), Channel.valueOf(words[3].toUpperCase(Locale.ROOT)));
            case "ACK_AUTO" -> new SlaEvent.AutoAcknowledged(at);
            case "NOTE" -> new SlaEvent.Noted(at);
            case "REPLY" -> new SlaEvent.Replied(at, Channel.EMAIL, true);
            case "CLIENT" -> new SlaEvent.ClientWrote(at, true);
            case "PAUSE" -> new SlaEvent.Paused(at, PauseReason.parse(words[2]));
            case "RESUME" -> new SlaEvent.Resumed(at);
            case "PRIORITY" ->
                words[3].equals("correction")
                        ? new SlaEvent.PriorityCorrected(at, Priority.valueOf(words[2]))
                        : new SlaEvent.PriorityChanged(at, Priority.valueOf(words[2]));
            case "POLICY" -> new SlaEvent.PolicyChanged(at, policy(words[2]));
            case "REASSIGN" -> new SlaEvent.Reassigned(at, policy(words[2]));
            case "MERGE_IN" ->
                new SlaEvent.MergedIn(
                        at,
                        Instant.parse(words[2]),
                        words.length > 3 ? Optional.of(Instant.parse(words[3])) : Optional.empty());
            case "EXCLUDE" -> new SlaEvent.Excluded(at, Instant.parse(words[2]), Instant.parse(words[3]));
            case "RESOLVE" -> new SlaEvent.Resolved(at);
            case "REOPEN" -> new SlaEvent.Reopened(at);
            case "SUPPLIER_OUT" ->
                new SlaEvent.SupplierEngaged(at, Objects.requireNonNull(SUPPLIERS.get(words[2]), words[2]));
            case "SUPPLIER_ASKS" -> new SlaEvent.SupplierAsked(at);
            case "SUPPLIER_ANSWERED" -> new SlaEvent.SupplierAnswered(at);
            case "SUPPLIER_BACK" -> new SlaEvent.SupplierReturned(at);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Map<String, SlaPolicy> policies() {
        Map<String, SlaPolicy> policies = new HashMap<>();
        for (CaseTable.Case row : CaseTable.read("sla_policies.tsv").cases()) {
            String name = row.text("policy");
            SlaPolicy policy = policies.getOrDefault(name, bare(row));
            for (Commitment commitment : Commitment.values()) {
                String column = commitment.name().toLowerCase(Locale.ROOT) + "_min";
                if (row.has(column)) {
                    policy = policy.promising(
                            Priority.valueOf(row.text("priority")), commitment, Duration.ofMinutes(row.whole(column)));
                }
            }
            policies.put(name, policy);
        }
        return policies;
    }

    private static SlaPolicy bare(CaseTable.Case row) {
        return SlaPolicy.of(row.text("policy"), Calendars.named(row.text("calendar")))
                .stoppingFor(Arrays.stream(row.text("pausing").split(",", -1))
                        .map(PauseReason::parse)
                        .collect(toSet()))
                .reopening(SlaPolicy.Reopening.valueOf(row.text("reopen").toUpperCase(Locale.ROOT)), 5);
    }

    private static Map<String, Supplier> suppliers() {
        Map<String, Supplier> suppliers = new HashMap<>();
        for (CaseTable.Case row : CaseTable.read("suppliers.tsv").cases()) {
            String name = row.text("supplier");
            suppliers.put(
                    name,
                    new Supplier(
                            name, Calendars.named(row.text("calendar")), Duration.ofMinutes(row.whole("target_min"))));
        }
        return suppliers;
    }
}
