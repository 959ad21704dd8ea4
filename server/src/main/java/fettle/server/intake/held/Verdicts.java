package fettle.server.intake.held;

import fettle.server.client.Addresses;
import fettle.server.client.Clients;
import fettle.server.client.FreeMail;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.server.ticket.log.Actor;
import fettle.web.Refusal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Keeps what people make of held mails, so that it can be taken back, and blocks senders for them.
public final class Verdicts {

    private final InstantSource clock;
    private final Clients clients;
    private final Mailboxes mailboxes;
    private final BlockedSenders blocked;
    private final VerdictStore store;
    private final PuttingAway away;

    public Verdicts(
            Ids ids,
            InstantSource clock,
            Clients clients,
            Mailboxes mailboxes,
            BlockedSenders blocked,
            PuttingAway away) {
        this.clock = clock;
        this.clients = clients;
        this.mailboxes = mailboxes;
        this.blocked = blocked;
        this.store = new VerdictStore(ids);
        this.away = away;
    }

    public void remember(Tx tx, LedgerEntry held, Verdict.Kind kind, Optional<String> sender, long technicianId) {
        store.remember(tx, held, kind, sender, technicianId, clock.instant());
    }

    /// Whether a person decided about the mail, and it can be taken back.
    public Optional<Verdict> standing(Tx tx, LedgerEntry entry) {
        return entry.held() ? Optional.empty() : store.last(tx, entry.id());
    }

    /// Blocks the sender of a mail, or all of their domain, and answers with what is blocked.
    public String block(Tx tx, LedgerEntry held, boolean wholeDomain, long technicianId) {
        String address = Addresses.folded(held.fromAddress())
                .orElseThrow(() -> new Refusal.Conflict("intake.no-sender-to-block"));
        String sender = wholeDomain ? domain(tx, Addresses.domainOf(address)) : address;
        return block(tx, address, sender, technicianId);
    }

    /// Blocks an address or a domain as somebody wrote it, and answers with what is blocked.
    public String block(Tx tx, String written, long technicianId) {
        String sender = written.contains("@")
                ? Addresses.folded(written).orElseThrow(() -> malformed(written))
                : domain(tx, Addresses.foldedDomain(written).orElseThrow(() -> malformed(written)));
        return block(tx, sender, sender, technicianId);
    }

    private String block(Tx tx, String address, String sender, long technicianId) {
        if (mailboxes.ofAddress(address).isPresent()) {
            throw new Refusal.Conflict("intake.own-sender", address);
        }
        blocked.block(tx, sender, technicianId);
        return sender;
    }

    private static Refusal malformed(String written) {
        return Refusal.Invalid.field("sender", "intake.sender-malformed", written);
    }

    public List<BlockedSenders.Blocked> blocked(Tx tx) {
        return blocked.all(tx);
    }

    public void unblock(Tx tx, String sender) {
        blocked.unblock(tx, sender);
    }

    /// Makes a mail held again as it was before a person decided, and undoes what came of the decision.
    public void takeBack(Tx tx, LedgerEntry entry, Actor.Technician by) {
        Verdict verdict = standing(tx, entry).orElseThrow(Verdicts::nothingToUndo);
        switch (verdict.kind()) {
            case RELEASED, JOINED -> away.undo(tx, entry, by);
            case BLOCKED -> verdict.blocked().ifPresent(sender -> blocked.unblock(tx, sender));
            case IGNORED -> {
                // Nothing else came of it.
            }
        }
        boolean first = store.takeBack(tx, verdict, by.id(), clock.instant());
        if (!first || !store.holdAgain(tx, entry, verdict, clock.instant())) {
            throw nothingToUndo();
        }
    }

    /// A domain that many people share, or that is a client's, is never blocked as a whole.
    private String domain(Tx tx, String domain) {
        if (FreeMail.is(domain) || clients.clientOfDomain(tx, domain).isPresent()) {
            throw Refusal.Invalid.field("whole", "intake.shared-domain", domain);
        }
        return domain;
    }

    private static Refusal nothingToUndo() {
        return new Refusal.Conflict("intake.nothing-to-undo");
    }
}
