package fettle.server.api.ticket;

import static java.util.Comparator.comparingLong;

import fettle.server.api.call.Call;
import fettle.server.api.call.Listing;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Reply.Spent;
import fettle.server.worklog.Approval;
import fettle.server.worklog.TimeEntry;
import fettle.server.worklog.TimeEntry.NotBillable;
import fettle.web.route.Who;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The time that was worked: listed and logged.
public final class TimeResource implements Resource {

    private static final Instant FAR_OFF = Instant.parse("9999-01-01T00:00:00Z");

    /// Time worked on a ticket.
    record Worked(
            String id,
            TicketHead.Named client,
            long ticket,
            TicketHead.Named technician,
            Instant startedAt,
            int minutes,
            boolean billable,
            Optional<NotBillable> notBillable,
            String note,
            Instant loggedAt,
            Optional<Approved> approval) {

        static Worked of(Row row) {
            Optional<NotBillable> reason = row.optionalOne(NotBillable.class, "non_billable_reason");
            return new Worked(
                    String.valueOf(row.id("id")),
                    new TicketHead.Named(String.valueOf(row.id("client_id")), row.text("client_name")),
                    row.id("number"),
                    new TicketHead.Named(String.valueOf(row.id("technician_id")), row.text("technician_name")),
                    row.instant("started_at"),
                    row.count("minutes"),
                    reason.isEmpty(),
                    reason,
                    row.text("note"),
                    row.instant("logged_at"),
                    Approval.of(row).map(Approved::of));
        }
    }

    /// Who let an entry stand, and when.
    record Approved(TicketHead.Named by, Instant at) {

        static Approved of(Approval approval) {
            return new Approved(
                    new TicketHead.Named(String.valueOf(approval.technicianId()), approval.name()), approval.at());
        }
    }

    private final TicketDesk desk;

    public TimeResource(TicketDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/time-entries", TimeResource::list),
                Operation.create(
                        "/tickets/{number}/time-entries", Who.API, "/time-entries/{}", this::log, TimeResource::one),
                Operation.read("/time-entries/{id}", (call, tx) -> one(call, tx, call.textInPath("id"))),
                Operation.act("/time-entries/{id}/approval", Who.API_TIME_APPROVER, this::approve, TimeResource::one));
    }

    private static Object list(Call call, Tx tx) {
        Listing listing = call.listing();
        Sql sql = entries(tx, listing.before(), listing.oneMore())
                .set("startedFrom", call.instantParameter("from").orElse(Instant.EPOCH))
                .set("startedUntil", call.instantParameter("until").orElse(FAR_OFF));
        TicketReader.only(sql, "anyClient", "client", call.idParameter("client"));
        TicketReader.only(sql, "anyTechnician", "technician", call.idParameter("technician"));
        TicketReader.only(sql, "anyTicket", "number", call.idParameter("ticket"));
        return listing.page(sql.list(Worked::of), entry -> Long.parseLong(entry.id()));
    }

    private Function<Tx, String> log(Call call) {
        Spent spent = new TicketBody(call.body()).time();
        Optional<Instant> startedAt = call.body().optionalInstant("startedAt");
        return tx -> {
            Ticket ticket =
                    desk.ticketing().handling().logTime(tx, TicketBody.seen(call), call.technician(), spent, startedAt);
            return String.valueOf(desk.times().ofTicket(tx, ticket.clientId(), ticket.id()).stream()
                    .max(comparingLong(TimeEntry::id))
                    .orElseThrow()
                    .id());
        };
    }

    private Function<Tx, String> approve(Call call) {
        Instant seen = call.body().optionalInstant("seenAt").orElseGet(desk.clock()::instant);
        return tx -> {
            Worked entry = one(call, tx, call.textInPath("id"));
            long client = Long.parseLong(entry.client().id());
            desk.times()
                    .approve(
                            tx,
                            client,
                            Long.parseLong(entry.id()),
                            call.technician().id(),
                            seen);
            return entry.id();
        };
    }

    private static Worked one(Call call, Tx tx, String id) {
        long wanted = Call.number(id);
        Sql sql = entries(tx, wanted + 1, 1).set("startedFrom", Instant.EPOCH).set("startedUntil", FAR_OFF);
        List.of("anyClient", "anyTechnician", "anyTicket").forEach(any -> sql.set(any, 1));
        List.of("client", "technician", "number").forEach(name -> sql.set(name, 0L));
        return sql.one(Worked::of)
                .filter(entry -> entry.id().equals(id))
                .orElseThrow(() -> new fettle.web.Refusal.NotFound("worklog.not-found"));
    }

    private static Sql entries(Tx tx, long before, int most) {
        return tx.sql("api.time-entries").set("before", before).set("n", most);
    }
}
