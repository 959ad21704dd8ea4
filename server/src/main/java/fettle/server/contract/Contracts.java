package fettle.server.contract;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.term.Term;
import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.contracts.sla.SlaTarget;
import fettle.contracts.words.Refused;
import fettle.server.contract.ContractStore.Head;
import fettle.server.contract.closed.ClosedMonth;
import fettle.server.contract.closed.ClosedMonths;
import fettle.server.contract.line.LineRows;
import fettle.server.contract.term.Priced;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What was agreed with each client, by dated versions that never change once they are history.
public final class Contracts {

    private final InstantSource clock;
    private final Ids ids;
    private final Calendars calendars;
    private final ClosedMonths closed;
    private final ContractStore store = new ContractStore();
    private final LineRows lines;
    private final Map<Long, Agreed> remembered = new ConcurrentHashMap<>();

    public Contracts(InstantSource clock, Ids ids, Calendars calendars, ClosedMonths closed) {
        this.clock = clock;
        this.ids = ids;
        this.calendars = calendars;
        this.closed = closed;
        lines = new LineRows(ids, calendars);
    }

    public List<Contract> all(Tx tx) {
        return store.all(tx);
    }

    public List<Contract> ofClient(Tx tx, long clientId) {
        return store.ofClient(tx.forClient(clientId));
    }

    public Contract find(Tx tx, long contractId) {
        return store.find(tx, contractId).orElseThrow(() -> new Refusal.NotFound("contract.not-found"));
    }

    /// The versions of a contract, oldest first.
    public List<ContractVersion> versions(Tx tx, Contract contract) {
        return store.versions(tx.forClient(contract.clientId()), contract.id()).stream()
                .map(head -> version(tx, head))
                .toList();
    }

    /// The terms that govern what reaches us on a day: a ticket keeps those of its receipt to its end.
    public Optional<ContractVersion> inForce(Tx tx, long clientId, LocalDate day) {
        return store.inForce(tx.forClient(clientId), day).map(head -> version(tx, head));
    }

    public ContractVersion version(Tx tx, long clientId, long versionId) {
        return version(tx, head(tx, clientId, versionId));
    }

    /// What a version promises and its clocks, remembered: what was agreed in a version never changes, only
    /// how long it holds. What it prices is left out.
    public Governing governing(Tx tx, long clientId, long versionId) {
        Agreed agreed = agreed(tx, clientId, versionId);
        return new Governing(
                agreed.contract(), agreed.terms(), policy(tx, agreed.contract().name(), agreed.terms()));
    }

    /// The contract that a version belongs to, remembered likewise.
    public Contract ofVersion(Tx tx, long clientId, long versionId) {
        return agreed(tx, clientId, versionId).contract();
    }

    /// What governs a ticket: the terms at its receipt, and the clocks that they give.
    public record Governing(Contract contract, Terms terms, SlaPolicy policy) {}

    private record Agreed(Contract contract, Terms terms) {}

    /// Agrees a contract, with its first terms from its first day on.
    public Contract agree(
            Tx tx, long clientId, String name, Currency currency, LocalDate startsOn, Terms terms, Optional<Long> by) {
        if (name.isBlank() || name.length() > 120) {
            throw Refusal.Invalid.field("name", "contract.name-length");
        }
        closed.mustBeOpen(tx, clientId, startsOn);
        var contract = new Contract(ids.next(), clientId, name, currency, startsOn, Optional.empty(), Optional.empty());
        store.insert(tx.forClient(clientId), contract, clock.instant());
        insert(tx, contract, startsOn, Optional.empty(), terms, by);
        return contract;
    }

