package fettle.server.contract.line;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.Cover;
import fettle.contracts.contract.work.CoverRule;
import fettle.contracts.contract.work.WorkTerms;
import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// What work a line takes and how it counts it, as rows.
final class WorkTermsRows {

    private final LineCalendars calendars;

    WorkTermsRows(LineCalendars calendars) {
        this.calendars = calendars;
    }

    /// Fills in the columns of a line that tell how it counts work.
    void bind(Tx client, Sql insert, Billing billing) {
        BillingIncrement increment = billing.increment();
        insert.set("increment", (int) increment.increment().toMinutes())
                .set("minimum", (int) increment.minimum().toMinutes())
                .set("rounding", increment.rounding())
                .set("countedPer", increment.per())
                .set("afterHours", billing.afterHours().toPlainString());
        if (!billing.supportHours().equals(BusinessCalendar.aroundTheClock())) {
            insert.set("calendar", calendars.idOf(client, billing.supportHours()));
        }
    }

    void insert(Tx client, long line, WorkTerms terms) {
        int position = 0;
        for (CoverRule rule : terms.cover().rules()) {
            client.sql("line.insert-rule")
                    .set("line", line)
                    .set("position", position++)
                    .set("covers", rule.covers())
                    .set("services", written(rule.services()))
                    .set("kinds", written(rule.kinds()))
                    .set("people", written(rule.people()))
                    .set("hours", rule.hours())
                    .update();
        }
        terms.billing()
                .kinds()
                .forEach((kind, multiplier) -> client.sql("line.insert-kind")
                        .set("line", line)
                        .set("kind", kind)
                        .set("multiplier", multiplier.toPlainString())
                        .update());
    }

    WorkTerms terms(Tx client, Row row) {
        long line = row.id("id");
        var cover = new Cover(client.sql("line.rules").set("line", line).list(WorkTermsRows::rule));
        var increment = new BillingIncrement(
                Duration.ofMinutes(row.count("increment_minutes")),
                Duration.ofMinutes(row.count("minimum_minutes")),
                row.one(BillingIncrement.Rounding.class, "rounding"),
                row.one(BillingIncrement.Per.class, "counted_per"));
        BusinessCalendar hours = row.optionalId("calendar_id")
                .map(id -> calendars.calendar(client, id))
                .orElseGet(BusinessCalendar::aroundTheClock);
        return new WorkTerms(
                cover, new Billing(increment, hours, new BigDecimal(row.text("after_hours")), kinds(client, line)));
    }

    private static Map<String, BigDecimal> kinds(Tx client, long line) {
        return client
                .sql("line.kinds")
                .set("line", line)
                .list(row -> Map.entry(row.text("kind"), new BigDecimal(row.text("multiplier"))))
                .stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static CoverRule rule(Row row) {
        return new CoverRule(
                row.yes("covers"),
                read(row.text("services")),
                read(row.text("kinds")),
                read(row.text("people")),
                row.one(CoverRule.Hours.class, "hours"));
    }

    private static String written(Set<String> names) {
        return names.stream().sorted().collect(joining("\n"));
    }

    private static Set<String> read(String names) {
        return names.lines().collect(toUnmodifiableSet());
    }
}
