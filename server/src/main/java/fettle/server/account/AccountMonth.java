package fettle.server.account;

import fettle.contracts.money.Money;
import fettle.contracts.sla.attainment.CaseCredits;
import fettle.server.account.kept.FoundLater;
import fettle.server.account.kept.ServiceLevel;
import fettle.server.client.Client;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.closed.ClosedMonth;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// A client's month as its account manager reads it: worked out from the rows when it is asked for.
///
/// @param over whether the month has ended in the client's zone; before that everything is "so far"
/// @param ledger its money; none where no contract, rate or cost tells a currency
/// @param creditSoFar what would be owed back if the month ended now; counted in the ledger once it has
/// @param byCase what each broken promise earned before the cap, where that is agreed
/// @param found what it tells of months closed before it
/// @param terms what was agreed, as it last held in the month
/// @param work everything that is charged in it, late entries of closed months among it, oldest first
/// @param closed the month as it was sent; nothing while it is open
public record AccountMonth(
        Client client,
        YearMonth month,
        boolean over,
        Optional<Ledger> ledger,
        ServiceLevel service,
        Optional<Money> creditSoFar,
        List<CaseCredits.Credit> byCase,
        List<FoundLater> found,
        Optional<ContractVersion> terms,
        List<WorkedTime> work,
        Optional<ClosedMonth> closed) {

    public AccountMonth {
        byCase = List.copyOf(byCase);
        found = List.copyOf(found);
        work = List.copyOf(work);
    }
}
