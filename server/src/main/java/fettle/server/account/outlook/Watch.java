package fettle.server.account.outlook;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.margin.outlook.MarginWatch;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.server.account.AccountMonth;
import fettle.server.account.Ledger;
import fettle.server.account.figure.Earnings;
import fettle.server.contract.ContractVersion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// What a running month has earned and cost so far, from which follows where its margin is heading (DOMAIN 4.8).
///
/// @param fixed earned whoever works, less credits
/// @param byTheHour earned by work so far
/// @param calendar the contract's, by whose business time the month goes on
public record Watch(
        Money fixed,
        Money byTheHour,
        Money labour,
        Money direct,
        BusinessCalendar calendar,
        Instant start,
        Instant end) {

    /// Nothing once the month is over, or without a contract.
    public static Optional<Watch> of(AccountMonth month) {
        if (month.over()) {
            return Optional.empty();
        }
        return month.ledger().flatMap(ledger -> month.terms().map(terms -> of(month, ledger, terms)));
    }

    /// Where it is heading if it goes on like this; nothing before its first business hour. Work by the
    /// hour earns as it costs: both are projected.
    public Optional<MarginWatch> at(Instant now) {
        Minutes length = Minutes.of(calendar.between(start, end));
        Minutes gone =
                now.isAfter(start) ? Minutes.of(calendar.between(start, now)).min(length) : Minutes.ZERO;
        if (!gone.isPositive()) {
            return Optional.empty();
        }
        Money revenue = fixed.plus(byTheHour.share(length, gone));
        return Optional.of(new MarginWatch(revenue, labour, direct, gone, length));
    }

    private static Watch of(AccountMonth month, Ledger ledger, ContractVersion terms) {
        var earned = Earnings.of(ledger);
        ZoneId zone = month.client().zone();
        return new Watch(
                earned.fixed().minus(ledger.credits()),
                earned.byTheHour(),
                ledger.labour(),
                ledger.direct(),
                terms.policy().calendar(),
                month.month().atDay(1).atStartOfDay(zone).toInstant(),
                month.month().plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    }
}