    /// Says on which day the contract ends, or that it goes on.
    public Contract end(Tx tx, Contract contract, Optional<LocalDate> lastDay) {
        if (lastDay.filter(contract.startsOn()::isAfter).isPresent()) {
            throw Refusal.Invalid.field("endsOn", "contract.before-start", contract.startsOn());
        }
        Stream.concat(contract.endsOn().stream(), lastDay.stream())
                .min(LocalDate::compareTo)
                .filter(_ -> !contract.endsOn().equals(lastDay))
                .ifPresent(first -> closed.mustBeOpen(tx, contract.clientId(), first.plusDays(1)));
        tx.forClient(contract.clientId())
                .sql("contract.end-contract")
                .set("id", contract.id())
                .set("endsOn", lastDay)
                .update();
        return find(tx, contract.id());
    }

    /// Adds terms from a day on; the version before ends there, the one after it begins where it did.
    public ContractVersion amend(Tx tx, Contract contract, LocalDate from, Terms terms, Optional<Long> by) {
        Tx client = tx.forClient(contract.clientId());
        List<Head> versions = store.versions(client, contract.id());
        if (from.isBefore(contract.startsOn())) {
            throw Refusal.Invalid.field("from", "contract.before-start", contract.startsOn());
        }
        if (versions.stream().anyMatch(version -> version.validFrom().equals(from))) {
            throw Refusal.Invalid.field("from", "contract.version-exists", from);
        }
        closed.mustBeOpen(tx, contract.clientId(), from);
        Optional<LocalDate> until = versions.stream()
                .map(Head::validFrom)
                .filter(start -> start.isAfter(from))
                .findFirst();
        versions.stream()
                .filter(version -> version.validFrom().isBefore(from))
                .reduce((_, last) -> last)
                .ifPresent(before -> store.end(client, contract.id(), before.id(), from));
        return insert(tx, contract, from, until, terms, by);
    }

    /// Says how many seats a line of a version has from a day on, while the version holds.
    public void setSeats(Tx tx, ContractVersion version, String line, LocalDate from, int count) {
        if (!version.isInForceOn(from)) {
            throw Refusal.Invalid.field("from", "contract.seats-outside", version.validFrom());
        }
        closed.mustBeOpen(tx, version.clientId(), from);
        lines.setSeats(tx.forClient(version.clientId()), version.id(), line, from, count);
    }

    /// Says how the contract is renewed from its first day on; nothing for until further notice.
    ///
    /// @throws Refusal.Invalid where that would change whether a closed month is covered, or at which prices
    public void setTerm(Tx tx, Contract contract, Optional<Term> term) {
        List<ContractVersion> versions = versions(tx, contract);
        for (ClosedMonth month : closed.of(tx, contract.clientId())) {
            if (!Priced.isSame(contract, versions, term, month.month())) {
                throw Refusal.Invalid.field("months", "contract.term-closed", month.month());
            }
        }
        store.setTerm(tx.forClient(contract.clientId()), contract.id(), term);
    }

    /// The direct costs of a client in a month.
    public List<DirectCost> costs(Tx tx, long clientId, YearMonth month) {
        return tx.forClient(clientId)
                .sql("contract.costs")
                .set("month", month.toString())
                .list(row -> new DirectCost(
                        row.id("id"),
                        YearMonth.parse(row.text("cost_month")),
                        row.text("label"),
                        new Money(row.id("amount_minor"), Currency.getInstance(row.text("currency")))));
    }

    public DirectCost addCost(Tx tx, long clientId, YearMonth month, String label, Money amount) {
        if (label.isBlank() || label.length() > 120) {
            throw Refusal.Invalid.field("label", "contract.name-length");
        }
        var cost = new DirectCost(ids.next(), month, label, amount);
        tx.forClient(clientId)
                .sql("contract.insert-cost")
                .set("id", cost.id())
                .set("month", month.toString())
                .set("label", label)
                .set("amount", amount.minor())
                .set("currency", amount.currency().getCurrencyCode())
                .update();
        return cost;
    }

