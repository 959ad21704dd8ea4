package fettle.server.api.ticket;

import fettle.contracts.money.Money;
import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.ask.approval.Approval;
import fettle.server.ask.approval.Approvals;
import fettle.server.ask.approval.Doubt;
import fettle.server.ask.approval.Question;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.log.ApprovalEnding;
import fettle.web.route.Who;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What people at clients are asked to approve for a ticket. Only they decide, behind their link or in the portal.
public final class ApprovalResource implements Resource {

    /// One question.
    ///
    /// @param doubt why they may never answer
    /// @param ending nothing while nobody has decided, as all that follows
    record Item(
            String id,
            String approver,
            String address,
            String question,
            Optional<Sum> amount,
            String askedBy,
            Instant askedAt,
            Instant until,
            Optional<Doubt> doubt,
            Optional<ApprovalEnding> ending,
            Optional<Instant> endedAt,
            Optional<String> endedBy,
            Optional<String> words) {}

    /// An amount of money.
    record Sum(long minor, String currency) {

        static Sum of(Money money) {
            return new Sum(money.minor(), money.currency().getCurrencyCode());
        }
    }

    /// All of a ticket, the oldest first.
    record Items(List<Item> items) {}

    private final Tickets tickets;
    private final Approvals approvals;

    public ApprovalResource(Tickets tickets, Approvals approvals) {
        this.tickets = tickets;
        this.approvals = approvals;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/tickets/{number}/approvals", this::all),
                Operation.act("/tickets/{number}/approvals", Who.API, this::ask, (call, tx, _) -> all(call, tx)),
                Operation.act(
                        "/tickets/{number}/approvals/{id}/withdrawal",
                        Who.API,
                        this::withdraw,
                        (call, tx, _) -> all(call, tx)));
    }

    private Items all(Call call, Tx tx) {
        Ticket ticket = tickets.find(tx, call.inPath("number"));
        Map<Approval, Doubt> doubts = approvals.doubts(tx, ticket.clientId(), ticket.id());
        return new Items(approvals.ofTicket(tx, ticket.clientId(), ticket.id()).stream()
                .map(approval -> item(approval, Optional.ofNullable(doubts.get(approval))))
                .toList());
    }

    private Function<Tx, String> ask(Call call) {
        Members body = call.body();
        var question = new Question(
                body.id("approver"), body.text("question"), body.optionalText("amount"), body.instant("until"));
        return tx -> {
            approvals.ask(tx, TicketBody.seen(call), call.technician(), question);
            return call.textInPath("number");
        };
    }

    private Function<Tx, String> withdraw(Call call) {
        String why = call.body().text("why");
        return tx -> {
            approvals.withdraw(tx, TicketBody.seen(call), call.technician(), call.inPath("id"), why);
            return call.textInPath("number");
        };
    }

    private static Item item(Approval approval, Optional<Doubt> doubt) {
        Optional<Approval.Ended> ended = approval.ended();
        return new Item(
                String.valueOf(approval.id()),
                approval.approver().name(),
                approval.approver().address(),
                approval.words(),
                approval.amount().map(Sum::of),
                approval.asker(),
                approval.askedAt(),
                approval.endsAt(),
                doubt,
                ended.map(Approval.Ended::ending),
                ended.map(Approval.Ended::at),
                ended.map(Approval.Ended::by),
                ended.map(Approval.Ended::words));
    }
}
