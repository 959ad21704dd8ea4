package fettle.server.api.agreement;

import fettle.contracts.margin.MarginQuality;
import fettle.contracts.margin.split.MarginSplit;
import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.attainment.Adjustment;
import fettle.contracts.sla.attainment.Adjustment.Kept;
import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.attainment.MeasuredCase;
import fettle.server.account.AccountMonth;
import fettle.server.account.Ledger;
import fettle.server.account.kept.FoundLater;
import fettle.server.account.kept.ServiceLevel;
import fettle.server.api.call.Amount;
import fettle.server.sla.KnownOutcome;
import fettle.server.sla.LeftOut;
import fettle.server.ticket.log.ExclusionReason;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A client's month as the API shows it.
///
/// @param over whether it has ended where the client is; before that all is "so far"
/// @param money none where no contract, rate or cost tells a currency
record MonthJson(
        String client,
        String clientName,
        YearMonth month,
        boolean over,
        Optional<Books> money,
        Service serviceLevel,
        Optional<Amount> creditSoFar,
        List<Found> foundLater) {

    /// What was found out about a month that was closed before.
    record Found(YearMonth concerns, Optional<Amount> credit, List<Change> changes) {

        static Found of(FoundLater found) {
            return new Found(
                    found.concerns(),
                    found.credit().map(Amount::of),
                    found.lines().stream().map(Change::of).toList());
        }
    }

    /// A promise of a ticket that reads differently than when its month was closed.
    record Change(long ticket, Commitment commitment, Kept before, Kept after, Optional<Amount> credit) {

        static Change of(FoundLater.Line line) {
            Adjustment adjustment = line.adjustment();
            return new Change(
                    Long.parseLong(adjustment.ticket()),
                    adjustment.commitment(),
                    adjustment.before(),
                    adjustment.after(),
                    line.credit().map(Amount::of));
        }
    }

    /// The month's money (DOMAIN 4); shares in basis points, 2500 for 25 %.
    record Books(
            String currency,
            Amount revenue,
            Amount credits,
            Amount labour,
            Amount directCosts,
            Amount overhead,
            Amount grossMargin,
            Optional<Long> grossMarginBasisPoints,
            Amount contributionMargin,
            Optional<Long> contributionMarginBasisPoints,
            Optional<Amount> effectiveHourlyRate,
            Optional<Amount> loadedHourlyRate,
            long minutesWorked,
            long minutesIncluded,
            long minutesUncovered,
            long minutesUnpriced,
            long minutesWithoutRate,
            long minutesUnapproved,
            MarginQuality.Grade quality,
            List<Earned> earned,
            Split byLine,
            Split byService,
            Split byKind,
            List<Amount> otherCurrencies) {

        static Books of(Ledger ledger, boolean closed) {
            return new Books(
                    ledger.currency().getCurrencyCode(),
                    Amount.of(ledger.revenue()),
                    Amount.of(ledger.credits()),
                    Amount.of(ledger.labour()),
                    Amount.of(ledger.direct()),
                    Amount.of(ledger.overhead()),
                    Amount.of(ledger.gross()),
                    share(ledger.grossBasisPoints()),
                    Amount.of(ledger.contribution()),
                    share(ledger.contributionBasisPoints()),
                    ledger.effectiveHourlyRate().map(Amount::of),
                    ledger.loadedHourlyRate().map(Amount::of),
                    ledger.hours().toMinutes(),
                    ledger.included().toMinutes(),
                    ledger.uncovered().toMinutes(),
                    ledger.unpriced().toMinutes(),
                    ledger.uncosted().toMinutes(),
                    ledger.unapproved().toMinutes(),
                    ledger.quality(closed).grade(),
                    ledger.earned().stream().map(Earned::of).toList(),
                    Split.of(MarginSplit.byLine(ledger.split())),
                    Split.of(MarginSplit.byService(ledger.split())),
                    Split.of(MarginSplit.byKind(ledger.split())),
                    ledger.otherCurrencies().stream().map(Amount::of).toList());
        }

        private static Optional<Long> share(OptionalLong basisPoints) {
            return basisPoints.isPresent() ? Optional.of(basisPoints.getAsLong()) : Optional.empty();
        }
    }

    /// The month by line, by service or by kind of work (DOMAIN 4.5).
    ///
    /// @param idle fees of lines that took no work, which belong to none
    record Split(List<Part> parts, Amount idle) {

        static Split of(MarginSplit split) {
            return new Split(split.parts().stream().map(Part::of).toList(), Amount.of(split.idle()));
        }
    }

    /// One of them.
    ///
    /// @param allocated what of the revenue was shared out by weighted minutes; the rest is exact
    record Part(String name, Amount revenue, Amount allocated, Amount labour, Amount afterLabour) {

        static Part of(MarginSplit.Part part) {
            return new Part(
                    part.name(),
                    Amount.of(part.revenue()),
                    Amount.of(part.allocated()),
                    Amount.of(part.labour()),
                    Amount.of(part.afterLabour()));
        }
    }

    /// What a line of a contract earned.
    record Earned(String contract, String line, Amount amount) {

        static Earned of(Ledger.Earned earned) {
            return new Earned(String.valueOf(earned.contractId()), earned.line().name(), Amount.of(earned.amount()));
        }
    }

    /// How promises were kept.
    ///
    /// @param kept tickets with every promise kept, of `tickets` with one that became due
    record Service(int kept, int tickets, List<Share> commitments, List<Broken> breaches, List<NotCounted> leftOut) {

        static Service of(AccountMonth month) {
            ServiceLevel level = month.service();
            return new Service(
                    level.headline().kept(),
                    level.headline().tickets(),
                    Arrays.stream(Commitment.values())
                            .map(commitment -> Share.of(level, commitment))
                            .toList(),
                    level.breaches().stream().map(one -> Broken.of(one, month)).toList(),
                    level.leftOut().stream().map(NotCounted::of).toList());
        }
    }

    /// A commitment's share of the month.
    ///
    /// @param basisPoints none when nothing was measured
    record Share(Commitment commitment, int met, int cases, Optional<Integer> basisPoints, boolean attained) {

        static Share of(ServiceLevel level, Commitment commitment) {
            Attainment attainment = level.attainment(commitment);
            OptionalInt points = attainment.basisPoints();
            return new Share(
                    commitment,
                    attainment.met(),
                    attainment.n(),
                    points.isPresent() ? Optional.of(points.getAsInt()) : Optional.empty(),
                    level.isAttained(attainment));
        }
    }

    /// What was approved not to count: a time of a ticket, or the ticket altogether, where `from` and `until` are
    /// null.
    record NotCounted(
            long ticket,
            String subject,
            Optional<Instant> from,
            Optional<Instant> until,
            ExclusionReason reason,
            String words,
            String askedBy,
            String approvedBy,
            boolean approvedSelf,
            Instant approvedAt) {

        static NotCounted of(LeftOut leftOut) {
            return new NotCounted(
                    leftOut.number(),
                    leftOut.subject(),
                    leftOut.time().map(LeftOut.Span::from),
                    leftOut.time().map(LeftOut.Span::until),
                    leftOut.reason(),
                    leftOut.words(),
                    leftOut.askedBy(),
                    leftOut.approvedBy(),
                    leftOut.approvedSelf(),
                    leftOut.approvedAt());
        }
    }

    /// A promise that was broken.
    ///
    /// @param credit what it gives back by itself, before the cap
    record Broken(
            long ticket,
            String subject,
            Commitment commitment,
            Priority priority,
            Instant knownAt,
            Optional<Amount> credit) {

        static Broken of(KnownOutcome known, AccountMonth month) {
            MeasuredCase broken = ServiceLevel.cases(List.of(known)).getFirst();
            return new Broken(
                    known.number(),
                    known.subject(),
                    known.outcome().commitment(),
                    known.outcome().priority(),
                    known.outcome().knownAt(),
                    month.byCase().stream()
                            .filter(credit -> credit.broken().equals(broken))
                            .findFirst()
                            .map(credit -> Amount.of(credit.amount())));
        }
    }

    static MonthJson of(AccountMonth month) {
        return new MonthJson(
                String.valueOf(month.client().id()),
                month.client().name(),
                month.month(),
                month.over(),
                month.ledger().map(ledger -> Books.of(ledger, month.closed().isPresent())),
                Service.of(month),
                month.creditSoFar().filter(Money::isPositive).map(Amount::of),
                month.found().stream().map(Found::of).toList());
    }
}
