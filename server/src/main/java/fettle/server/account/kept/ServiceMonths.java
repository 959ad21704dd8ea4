package fettle.server.account.kept;

import static fettle.server.account.kept.PromisesKept.start;

import fettle.contracts.money.Money;
import fettle.contracts.sla.attainment.Adjustment;
import fettle.contracts.sla.attainment.CaseCredits;
import fettle.contracts.sla.attainment.Goal;
import fettle.contracts.sla.attainment.MeasuredCase;
import fettle.contracts.sla.attainment.ServiceMonth;
import fettle.server.account.kept.KeptMonths.Case;
import fettle.server.account.kept.KeptMonths.Given;
import fettle.server.account.kept.KeptMonths.Measure;
import fettle.server.client.Client;
import fettle.server.contract.closed.ClosedMonth;
import fettle.server.sla.KnownOutcome;
import fettle.server.sla.LeftOut;
import fettle.server.sla.SlaClocks;
import fettle.server.store.Tx;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Some months of a client: how promises were kept, what that gives back, and what was found out about closed months.
///
/// @param tx bound to the client
/// @param given what closed months gave back
/// @param listed the adjustments that closed months list
public record ServiceMonths(
        SlaClocks clocks,
        KeptMonths store,
        Tx tx,
        Client client,
        List<ClosedMonth> sent,
        Known known,
        List<Given> given,
        List<FoundLater.Line> listed) {

    /// What is known now of the months that were asked for.
    ///
    /// @param brokenBefore broken promises from before them, of tickets that broke another in them
    record Known(
            List<KnownOutcome> counted,
            List<KnownOutcome> happened,
            List<KnownOutcome> brokenBefore,
            List<LeftOut> leftOut) {}

    /// Whether the month was closed with its cases, so that it stays as it was sent.
    public boolean isKept(YearMonth month) {
        return own(month).isPresent();
    }

    /// How the promises of a month were kept.
    public ServiceLevel level(YearMonth month, Optional<Goal> goal) {
        if (!isKept(month)) {
            return ServiceLevel.of(month, client.zone(), known.counted(), known.happened(), known.leftOut(), goal);
        }
        List<Case> cases = store.cases(tx, month);
        Instant closedAt = closed(month).at();
        return ServiceLevel.of(
                month,
                client.zone(),
                PromisesKept.without(Measure.RAW, cases),
                PromisesKept.without(Measure.ADJUSTED, cases),
                known.leftOut().stream()
                        .filter(one -> !one.approvedAt().isAfter(closedAt))
                        .toList(),
                goal);
    }

    /// What a kept month gave back for itself.
    public Optional<Money> sentCredit(YearMonth month) {
        return own(month).flatMap(Given::amount);
    }

    /// The promises that were broken before a month.
    public List<MeasuredCase> before(YearMonth month) {
        return before(month, Stream.concat(known.brokenBefore().stream(), known.counted().stream()));
    }

    /// What a month tells of months closed before it: as it was sent, or what the first open month has to tell.
    ///
    /// @param terms that held in a month
    public List<FoundLater> found(YearMonth month, Function<YearMonth, Optional<MonthTerms>> terms) {
        if (isKept(month)) {
            return given.stream()
                    .filter(one -> one.closed().equals(month) && !one.concerns().equals(month))
                    .map(one -> new FoundLater(one.concerns(), listed(month, one.concerns()), one.amount()))
                    .toList();
        }
        return toTell(month).stream()
                .flatMap(closed -> found(closed, month, terms.apply(closed)).stream())
                .toList();
    }

    /// The kept months of which a month is the first open one after them, if anything about them may have changed.
    private List<YearMonth> toTell(YearMonth month) {
        List<YearMonth> closed = sent.stream()
                .map(ClosedMonth::month)
                .filter(one -> isKept(one) && firstOpenAfter(one).equals(month))
                .toList();
        if (closed.isEmpty()) {
            return List.of();
        }
        Instant since = start(closed.getFirst(), client.zone());
        Instant until = start(closed.getLast().plusMonths(1), client.zone());
        Set<YearMonth> changed = new HashSet<>(store.changed(tx, since, until, client.zone()));
        listed.forEach(line -> changed.add(line.adjustment().concerns()));
        return closed.stream().filter(changed::contains).toList();
    }

    private YearMonth firstOpenAfter(YearMonth closed) {
        YearMonth month = closed.plusMonths(1);
        while (isClosed(month)) {
            month = month.plusMonths(1);
        }
        return month;
    }

    private boolean isClosed(YearMonth month) {
        return sent.stream().anyMatch(one -> one.month().equals(month));
    }

    private Optional<FoundLater> found(YearMonth closed, YearMonth knownIn, Optional<MonthTerms> terms) {
        Instant since = start(closed, client.zone());
        Instant until = start(closed.plusMonths(1), client.zone());
        List<MeasuredCase> now = ServiceLevel.cases(clocks.known(tx, client.id(), since, until));
        List<MeasuredCase> then = ServiceLevel.cases(PromisesKept.without(Measure.RAW, store.cases(tx, closed)));
        List<Adjustment> told = listed.stream().map(FoundLater.Line::adjustment).toList();
        List<Adjustment> lines = new ServiceMonth(closed, client.zone(), then).adjustments(now, told, knownIn);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<MeasuredCase> before = before(closed, clocks.brokenBefore(tx, client.id(), since, until).stream());
        return Optional.of(new FoundLater(
                closed,
                terms.map(held -> credited(lines, held, then, now, before)).orElseGet(() -> plain(lines)),
                terms.map(held -> held.owed(now, before).minus(given(closed, held)))));
    }

    private static List<FoundLater.Line> plain(List<Adjustment> lines) {
        return lines.stream()
                .map(line -> new FoundLater.Line(line, Optional.empty()))
                .toList();
    }

    /// A ticket's credit stands at its first line.
    private List<FoundLater.Line> credited(
            List<Adjustment> lines,
            MonthTerms terms,
            List<MeasuredCase> then,
            List<MeasuredCase> now,
            List<MeasuredCase> before) {
        List<CaseCredits.Credit> earnedThen = terms.byCase(then, before);
        List<CaseCredits.Credit> earnedNow = terms.byCase(now, before);
        Set<String> credited = new HashSet<>();
        List<FoundLater.Line> all = new ArrayList<>();
        for (Adjustment line : lines) {
            Money change = terms.ofTicket(line.ticket(), earnedNow)
                    .minus(terms.ofTicket(line.ticket(), earnedThen))
                    .minus(told(line, terms));
            boolean first = credited.add(line.ticket());
            all.add(new FoundLater.Line(line, Optional.of(change).filter(amount -> first && !amount.isZero())));
        }
        return all;
    }

    /// What earlier adjustments have said about a ticket's credit.
    private Money told(Adjustment about, MonthTerms terms) {
        return listed.stream()
                .filter(line -> line.adjustment().concerns().equals(about.concerns()))
                .filter(line -> line.adjustment().ticket().equals(about.ticket()))
                .flatMap(line -> line.credit().stream())
                .reduce(Money.zero(terms.currency()), Money::plus);
    }

    private Money given(YearMonth concerns, MonthTerms terms) {
        return given.stream()
                .filter(one -> one.concerns().equals(concerns))
                .flatMap(one -> one.amount().stream())
                .reduce(Money.zero(terms.currency()), Money::plus);
    }

    private List<MeasuredCase> before(YearMonth month, Stream<KnownOutcome> known) {
        Instant start = start(month, client.zone());
        return ServiceLevel.cases(known.filter(
                        one -> !one.outcome().met() && one.outcome().knownAt().isBefore(start))
                .toList());
    }

    private List<FoundLater.Line> listed(YearMonth month, YearMonth concerns) {
        return listed.stream()
                .filter(line -> line.adjustment().knownIn().equals(month))
                .filter(line -> line.adjustment().concerns().equals(concerns))
                .toList();
    }

    private Optional<Given> own(YearMonth month) {
        return given.stream()
                .filter(one -> one.closed().equals(month) && one.concerns().equals(month))
                .findFirst();
    }

    private ClosedMonth closed(YearMonth month) {
        return sent.stream()
                .filter(one -> one.month().equals(month))
                .findFirst()
                .orElseThrow();
    }
}
