package fettle.server.account.page;

import fettle.contracts.money.Money;
import fettle.server.account.AccountMonth;
import fettle.server.account.Booked;
import fettle.server.account.Ledger;
import fettle.server.account.WorkedTime;
import fettle.server.account.figure.Amounts;
import fettle.server.account.figure.LineWords;
import fettle.server.account.figure.WorkWords;
import fettle.server.signin.DeskUser;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
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
        Approving approving,
        List<Line> lines,
        List<Cost> costs,
        List<Work> work,
        List<Sum> sums) {

    /// What a contract's line earned.
    record Line(String contract, String contractId, String name, String price, String earned) {}

    /// The form for another cost.
    record Adding(boolean offered, String action, String key, String currency) {}

    /// The form in which time is approved.
    ///
    /// @param seen the moment of the page: what is changed later is not approved by it
    /// @param waiting how much waits for the reader, "" for nothing
    record Approving(String action, String key, String seen, String waiting) {

        static Approving of(AccountMonth month, DeskUser reader, Instant now, Texts texts) {
            Duration waiting = month.work().stream()
                    .filter(work -> waitsFor(reader, work))
                    .map(WorkedTime::worked)
                    .reduce(Duration.ZERO, Duration::plus);
            return new Approving(
                    ClientPages.path(month.client()) + "/months/" + month.month() + "/approvals",
                    UUID.randomUUID().toString(),
                    String.valueOf(now.toEpochMilli()),
                    waiting.isZero() ? "" : texts.with("account.approve-all", Amounts.hours(waiting)));
        }

        static boolean waitsFor(DeskUser reader, WorkedTime work) {
            return reader.role().approvesTime()
                    && work.approval().isEmpty()
                    && work.technicianId() != reader.technicianId();
        }

        boolean any() {
            return !waiting.isEmpty();
        }
    }

    record Cost(String label, String amount) {}

    /// A piece of work with its price, the reasons for that, and its cost.
    ///
    /// @param late that it was written down after its month had been closed; "" when it was not
    /// @param id of the entry, where the reader may approve it
    /// @param approval by whom it was approved, or that it was not
    record Work(
            Optional<String> id,
            String when,
            String number,
            String subject,
            String kind,
            String person,
            String time,
            String charge,
            List<String> reasons,
            String late,
            String cost,
            String approval) {}

    /// A figure with how it came about.
    record Sum(String label, String value, String how) {}

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK);

    static InputsPage of(AccountMonth month, DeskUser reader, Instant now, Texts texts) {
        Optional<Ledger> ledger = month.ledger();
        ZoneId zone = month.client().zone();
        var words = new LineWords(texts, month.month().atEndOfMonth());
        return new InputsPage(
                month.client().name(),
                Months.name(month.month()),
                ClientPages.path(month.client()) + "?month=" + month.month(),
                new Adding(
                        reader.role().managesAccounts(),
                        ClientPages.path(month.client()) + "/months/" + month.month() + "/costs",
                        UUID.randomUUID().toString(),
                        ledger.map(it -> it.revenue().currency().getCurrencyCode())
                                .orElse("GBP")),
                Approving.of(month, reader, now, texts),
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
                        .map(booked -> work(booked, reader, zone, texts))
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

    private static Work work(Booked booked, DeskUser reader, ZoneId zone, Texts texts) {
        var work = booked.work();
        return new Work(
                Optional.of(String.valueOf(work.id())).filter(_ -> Approving.waitsFor(reader, work)),
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
                        .orElseGet(() -> texts.with("account.uncosted")),
                work.approval()
                        .map(approval -> texts.with("account.approved-by", approval.name()))
                        .orElseGet(() -> texts.with("account.not-approved")));
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
