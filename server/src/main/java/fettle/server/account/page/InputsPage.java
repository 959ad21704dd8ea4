package fettle.server.account.page;

import fettle.contracts.money.Money;
import fettle.server.account.AccountMonth;
import fettle.server.account.Booked;
import fettle.server.account.Ledger;
import fettle.server.account.figure.Amounts;
import fettle.server.account.figure.LineWords;
import fettle.server.account.figure.WorkWords;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Everything that a month's figures were worked out from: lines, work, costs, and the sums in words.
///
/// @param back the client's page of this month
record InputsPage(
        String name,
        String month,
        String back,
        Adding adding,
        List<Line> lines,
        List<Cost> costs,
        List<Work> work,
        List<Sum> sums) {

    /// What a contract's line earned.
    record Line(String contract, String contractId, String name, String price, String earned) {}

    /// The form for another cost.
    record Adding(boolean offered, String action, String key, String currency) {}

    record Cost(String label, String amount) {}

    /// A piece of work with its price, the reasons for that, and its cost.
    ///
    /// @param late that it was written down after its month had been closed; "" when it was not
    record Work(
            String when,
            String number,
            String subject,
            String kind,
            String person,
            String time,
            String charge,
            List<String> reasons,
            String late,
            String cost) {}

    /// A figure with how it came about.
    record Sum(String label, String value, String how) {}

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK);

    static InputsPage of(AccountMonth month, boolean edits, Texts texts) {
        Optional<Ledger> ledger = month.ledger();
        ZoneId zone = month.client().zone();
        var words = new LineWords(texts, month.month().atEndOfMonth());
        return new InputsPage(
                month.client().name(),
                Months.name(month.month()),
                ClientPages.path(month.client()) + "?month=" + month.month(),
                new Adding(
                        edits,
                        ClientPages.path(month.client()) + "/months/" + month.month() + "/costs",
                        UUID.randomUUID().toString(),
                        ledger.map(it -> it.revenue().currency().getCurrencyCode())
                                .orElse("GBP")),
                ledger.stream()
                        .flatMap(it -> it.earned().stream())
                        .map(earned -> line(earned, words))
                        .toList(),
                ledger.stream()
                        .flatMap(it -> it.costs().stream())
                        .map(cost -> new Cost(cost.label(), Amounts.money(cost.amount())))
                        .toList(),
                ledger.stream()
                        .flatMap(it -> it.work().stream())
                        .map(booked -> work(booked, zone, texts))
                        .toList(),
                ledger.map(it -> sums(it, texts)).orElse(List.of()));
    }

    boolean anyLines() {
        return !lines.isEmpty();
    }

    boolean anyCosts() {
        return !costs.isEmpty();
    }

    boolean anyWork() {
        return !work.isEmpty();
    }

    private static Line line(Ledger.Earned earned, LineWords words) {
        return new Line(
                earned.contract(),
                String.valueOf(earned.contractId()),
                earned.line().name(),
                words.price(earned.line()),
                Amounts.money(earned.amount()));
    }

    private static Work work(Booked booked, ZoneId zone, Texts texts) {
        var work = booked.work();
        return new Work(
                MOMENT.format(work.startedAt().atZone(zone)),
                String.valueOf(work.ticketNumber()),
                work.subject(),
                work.kind().orElseGet(() -> texts.with("account.no-kind")),
                work.technician(),
                Amounts.hours(work.worked()),
                new WorkWords(texts).of(booked),
                Sentences.timeless(texts).of(booked.reasons()),
                booked.isLate() ? texts.with("account.late") : "",
                booked.labour()
                        .map(labour -> texts.with(
                                "account.cost-at", Amounts.money(labour.cost()), Amounts.money(labour.perHour())))
                        .orElseGet(() -> texts.with("account.uncosted")));
    }

    private static List<Sum> sums(Ledger ledger, Texts texts) {
        List<Sum> sums = new ArrayList<>();
        Money zero = Money.zero(ledger.currency());
        sums.add(sum("revenue", ledger.revenue(), texts));
        if (ledger.credits().compareTo(zero) > 0) {
            sums.add(sum("credits", ledger.credits().negated(), texts));
        }
        sums.add(sum("labour", ledger.labour(), texts));
        sums.add(sum("direct", ledger.direct(), texts));
        sums.add(sum("gross", ledger.gross(), texts));
        sums.add(sum("overhead", ledger.overhead(), texts));
        sums.add(sum("contribution", ledger.contribution(), texts));
        ledger.effectiveHourlyRate().ifPresent(rate -> sums.add(sum("effective-rate", rate, texts)));
        return sums;
    }

    private static Sum sum(String what, Money amount, Texts texts) {
        return new Sum(texts.with("account." + what), Amounts.money(amount), texts.with("account.how." + what));
    }
}
