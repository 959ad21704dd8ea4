package fettle.server.account.figure;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Period;
import fettle.contracts.margin.outlook.Burn;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.pool.Balance;
import fettle.server.account.AccountMonth;
import fettle.server.account.HeldLine;
import fettle.web.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an allowance, a block or a retainer held and gave out, in words, with an early warning (DOMAIN 3.4, 3.5, 4.8).
///
/// @param share of it that is used, from 0 to 100, for a bar
/// @param tone "", warn or bad
public record Holding(String name, String used, String left, String share, String tone, List<String> notes) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
    private static final int DAYS_OF_WARNING = 30;

    /// All that the client's lines hold in a month.
    public static List<Holding> of(AccountMonth month, Instant now, Texts texts) {
        return month.ledger().stream()
                .flatMap(ledger -> ledger.held().stream())
                .map(held -> of(held, month, now, texts))
                .toList();
    }

    private static Holding of(HeldLine held, AccountMonth month, Instant now, Texts texts) {
        return switch (held.on(now.atZone(month.client().zone()).toLocalDate())) {
            case Balance.OfMinutes minutes -> ofMinutes(held, minutes, month, now, texts);
            case Balance.OfMoney money -> ofMoney(held, money, texts);
        };
    }

    private static Holding ofMinutes(
            HeldLine held, Balance.OfMinutes balance, AccountMonth month, Instant now, Texts texts) {
        Minutes used = held.period().stream()
                .map(Balance.OfMinutes.class::cast)
                .map(one -> one.drawn().plus(one.fromBefore()))
                .reduce(Minutes.ZERO, Minutes::plus);
        Minutes whole = used.plus(balance.left()).plus(balance.lapsed());
        List<String> notes = new ArrayList<>();
        Optional<Burn> burn = burn(held, month, now, used, whole);
        String level = burn.map(one -> word(one.level())).orElse(usedUp(used, whole));
        burn.filter(one -> isLoud(one.level()))
                .ifPresent(one -> notes.add(texts.with("account.burn." + word(one.level()))));
        addNotes(balance, texts, notes);
        String tone = tone(level);
        return new Holding(
                balance.line(),
                texts.with("account.used-of", time(used), time(whole)),
                texts.with("account.left-now", time(balance.left())),
                share(used, whole),
                addLapse(held, month, balance, now, texts, notes) && tone.isEmpty() ? "warn" : tone,
                notes);
    }

    private static Holding ofMoney(HeldLine held, Balance.OfMoney balance, Texts texts) {
        Money used = held.period().stream()
                .map(Balance.OfMoney.class::cast)
                .map(Balance.OfMoney::drawn)
                .reduce(Money::plus)
                .orElseThrow();
        Money whole = used.plus(balance.left()).plus(balance.lapsed());
        List<String> notes = new ArrayList<>();
        if (balance.lapsed().isPositive()) {
            notes.add(texts.with("account.lapsed", Amounts.money(balance.lapsed())));
        }
        boolean empty = whole.isPositive()
                && balance.left().isZero()
                && !balance.lapsed().isPositive();
        return new Holding(
                balance.line(),
                texts.with("account.used-of", Amounts.money(used), Amounts.money(whole)),
                texts.with("account.left-now", Amounts.money(balance.left())),
                whole.isPositive() ? String.valueOf(100 * used.minor() / whole.minor()) : "0",
                empty ? "warn" : "",
                notes);
    }

    /// How fast an allowance is used up while its period runs; nothing for a block, or once the month is over.
    private static Optional<Burn> burn(HeldLine held, AccountMonth month, Instant now, Minutes used, Minutes whole) {
        if (month.over() || month.terms().isEmpty()) {
            return Optional.empty();
        }
        return held.line()
                .filter(ContractLine.Allowance.class::isInstance)
                .map(ContractLine.Allowance.class::cast)
                .flatMap(line -> burn(line.period(), month, now, used, whole));
    }

    private static Optional<Burn> burn(Period period, AccountMonth month, Instant now, Minutes used, Minutes whole) {
        ZoneId zone = month.client().zone();
        BusinessCalendar calendar = month.terms().orElseThrow().policy().calendar();
        Instant start = period.start(month.month()).atStartOfDay(zone).toInstant();
        Instant end = period.end(month.month()).atStartOfDay(zone).toInstant();
        Minutes length = Minutes.of(calendar.between(start, end));
        if (now.isBefore(start) || !length.isPositive()) {
            return Optional.empty();
        }
        Minutes gone = Minutes.of(calendar.between(start, now)).min(length);
        return Optional.of(new Burn(used, whole, gone, length));
    }

    private static String usedUp(Minutes used, Minutes whole) {
        return whole.isPositive() && used.compareTo(whole) >= 0 ? word(Burn.Level.EXHAUSTED) : word(Burn.Level.OK);
    }

    private static boolean isLoud(Burn.Level level) {
        return switch (level) {
            case QUIET, OK -> false;
            case WATCH, ACT, EXHAUSTED -> true;
        };
    }

    private static String tone(String level) {
        return switch (level) {
            case "act", "exhausted" -> "bad";
            case "watch" -> "warn";
            default -> "";
        };
    }

    private static void addNotes(Balance.OfMinutes balance, Texts texts, List<String> notes) {
        if (balance.fromBefore().isPositive()) {
            notes.add(texts.with("account.from-before", time(balance.fromBefore())));
        }
        if (balance.lapsed().isPositive()) {
            notes.add(texts.with("account.lapsed", time(balance.lapsed())));
        }
        if (balance.deferred().isPositive()) {
            notes.add(texts.with("account.deferred", Amounts.money(balance.deferred())));
        }
    }

    /// Adds when the rest lapses; tells whether that is soon.
    private static boolean addLapse(
            HeldLine held,
            AccountMonth month,
            Balance.OfMinutes balance,
            Instant now,
            Texts texts,
            List<String> notes) {
        Optional<LocalDate> last = held.line().flatMap(line -> lastDay(line, month));
        if (last.isEmpty() || !balance.left().isPositive()) {
            return false;
        }
        notes.add(texts.with("account.lapses-after", DAY.format(last.get())));
        LocalDate today = now.atZone(month.client().zone()).toLocalDate();
        boolean block = held.line().filter(ContractLine.Block.class::isInstance).isPresent();
        return block && ChronoUnit.DAYS.between(today, last.get()) <= DAYS_OF_WARNING;
    }

    /// The last day on which what is left now may still be used.
    private static Optional<LocalDate> lastDay(ContractLine line, AccountMonth month) {
        return switch (line) {
            case ContractLine.Block block -> block.expires();
            case ContractLine.Allowance allowance ->
                Optional.of(allowance
                        .period()
                        .end(month.month())
                        .plusMonths((long) allowance.rollover().periods()
                                * allowance.period().months())
                        .minusDays(1));
            case ContractLine.Retainer retainer ->
                Optional.of(retainer.period().end(month.month()).minusDays(1));
            case ContractLine.Fixed _,
                    ContractLine.Seats _,
                    ContractLine.TimeAndMaterials _,
                    ContractLine.PerIncident _,
                    ContractLine.OneOff _,
                    ContractLine.CostOnly _ -> Optional.empty();
        };
    }

    private static String share(Minutes used, Minutes whole) {
        if (!whole.isPositive()) {
            return "0";
        }
        Minutes hundredths = used.share(100 * whole.denominator(), Math.max(1, whole.numerator()));
        return String.valueOf(Math.min(100, hundredths.halfUp().numerator()));
    }

    private static String time(Minutes minutes) {
        return Amounts.hours(minutes.toDuration());
    }

    private static String word(Burn.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