    /// The clocks that terms would give, or a sentence at the field that makes them impossible.
    public SlaPolicy policy(Tx tx, String name, Terms terms) {
        Map<Priority, BusinessCalendar> others = new EnumMap<>(Priority.class);
        List<SlaTarget> targets = new ArrayList<>();
        for (Target target : terms.targets()) {
            target.calendarId().ifPresent(id -> others.put(target.priority(), calendars.calendar(tx, id)));
            add(targets, target.priority(), Commitment.RESPONSE, target.responseMinutes());
            add(targets, target.priority(), Commitment.UPDATE, target.updateMinutes());
            add(targets, target.priority(), Commitment.RESOLUTION, target.resolutionMinutes());
        }
        try {
            return new SlaPolicy(
                    name,
                    calendars.calendar(tx, terms.calendarId()),
                    others,
                    targets,
                    terms.stopping(),
                    terms.reopening(),
                    terms.reopenDays(),
                    terms.warningPoints(),
                    terms.strictDue());
        } catch (Refused wrong) {
            throw Refusal.Invalid.field("terms", wrong.sentence());
        }
    }

    /// The same terms, or a refusal at the field whose figure cannot be.
    public static Terms checked(Terms terms) {
        if (terms.attainmentTarget() < 1
                || terms.attainmentTarget() > 100
                || terms.creditCap() < 0
                || terms.creditCap() > 100) {
            throw Refusal.Invalid.field("attainmentTarget", "contract.per-cent");
        }
        if (!CreditBands.parse(terms.creditBands()).isEmpty()
                && terms.caseAmounts().any()) {
            throw Refusal.Invalid.field("creditBands", "contract.credits-twice");
        }
        if (terms.caseAmounts().each().values().stream().anyMatch(amount -> !amount.isPositive())) {
            throw Refusal.Invalid.field("creditEach", "contract.credit-positive");
        }
        return terms;
    }

    private Agreed agreed(Tx tx, long clientId, long versionId) {
        return Optional.ofNullable(remembered.get(versionId)).orElseGet(() -> {
            Head head = head(tx, clientId, versionId);
            var read = new Agreed(find(tx, head.contractId()), head.terms());
            remembered.put(versionId, read);
            return read;
        });
    }

    private ContractVersion insert(
            Tx tx, Contract contract, LocalDate from, Optional<LocalDate> until, Terms terms, Optional<Long> by) {
        SlaPolicy policy = policy(tx, contract.name(), checked(terms));
        CheckedLines.check(contract, from, until, terms);
        Tx client = tx.forClient(contract.clientId());
        var head = new Head(ids.next(), contract.id(), contract.clientId(), from, until, terms);
        store.insertVersion(client, head, clock.instant(), by);
        lines.insert(client, head.id(), terms.lines());
        return new ContractVersion(head.id(), contract.id(), contract.clientId(), from, until, terms, policy);
    }

    private ContractVersion version(Tx tx, Head head) {
        String name = find(tx, head).name();
        return new ContractVersion(
                head.id(),
                head.contractId(),
                head.clientId(),
                head.validFrom(),
                head.validUntil(),
                head.terms().with(lines.ofVersion(tx.forClient(head.clientId()), head.id())),
                policy(tx, name, head.terms()));
    }

    private Head head(Tx tx, long clientId, long versionId) {
        return store.version(tx.forClient(clientId), versionId)
                .orElseThrow(() -> new Refusal.NotFound("contract.not-found"));
    }

    private Contract find(Tx tx, Head head) {
        return store.ofClient(tx.forClient(head.clientId())).stream()
                .filter(contract -> contract.id() == head.contractId())
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("contract.not-found"));
    }

    private static void add(
            List<SlaTarget> targets, Priority priority, Commitment commitment, Optional<Integer> minutes) {
        minutes.ifPresent(within -> {
            if (within < 1) {
                throw Refusal.Invalid.field("targets", "contract.target-positive", priority.name());
            }
            targets.add(new SlaTarget(priority, commitment, Duration.ofMinutes(within)));
        });
    }
}
