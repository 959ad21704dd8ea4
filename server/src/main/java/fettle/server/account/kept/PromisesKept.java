package fettle.server.account.kept;

import fettle.contracts.money.Money;
import fettle.server.account.kept.KeptMonths.Case;
import fettle.server.account.kept.KeptMonths.Given;
import fettle.server.account.kept.KeptMonths.Measure;
import fettle.server.client.Client;
import fettle.server.contract.closed.ClosedMonth;
import fettle.server.sla.KnownOutcome;
import fettle.server.sla.SlaClocks;
import fettle.server.store.Tx;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How promises to clients were kept: closed months as they were sent, the others as it is known now (DOMAIN 2.8).
public final class PromisesKept {

    private final SlaClocks clocks;
    private final KeptMonths store = new KeptMonths();

    public PromisesKept(SlaClocks clocks) {
        this.clocks = clocks;
    }

    /// Reads some months of a client.
    ///
    /// @param sent the client's closed months
    public ServiceMonths read(Tx tx, Client client, YearMonth first, YearMonth last, List<ClosedMonth> sent) {
        Instant since = start(first, client.zone());
        Instant until = start(last.plusMonths(1), client.zone());
        return new ServiceMonths(
                clocks,
                store,
                tx.forClient(client.id()),
                client,
                sent,
                new ServiceMonths.Known(
                        clocks.known(tx, client.id(), since, until),
                        clocks.knownRaw(tx, client.id(), since, until),
                        clocks.brokenBefore(tx, client.id(), since, until),
                        clocks.leftOut(tx, client.id(), since, until)),
                store.given(tx.forClient(client.id())),
                store.lines(tx.forClient(client.id())));
    }

    /// Keeps what is sent of a month that was closed.
    ///
    /// @param own what it gives back for itself
    /// @param found what it tells of months closed before it
    public void keep(Tx tx, long clientId, ServiceLevel service, Optional<Money> own, List<FoundLater> found) {
        Tx client = tx.forClient(clientId);
        YearMonth month = service.month();
        cases(service).forEach(one -> store.keep(client, month, one));
        store.keep(client, new Given(month, month, own));
        found.forEach(one -> {
            one.lines().forEach(line -> store.keep(client, month, line));
            store.keep(client, new Given(month, one.concerns(), one.credit()));
        });
    }

    private static Stream<Case> cases(ServiceLevel service) {
        Stream<Case> counted = service.known().stream()
                .map(one -> new Case(service.raw().contains(one) ? Measure.BOTH : Measure.ADJUSTED, one));
        Stream<Case> happened = service.raw().stream()
                .filter(one -> !service.known().contains(one))
                .map(one -> new Case(Measure.RAW, one));
        return Stream.concat(counted, happened);
    }

    static Instant start(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    /// The outcomes of a measure.
    static List<KnownOutcome> without(Measure other, List<Case> cases) {
        return cases.stream()
                .filter(one -> one.measure() != other)
                .map(Case::outcome)
                .toList();
    }
}
