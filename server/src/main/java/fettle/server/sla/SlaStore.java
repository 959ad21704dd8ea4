package fettle.server.sla;

import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.clock.ClockReading;
import fettle.server.sla.MeasuredOutcome.Measure;
import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import fettle.server.ticket.log.ExclusionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Clocks and outcomes as rows, by the statements in `sla.sql`. Every `Tx` is bound to the client of the ticket.
final class SlaStore {

    /// A ticket to look at, by its row.
    record Place(long clientId, long ticketId) {}

    /// A calendar whose clocks are to be counted anew, from a moment on.
    record Recount(long calendarId, Instant at) {}

    List<StoredClock> clocks(Tx client, long ticketId) {
        return client.sql("sla.clocks").set("ticket", ticketId).list(SlaStore::clock);
    }

    List<StoredClock> clocksOf(Tx tx, List<Long> ticketIds) {
        return tx.among("sla.clocks-of", ticketIds, SlaStore::clock);
    }

    /// Makes the rows of a ticket exactly these clocks.
    void keep(Tx client, long ticketId, List<StoredClock> clocks) {
        List<Commitment> before =
                clocks(client, ticketId).stream().map(StoredClock::commitment).toList();
        if (!clocks.stream().map(StoredClock::commitment).toList().containsAll(before)) {
            client.sql("sla.forget-clocks").set("ticket", ticketId).update();
            before = List.of();
        }
        for (StoredClock clock : clocks) {
            set(client.sql(before.contains(clock.commitment()) ? "sla.update-clock" : "sla.keep-clock"), clock)
                    .update();
        }
    }

    /// In the order of [#keepOutcomes]: by measure, then by time.
    List<MeasuredOutcome> outcomes(Tx client, long ticketId) {
        return client.sql("sla.outcomes")
                .set("ticket", ticketId)
                .list(row -> new MeasuredOutcome(row.one(Measure.class, "measure"), outcome(row)));
    }

    void keepOutcomes(Tx client, long ticketId, List<MeasuredOutcome> outcomes) {
        if (outcomes(client, ticketId).equals(outcomes)) {
            return;
        }
        client.sql("sla.forget-outcomes").set("ticket", ticketId).update();
        for (MeasuredOutcome measured : outcomes) {
            CaseOutcome outcome = measured.outcome();
            client.sql("sla.keep-outcome")
                    .set("measure", measured.measure())
                    .set("ticket", ticketId)
                    .set("commitment", outcome.commitment())
                    .set("instance", outcome.instance())
                    .set("priority", outcome.priority())
                    .set("met", outcome.met())
                    .set("open", outcome.open())
                    .set("live", outcome.live())
                    .set("counted", outcome.counted().toSeconds())
                    .set("knownAt", outcome.knownAt())
                    .update();
        }
    }

    /// The numbers of the tickets received from one moment up to another, by their ids, in order of receipt.
    Map<Long, Long> received(Tx client, Instant since, Instant until) {
        Map<Long, Long> numbers = new LinkedHashMap<>();
        client.sql("sla.received")
                .set("since", since)
                .set("until", until)
                .list(row -> Map.entry(row.id("id"), row.id("number")))
                .forEach(ticket -> numbers.put(ticket.getKey(), ticket.getValue()));
        return numbers;
    }

    /// What became known, but for what only the other measure holds.
    List<KnownOutcome> known(Tx client, Instant since, Instant until, Measure without) {
        return client.sql("sla.outcomes-known")
                .set("without", without)
                .set("since", since)
                .set("until", until)
                .list(row -> new KnownOutcome(row.id("number"), row.text("subject"), outcome(row)));
    }

    /// The broken promises from before a moment, of tickets that broke another from then up to a later one.
    List<KnownOutcome> brokenBefore(Tx client, Instant since, Instant until, Measure without) {
        return client.sql("sla.broken-before")
                .set("without", without)
                .set("since", since)
                .set("until", until)
                .list(row -> new KnownOutcome(row.id("number"), row.text("subject"), outcome(row)));
    }

