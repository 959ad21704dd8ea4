package fettle.server.api.ticket;

import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import java.util.List;

/// Tickets: found and read.
public final class TicketResource implements Resource {

    private final TicketReader reader;

    public TicketResource(TicketDesk desk) {
        this.reader = desk.reader();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/tickets", reader::list),
                Operation.read("/tickets/{number}", (call, tx) -> reader.one(tx, call.inPath("number"))));
    }
}
