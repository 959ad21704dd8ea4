package fettle.contracts.contract;

import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.term.Term;
import fettle.contracts.money.Minutes;
import fettle.contracts.words.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The whole agreement with a client: its versions, one after the other, in one currency.
///
/// There may be days between two versions on which no version holds; on those, and after its end, it covers nothing.
///
/// @param group the clients who share it; nothing where one client has it alone, whose work is all that is asked about
/// @param term how it runs and is renewed; nothing where it runs until a version ends it
/// @param openings what its lines held when it was taken over, where that was not all that they grant
public record Contract(
        String name,
        Currency currency,
        Optional<ClientGroup> group,
        Optional<Term> term,
        List<ContractVersion> versions,
        List<Opening> openings) {

    /// A contract from its versions, in any order.
    ///
    /// @throws Refused with a sentence to show to whoever typed the contract: versions that overlap, or lines in
    ///     another currency
    public Contract {
        versions = versions.stream()
                .sorted(Comparator.comparing(ContractVersion::from))
                .toList();
        for (int i = 1; i < versions.size(); i++) {
            if (versions.get(i - 1).overlaps(versions.get(i))) {
                throw Refused.because(
                        "contracts.contract.overlap",
                        versions.get(i - 1).from(),
                        versions.get(i).from());
            }
        }
        for (ContractVersion version : versions) {
            requireCurrency(currency, version);
        }
        requireBlocksAsBought(versions);
        openings = List.copyOf(openings);
    }

    /// A contract that began with all that its lines grant.
    public Contract(
            String name,
            Currency currency,
            Optional<ClientGroup> group,
            Optional<Term> term,
            List<ContractVersion> versions) {
        this(name, currency, group, term, versions, List.of());
    }

    /// A contract of one client, without a term.
    public Contract(String name, Currency currency, List<ContractVersion> versions) {
        this(name, currency, Optional.empty(), Optional.empty(), versions);
    }

    /// The same contract, running by a term.
    public Contract running(Term term) {
        return new Contract(name, currency, group, Optional.of(term), versions, openings);
    }

    /// The same contract, shared by a group of clients.
    public Contract sharedBy(ClientGroup group) {
        return new Contract(name, currency, Optional.of(group), term, versions, openings);
    }

    /// The same contract, taken over with what its lines still held.
    public Contract takenOver(List<Opening> openings) {
        return new Contract(name, currency, group, term, versions, openings);
    }

    /// What a line held when the contract was taken over; nothing where it held all that it grants.
    public Optional<Minutes> opening(String line) {
        return openings.stream()
                .filter(opening -> opening.line().equals(line))
                .map(Opening::left)
                .findFirst();
    }

    /// Whether the work of a client falls under it.
    public boolean includes(String client) {
        return group.map(clients -> clients.includes(client)).orElse(true);
    }

    /// The version that holds on a day with the prices of its term, nothing when none does.
    public Optional<ContractVersion> on(LocalDate date) {
        return stretches(date.plusDays(1)).stream()
                .filter(version -> version.holdsOn(date))
                .findFirst();
    }

    /// The versions as they hold, day by day, before a day: cut where a new term raises the prices, and at
    /// the end of a term that is not renewed (DOMAIN 3.8).
    ///
    /// What a version says is the price of the term in which it begins; each new term raises fees, not hourly
    /// rates.
    public List<ContractVersion> stretches(LocalDate before) {
        List<ContractVersion> stretches = new ArrayList<>();
        for (ContractVersion version : versions) {
            version.within(lastDay().map(day -> day.plusDays(1)))
                    .filter(held -> held.from().isBefore(before))
                    .ifPresent(held -> addTerms(held, before, stretches));
        }
        return stretches;
    }

    /// The last day on which it can cover anything: that of a term that is not renewed, or of the last version;
    /// nothing while it has no end.
    public Optional<LocalDate> lastDay() {
        return term.filter(one -> !one.renews())
                .map(one -> one.endOf(0))
                .or(() -> versions.isEmpty()
                        ? Optional.empty()
                        : versions.getLast().until().map(until -> until.minusDays(1)));
    }

    private void addTerms(ContractVersion version, LocalDate before, List<ContractVersion> stretches) {
        if (term.isEmpty() || term.get().upliftBasisPoints() == 0) {
            stretches.add(version);
            return;
        }
        Term terms = term.get();
        int first = terms.indexOn(version.from());
        LocalDate from = version.from();
        for (int index = first; version.holdsOn(from) && from.isBefore(before); index++) {
            LocalDate next = terms.startOf(index + 1);
            stretches.add(version.raised(terms, index - first, from, next));
            from = next;
        }
    }

    private static void requireCurrency(Currency currency, ContractVersion version) {
        for (ContractLine line : version.lines()) {
            if (!line.price().currency().equals(currency)) {
                throw Refused.because(
                        "contracts.contract.currencies",
                        line.name(),
                        line.price().currency().getCurrencyCode(),
                        currency.getCurrencyCode());
            }
        }
    }

    /// A block is bought once: later versions may prolong it or cover other work by it, no more.
    private static void requireBlocksAsBought(List<ContractVersion> versions) {
        Map<String, Block> bought = new HashMap<>();
        for (ContractVersion version : versions) {
            for (ContractLine line : version.lines()) {
                if (line instanceof Block block
                        && !bought.computeIfAbsent(block.name(), _ -> block).isSamePurchaseAs(block)) {
                    throw Refused.because("contracts.contract.block-changed", block.name(), version.from());
                }
            }
        }
    }
}
