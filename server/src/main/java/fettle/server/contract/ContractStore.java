package fettle.server.contract;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import fettle.contracts.contract.term.Term;
import fettle.contracts.money.Money;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Contracts as rows, by the statements in `contract.sql`. Every `Tx` is bound to the client, but for the lists of all.
final class ContractStore {

    private static final Pattern COMMA = Pattern.compile(",");

    /// A version, in its terms all but the lines.
    record Head(
            long id,
            long contractId,
            long clientId,
            LocalDate validFrom,
            Optional<LocalDate> validUntil,
            Terms terms) {}

    void insert(Tx client, Contract contract, Instant now) {
        client.sql("contract.insert")
                .set("id", contract.id())
                .set("name", contract.name())
                .set("currency", contract.currency().getCurrencyCode())
                .set("startsOn", contract.startsOn())
                .set("endsOn", contract.endsOn())
                .set("createdAt", now)
                .update();
    }

    void setTerm(Tx client, long contractId, Optional<Term> term) {
        client.sql("contract.set-term")
                .set("id", contractId)
                .set("months", term.map(Term::months))
                .set("noticeDays", term.map(Term::noticeDays))
                .set("uplift", term.map(Term::upliftBasisPoints))
                .set("renews", term.map(Term::renews))
                .update();
    }

    Optional<Contract> find(Tx tx, long id) {
        return tx.sql("contract.find").set("id", id).one(ContractStore::contract);
    }

    List<Contract> all(Tx tx) {
        return tx.sql("contract.all").list(ContractStore::contract);
    }

    List<Contract> ofClient(Tx client) {
        return client.sql("contract.of-client").list(ContractStore::contract);
    }

    void insertVersion(Tx client, Head version, Instant now, Optional<Long> by) {
        Terms terms = version.terms();
        client.sql("contract.insert-version")
                .set("id", version.id())
                .set("contract", version.contractId())
                .set("validFrom", version.validFrom())
                .set("validUntil", version.validUntil())
                .set("calendar", terms.calendarId())
                .set(
                        "pausing",
                        terms.stopping().stream().map(PauseReason::key).sorted().collect(joining(",")))
                .set("reopenMode", terms.reopening())
                .set("reopenDays", terms.reopenDays())
                .set("strictDue", terms.strictDue())
                .set(
                        "warningPoints",
                        terms.warningPoints().stream().map(String::valueOf).collect(joining(",")))
                .set("attainmentTarget", terms.attainmentTarget())
                .set("smallSample", terms.smallSample())
                .set("creditBands", terms.creditBands())
                .set("creditCap", terms.creditCap())
                .set("creditEvery", terms.caseAmounts().everyPromise())
                .set("createdAt", now)
                .set("createdBy", by)
                .update();
        terms.targets().forEach(target -> insertTarget(client, version.id(), target));
        terms.caseAmounts()
                .each()
                .forEach((priority, amount) -> client.sql("contract.insert-case-credit")
                        .set("version", version.id())
                        .set("priority", priority)
                        .set("amount", amount.minor())
                        .set("currency", amount.currency().getCurrencyCode())
                        .update());
    }

    void end(Tx client, long contractId, long versionId, LocalDate until) {
        client.sql("contract.end-version")
                .set("contract", contractId)
                .set("id", versionId)
                .set("validUntil", until)
                .update();
    }

    List<Head> versions(Tx client, long contractId) {
        return client.sql("contract.versions").set("contract", contractId).list(row -> head(client, row));
    }

    Optional<Head> version(Tx client, long versionId) {
        return client.sql("contract.version").set("id", versionId).one(row -> head(client, row));
    }

    Optional<Head> inForce(Tx client, LocalDate day) {
        return client.sql("contract.version-in-force").set("onDate", day).one(row -> head(client, row));
    }

    private static void insertTarget(Tx client, long versionId, Target target) {
        client.sql("contract.insert-target")
                .set("version", versionId)
                .set("priority", target.priority())
                .set("calendar", target.calendarId())
                .set("response", target.responseMinutes())
                .set("update", target.updateMinutes())
                .set("resolution", target.resolutionMinutes())
                .update();
    }

    private static Contract contract(Row row) {
        return new Contract(
                row.id("id"),
                row.id("client_id"),
                row.text("name"),
                Currency.getInstance(row.text("currency")),
                row.date("starts_on"),
                row.optionalDate("ends_on"),
                row.optionalCount("term_months").map(months -> term(row, months)));
    }

    private static Term term(Row row, int months) {
        return new Term(
                row.date("starts_on"),
                months,
                row.count("notice_days"),
                row.count("uplift_basis_points"),
                row.yes("renews"));
    }

    private static Head head(Tx client, Row row) {
        long id = row.id("id");
        var terms = new Terms(
                row.id("calendar_id"),
                client.sql("contract.targets").set("version", id).list(ContractStore::target),
                reasons(row.text("pausing")),
                row.one(SlaPolicy.Reopening.class, "reopen_mode"),
                row.count("reopen_days"),
                row.yes("strict_due"),
                COMMA.splitAsStream(row.text("warning_points"))
                        .filter(point -> !point.isEmpty())
                        .map(Integer::valueOf)
                        .toList(),
                row.count("attainment_target"),
                row.count("small_sample"),
                row.text("credit_bands"),
                caseAmounts(client, row),
                row.count("credit_cap"),
                List.of());
        return new Head(
                id,
                row.id("contract_id"),
                row.id("client_id"),
                row.date("valid_from"),
                row.optionalDate("valid_until"),
                terms);
    }

    private static CaseAmounts caseAmounts(Tx client, Row version) {
        Map<Priority, Money> each = client
                .sql("contract.case-credits")
                .set("version", version.id("id"))
                .list(row -> Map.entry(
                        row.one(Priority.class, "priority"),
                        new Money(row.id("amount_minor"), Currency.getInstance(row.text("currency")))))
                .stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new CaseAmounts(each, version.yes("credit_every"));
    }

    private static Set<PauseReason> reasons(String keys) {
        return COMMA.splitAsStream(keys)
                .filter(key -> !key.isEmpty())
                .map(PauseReason::parse)
                .collect(toUnmodifiableSet());
    }

    private static Target target(Row row) {
        return new Target(
                row.one(Priority.class, "priority"),
                row.optionalId("calendar_id"),
                row.optionalCount("response_minutes"),
                row.optionalCount("update_minutes"),
                row.optionalCount("resolution_minutes"));
    }
}
