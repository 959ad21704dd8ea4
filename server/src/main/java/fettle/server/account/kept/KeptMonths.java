package fettle.server.account.kept;

import fettle.contracts.money.Money;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.attainment.Adjustment;
import fettle.contracts.sla.attainment.Adjustment.Kept;
import fettle.server.sla.CaseOutcome;
import fettle.server.sla.KnownOutcome;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Closed months of service as rows, by the statements in `kept.sql`. Every `Tx` is bound to the client.
final class KeptMonths {

    /// A case as it was sent, with the figures that it belongs to.
    record Case(Measure measure, KnownOutcome outcome) {}

    /// Both the share as it happened and the one without what was left out, or one of them.
    enum Measure {
        BOTH,
        RAW,
        ADJUSTED
    }

    /// What a closed month gave back for a month: itself, or one closed before it.
    record Given(YearMonth closed, YearMonth concerns, Optional<Money> amount) {}

    void keep(Tx client, YearMonth month, Case one) {
        CaseOutcome outcome = one.outcome().outcome();
        client.sql("kept.insert-case")
                .set("month", month.toString())
                .set("ticket", outcome.ticketId())
                .set("number", one.outcome().number())
                .set("subject", one.outcome().subject())
                .set("commitment", outcome.commitment())
                .set("instance", outcome.instance())
                .set("measure", one.measure())
                .set("priority", outcome.priority())
                .set("met", outcome.met())
                .set("open", outcome.open())
                .set("live", outcome.live())
                .set("counted", outcome.counted().toSeconds())
                .set("knownAt", outcome.knownAt())
                .update();
    }

    void keep(Tx client, YearMonth month, FoundLater.Line line) {
        Adjustment adjustment = line.adjustment();
        client.sql("kept.insert-adjustment")
                .set("month", month.toString())
                .set("concerns", adjustment.concerns().toString())
                .set("number", Long.parseLong(adjustment.ticket()))
                .set("commitment", adjustment.commitment())
                .set("metBefore", adjustment.before().met())
                .set("brokenBefore", adjustment.before().broken())
                .set("metAfter", adjustment.after().met())
                .set("brokenAfter", adjustment.after().broken())
                .set("credit", line.credit().map(Money::minor))
                .set("currency", line.credit().map(money -> money.currency().getCurrencyCode()))
                .update();
    }

    void keep(Tx client, Given given) {
        client.sql("kept.insert-credit")
                .set("month", given.closed().toString())
                .set("concerns", given.concerns().toString())
                .set("amount", given.amount().map(Money::minor).orElse(0L))
                .set("currency", given.amount().map(money -> money.currency().getCurrencyCode()))
                .update();
    }

    List<Case> cases(Tx client, YearMonth month) {
        return client.sql("kept.cases").set("month", month.toString()).list(KeptMonths::sent);
    }

    /// All adjustments that closed months list.
    List<FoundLater.Line> lines(Tx client) {
        return client.sql("kept.adjustments").list(KeptMonths::line);
    }

    List<Given> given(Tx client) {
        return client.sql("kept.credits")
                .list(row -> new Given(
                        YearMonth.parse(row.text("month_closed")),
                        YearMonth.parse(row.text("concerns")),
                        money(row, "amount_minor")));
    }

    /// The months of which something reads differently today than when they were closed.
    Set<YearMonth> changed(Tx client, Instant since, Instant until, ZoneId zone) {
        Set<YearMonth> changed =
                new HashSet<>(client.sql("kept.no-longer-so").list(row -> YearMonth.parse(row.text("month_closed"))));
        changed.addAll(client.sql("kept.not-so-before")
                .set("since", since)
                .set("until", until)
                .list(row -> YearMonth.from(row.instant("known_at").atZone(zone))));
        return changed;
    }

    private static Case sent(Row row) {
        var outcome = new CaseOutcome(
                row.id("ticket_id"),
                row.one(Commitment.class, "commitment"),
                row.count("instance"),
                row.one(Priority.class, "priority"),
                row.yes("met"),
                row.yes("still_open"),
                row.yes("live"),
                Duration.ofSeconds(row.id("counted_seconds")),
                row.instant("known_at"));
        return new Case(
                row.one(Measure.class, "measure"),
                new KnownOutcome(row.id("ticket_number"), row.text("subject"), outcome));
    }

    private static FoundLater.Line line(Row row) {
        return new FoundLater.Line(
                new Adjustment(
                        YearMonth.parse(row.text("concerns")),
                        YearMonth.parse(row.text("month_closed")),
                        String.valueOf(row.id("ticket_number")),
                        row.one(Commitment.class, "commitment"),
                        new Kept(row.count("met_before"), row.count("broken_before")),
                        new Kept(row.count("met_after"), row.count("broken_after"))),
                money(row, "credit_minor"));
    }

    private static Optional<Money> money(Row row, String column) {
        return row.optionalText("currency").map(currency -> new Money(row.id(column), Currency.getInstance(currency)));
    }
}
