package fettle.server.intake.held;

import fettle.server.client.Addresses;
import fettle.server.store.Ids;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Senders whose mail is held whatever else speaks for it: single addresses, and whole domains.
public final class BlockedSenders {

    /// A sender who is blocked.
    ///
    /// @param sender an address, or a domain
    /// @param technician who blocked them
    public record Blocked(long id, String sender, String technician, Instant at) {}

    private final Ids ids;
    private final InstantSource clock;

    public BlockedSenders(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /// Why mail from this address is held, if it is.
    public Optional<Blocked> find(Tx tx, String address) {
        return Addresses.folded(address)
                .flatMap(folded -> tx.sql("held.blocked")
                        .set("address", folded)
                        .set("domain", Addresses.domainOf(folded))
                        .one(BlockedSenders::blocked));
    }

    public List<Blocked> all(Tx tx) {
        return tx.sql("held.all-blocked").list(BlockedSenders::blocked);
    }

    /// Blocks an address or a domain in the form in which they are compared; does nothing where it is blocked
    /// already.
    void block(Tx tx, String sender, long technicianId) {
        boolean known = all(tx).stream().map(Blocked::sender).anyMatch(sender::equals);
        if (!known) {
            tx.sql("held.block")
                    .set("id", ids.next())
                    .set("sender", sender)
                    .set("by", technicianId)
                    .set("now", clock.instant())
                    .update();
        }
    }

    public void unblock(Tx tx, String sender) {
        tx.sql("held.unblock").set("sender", sender).update();
    }

    private static Blocked blocked(Row row) {
        return new Blocked(row.id("id"), row.text("sender"), row.text("technician"), row.instant("blocked_at"));
    }
}