    List<LeftOut> leftOut(Tx client, Instant since, Instant until) {
        return client.sql("sla.left-out")
                .set("since", since)
                .set("until", until)
                .list(SlaStore::leftOut);
    }

    void sort(Tx client, long ticketId, Instant sortAt) {
        client.sql("sla.sort").set("ticket", ticketId).set("sortAt", sortAt).update();
    }

    /// Makes everybody else who changes the ticket wait until this transaction ends.
    void lock(Tx client, long ticketId) {
        client.sql("sla.lock").set("ticket", ticketId).update();
    }

    List<Place> clocked(Tx tx, long after, int most) {
        return tx.sql("sla.clocked-tickets")
                .set("after", after)
                .set("most", most)
                .list(row -> new Place(row.id("client_id"), row.id("id")));
    }

    List<Place> overdue(Tx tx, Instant now, int most) {
        return tx.sql("sla.overdue")
                .set("now", now)
                .set("most", most)
                .list(row -> new Place(row.id("client_id"), row.id("ticket_id")));
    }

    List<Recount> dueRecounts(Tx tx, Instant now) {
        return tx.sql("sla.due-recounts")
                .set("now", now)
                .list(row -> new Recount(row.id("calendar_id"), row.instant("recount_at")));
    }

    /// The open tickets that have a clock of this calendar.
    List<Place> countedBy(Tx tx, long calendarId, long after, int most) {
        return tx.sql("sla.counted-by")
                .set("calendar", calendarId)
                .set("after", after)
                .set("most", most)
                .list(row -> new Place(row.id("client_id"), row.id("ticket_id")));
    }

    /// Forgets the recount, unless the calendar has changed once more.
    void recounted(Tx tx, Recount done) {
        tx.sql("sla.forget-recount")
                .set("calendar", done.calendarId())
                .set("at", done.at())
                .update();
    }

    private static Sql set(Sql statement, StoredClock clock) {
        return statement
                .set("ticket", clock.ticketId())
                .set("commitment", clock.commitment())
                .set("state", clock.state())
                .set("calendar", clock.calendarId())
                .set("target", clock.target().toSeconds())
                .set("counted", clock.counted().toSeconds())
                .set("runningSince", clock.runningSince())
                .set("due", clock.due())
                .set("breach", clock.breachAt())
                .set("nextWarning", clock.nextWarning())
                .set("breached", clock.breached());
    }

    private static StoredClock clock(Row row) {
        return new StoredClock(
                row.id("ticket_id"),
                row.one(Commitment.class, "commitment"),
                row.one(ClockReading.State.class, "state"),
                row.id("calendar_id"),
                Duration.ofSeconds(row.id("target_seconds")),
                Duration.ofSeconds(row.id("counted_seconds")),
                row.optionalInstant("running_since"),
                row.optionalInstant("due_at"),
                row.optionalInstant("breach_at"),
                row.optionalInstant("next_warning_at"),
                row.yes("breached"));
    }

    private static LeftOut leftOut(Row row) {
        return new LeftOut(
                row.id("number"),
                row.text("subject"),
                row.optionalInstant("from_at").map(from -> new LeftOut.Span(from, row.instant("until_at"))),
                row.one(ExclusionReason.class, "value"),
                row.text("reason"),
                row.text("asked_by"),
                row.text("approved_by"),
                row.id("asker") == row.id("approver"),
                row.instant("happened_at"));
    }

    private static CaseOutcome outcome(Row row) {
        return new CaseOutcome(
                row.id("ticket_id"),
                row.one(Commitment.class, "commitment"),
                row.count("instance"),
                row.one(Priority.class, "priority"),
                row.yes("met"),
                row.yes("still_open"),
                row.yes("live"),
                Duration.ofSeconds(row.id("counted_seconds")),
                row.instant("known_at"));
    }
}
