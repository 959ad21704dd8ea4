package fettle.server.api.ticket;

import fettle.server.api.call.Call;
import fettle.server.api.call.Listing;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.staff.Staff;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.canned.CannedReplies;
import fettle.server.ticket.canned.CannedReply;
import fettle.web.Refusal;
import fettle.web.route.Who;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The texts that replies begin with, as they are written and as they read on a ticket.
public final class CannedReplyResource implements Resource {

    /// One as it is written, with names in braces.
    record Shown(String id, String name, String text, Optional<String> group, boolean active, int version) {

        static Shown of(CannedReply reply) {
            return new Shown(
                    String.valueOf(reply.id()),
                    reply.name(),
                    reply.text(),
                    reply.groupId().map(String::valueOf),
                    reply.active(),
                    reply.version());
        }
    }

    /// One as it reads on a ticket.
    record Filled(String id, String name, String text) {}

    private final Ticketing ticketing;
    private final CannedReplies replies;
    private final Staff staff;

    public CannedReplyResource(Ticketing ticketing, Staff staff) {
        this.ticketing = ticketing;
        this.replies = ticketing.canned();
        this.staff = staff;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read(
                        "/canned-replies",
                        (call, tx) -> call.listing()
                                .of(replies.all(tx), CannedReply::id)
                                .map(Shown::of)),
                Operation.create(
                        "/canned-replies",
                        Who.API_ADMINISTRATOR,
                        this::add,
                        (_, tx, id) -> one(tx, Long.parseLong(id))),
                Operation.read("/canned-replies/{id}", (call, tx) -> one(tx, call.inPath("id"))),
                Operation.put(
                        "/canned-replies/{id}",
                        Who.API_ADMINISTRATOR,
                        this::change,
                        (_, tx, id) -> one(tx, Long.parseLong(id))),
                Operation.read("/tickets/{number}/canned-replies", this::onTicket));
    }

    private Shown one(Tx tx, long id) {
        return Shown.of(replies.find(tx, id));
    }

    private Function<Tx, String> add(Call call) {
        CannedReply.Wanted wanted = wanted(call.body());
        return tx -> {
            check(tx, wanted);
            return String.valueOf(replies.add(tx, wanted).id());
        };
    }

    private Function<Tx, String> change(Call call) {
        CannedReply.Wanted wanted = wanted(call.body());
        int version = call.body().count("version", 0);
        return tx -> {
            check(tx, wanted);
            return String.valueOf(
                    replies.change(tx, call.inPath("id"), version, wanted).id());
        };
    }

    private void check(Tx tx, CannedReply.Wanted wanted) {
        if (wanted.groupId().filter(group -> staff.group(tx, group).isEmpty()).isPresent()) {
            throw Refusal.Invalid.field("group", "staff.group-not-found");
        }
    }

    private Listing.Page<Filled> onTicket(Call call, Tx tx) {
        Ticket ticket = ticketing.tickets().find(tx, call.inPath("number"));
        List<CannedReply> offered =
                replies.offered(tx, ticket, staff.groupsOf(tx, call.technician().id()));
        return call.listing().of(offered, CannedReply::id).map(reply -> filled(call, tx, ticket, reply));
    }

    private Filled filled(Call call, Tx tx, Ticket ticket, CannedReply reply) {
        return new Filled(
                String.valueOf(reply.id()),
                reply.name(),
                replies.filled(tx, reply, ticket, call.technician().name()));
    }

    private static CannedReply.Wanted wanted(Members body) {
        return new CannedReply.Wanted(
                body.text("name"), body.text("text"), body.optionalId("group"), body.yes("active", true));
    }
}
