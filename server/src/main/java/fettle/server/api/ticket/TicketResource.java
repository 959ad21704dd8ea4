package fettle.server.api.ticket;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Priority;
import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.api.call.Sending;
import fettle.server.client.Clients;
import fettle.server.staff.Staff;
import fettle.server.store.Tx;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.kind.TicketType;
import fettle.web.Refusal;
import fettle.web.route.Who;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Tickets: found, read, and opened.
public final class TicketResource implements Resource {

    /// Whose file it is, and where its bytes are.
    private record Kept(String name, String sha256) {}

    private final TicketDesk desk;
    private final TicketReader reader;
    private final Clients clients;
    private final Staff staff;

    public TicketResource(TicketDesk desk, Clients clients, Staff staff) {
        this.desk = desk;
        this.reader = desk.reader();
        this.clients = clients;
        this.staff = staff;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/tickets", reader::list),
                Operation.create(
                        "/tickets", Who.API, this::open, (_, tx, number) -> reader.one(tx, Long.parseLong(number))),
                Operation.read("/tickets/{number}", (call, tx) -> reader.one(tx, call.inPath("number"))),
                Operation.bytes("/attachments/{id}", this::attachment));
    }

    /// What the technician wrote down for somebody.
    private Function<Tx, String> open(Call call) {
        Members body = call.body();
        NewEntry entry = NewEntry.of(body.text("text")).with(new TicketBody(body).files(desk.blobs()));
        NewTicket about = NewTicket.asked(
                        body.id("client"),
                        body.optionalId("contact"),
                        call.technician(),
                        body.one(Channel.class, "channel", Channel.TECHNICIAN),
                        body.optionalInstant("receivedAt").orElseGet(desk.clock()::instant),
                        body.text("subject"),
                        entry)
                .as(
                        body.one(TicketType.class, "type", TicketType.INCIDENT),
                        body.one(Priority.class, "priority", Priority.P3));
        NewTicket queued = body.optionalId("group").map(about::inQueue).orElse(about);
        return tx -> {
            check(tx, queued);
            return String.valueOf(desk.ticketing().tickets().open(tx, queued).number());
        };
    }

    private void check(Tx tx, NewTicket about) {
        clients.client(tx, about.clientId());
        about.contactId().ifPresent(contact -> clients.contact(tx, about.clientId(), contact));
        if (about.filing()
                .groupId()
                .filter(group -> staff.group(tx, group).isEmpty())
                .isPresent()) {
            throw Refusal.Invalid.field("group", "staff.group-not-found");
        }
    }

    private void attachment(Call call, ServerResponse response) {
        Tx read = desk.database().read(call.scope());
        Kept file = kept(read, "api.attachment", call)
                .or(() -> kept(read, "api.supplier-file", call))
                .orElseThrow(() -> new Refusal.NotFound("refusal.not-found"));
        Sending.file(response, Sending.OCTETS, file.name(), desk.blobs().open(file.sha256()));
    }

    private static Optional<Kept> kept(Tx read, String statement, Call call) {
        return read.sql(statement)
                .set("id", call.inPath("id"))
                .one(row -> new Kept(row.text("name"), row.text("sha256")));
    }
}
