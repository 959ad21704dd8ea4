package fettle.server.ask.approval;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.server.ask.approval.Approval.Approver;
import fettle.server.ask.approval.Approval.Ended;
import fettle.server.ask.approval.Approval.From;
import fettle.server.ask.link.OneTimeLinks;
import fettle.server.ask.link.OneTimeLinks.Purpose;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.contract.Contract;
import fettle.server.contract.Contracts;
import fettle.server.signin.secret.Token;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.ApprovalEnding;
import fettle.server.ticket.outside.ApprovalWait;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Approvals: asked for by mail, given or refused by a one-time link or in the portal, never by a mail. The ticket
/// waits meanwhile. Verbs join the caller's transaction.
public final class Approvals {

    private static final Duration REMIND_AFTER = Duration.ofHours(8);
    private static final Duration LONGEST = Duration.ofDays(60);
    private static final int LONGEST_NEXT = 250;

    private final InstantSource clock;
    private final Ids ids;
    private final Clients clients;
    private final Contracts contracts;
    private final Ticketing ticketing;
    private final Conversations conversations;
    private final OneTimeLinks links;
    private final ApprovalMails mails;
    private final Texts texts;
    private final ApprovalStore store = new ApprovalStore();

    public Approvals(
            InstantSource clock,
            Ids ids,
            Clients clients,
            Contracts contracts,
            Ticketing ticketing,
            Conversations conversations,
            OneTimeLinks links,
            ApprovalMails mails,
            Texts texts) {
        this.clock = clock;
        this.ids = ids;
        this.clients = clients;
        this.contracts = contracts;
        this.ticketing = ticketing;
        this.conversations = conversations;
        this.links = links;
        this.mails = mails;
        this.texts = texts;
    }

    /// Asks, by mail with a link; the ticket waits for the answer. Whoever is asked takes part in it from now on.
    public Ticket ask(Tx tx, Seen seen, Actor.Technician by, Question question) {
        Ticket before = ticketing.tickets().find(tx, seen.number());
        Instant now = clock.instant();
        if (question.until().isAfter(now.plus(LONGEST))) {
            throw Refusal.Invalid.field("until", "ask.until-too-far", LONGEST.toDays());
        }
        var approval = new Approval(
                ids.next(),
                before.clientId(),
                before.id(),
                approver(tx, before, question.contactId()),
                question.words(),
                question.cost(currency(tx, before)),
                by.name(),
                now,
                question.until(),
                Optional.empty());
        String messageId = mails.messageId(before.id());
        ApprovalWait.Begun begun = ticketing
                .approvals()
                .ask(
                        tx,
                        seen,
                        by,
                        new ApprovalWait.Question(
                                approval.id(),
                                approval.approver().name(),
                                mails.entry(approval),
                                messageId,
                                approval.endsAt()));
        takesPart(tx, begun.ticket(), approval);
        store.add(tx.forClient(before.clientId()), approval, by.id(), reminder(tx, before, approval));
        Token link = links.add(tx, Purpose.APPROVAL, approval.id(), approval.endsAt());
        mails.ask(tx, begun.ticket(), approval, begun.entryId(), messageId, link, zone(tx, before.clientId()));
        return begun.ticket();
    }

    /// What was asked about a ticket, the oldest first.
    public List<Approval> ofTicket(Tx tx, long clientId, long ticketId) {
        return store.ofTicket(tx.forClient(clientId), ticketId);
    }

    /// What a link asks for, also when it is over.
    public Optional<Approval> ofLink(Tx any, String shown) {
        return links.find(any, Purpose.APPROVAL, shown).flatMap(link -> store.anywhere(any, link.subjectId()));
    }

    /// Whether whoever was asked is still there to decide: somebody who has left, or whose company has, is not.
    public boolean isTheirs(Tx tx, Approval approval) {
        return clients.client(tx, approval.clientId()).active()
                && clients.findContact(
                                tx, approval.clientId(), approval.approver().contactId())
                        .filter(Contact::active)
                        .isPresent();
    }

    /// Why those who were asked about a ticket, and have not decided, may never do so.
    public Map<Approval, Doubt> doubts(Tx tx, long clientId, long ticketId) {
        List<Approval> open =
                ofTicket(tx, clientId, ticketId).stream().filter(Approval::open).toList();
        Map<Approval, Doubt> doubts = new LinkedHashMap<>();
        if (!open.isEmpty()) {
            List<PublicEntry> entries = conversations.entries(tx.forClient(clientId), ticketId);
            open.forEach(approval -> doubt(tx, approval, entries).ifPresent(doubt -> doubts.put(approval, doubt)));
        }
        return doubts;
    }

    private Optional<Doubt> doubt(Tx tx, Approval approval, List<PublicEntry> entries) {
        if (!isTheirs(tx, approval)) {
            return Optional.of(Doubt.LEFT);
        }
        Optional<Long> approver = Optional.of(approval.approver().contactId());
        return entries.stream()
                        .anyMatch(entry -> entry.automatic()
                                && entry.author() instanceof Actor.Contact
                                && entry.author().rowId().equals(approver)
                                && !entry.at().isBefore(approval.askedAt()))
                ? Optional.of(Doubt.AWAY)
                : Optional.empty();
    }

    /// We need it no more.
    public Ticket withdraw(Tx tx, Seen seen, Actor.Technician by, long approvalId, String why) {
        Ticket ticket = ticketing.tickets().find(tx, seen.number());
        Approval approval = find(tx, ticket, approvalId);
        if (why.isBlank()) {
            throw Refusal.Invalid.field("why", "ticket.text-needed");
        }
        return end(tx, seen, by, approval, ApprovalEnding.WITHDRAWN, Optional.empty(), why.strip());
    }

    /// The approver decides, once. In the scope of a contact only their own client's can be.
    public Ticket decide(Tx tx, Approval asked, Decision decision, From from) {
        Approval approval = store.find(tx.forClient(asked.clientId()), asked.id())
                .orElseThrow(() -> new Refusal.NotFound("ask.link-dead"));
        if (!clock.instant().isBefore(approval.endsAt()) && approval.open()) {
            throw new Refusal.Conflict("ask.approval.over");
        }
        if (approval.open() && !isTheirs(tx, approval)) {
            throw new Refusal.Conflict("ask.approval.gone");
        }
        var by = new Actor.Contact(
                approval.approver().contactId(), approval.approver().name());
        return end(tx, seen(tx, approval), by, approval, decision.ending(), Optional.of(from), decision.words());
    }

    /// What a contact was asked about a ticket of theirs.
    public Approval askedOf(Tx tx, long clientId, long ticketId, long contactId, long approvalId) {
        return store.find(tx.forClient(clientId), approvalId)
                .filter(approval ->
                        approval.ticketId() == ticketId && approval.approver().contactId() == contactId)
                .orElseThrow(() -> new Refusal.NotFound("ask.link-dead"));
    }

    List<Long> toLapse(Tx any, Optional<Long> last, int most) {
        return store.toLapse(any, clock.instant(), last.orElse(0L), most);
    }

    List<Long> toRemind(Tx any, Optional<Long> last, int most) {
        return store.toRemind(any, clock.instant(), last.orElse(0L), most);
    }

    /// The time to answer has passed.
    void lapse(Tx tx, long approvalId) {
        Approval approval = store.anywhere(tx, approvalId).orElseThrow();
        if (approval.open()) {
            end(tx, seen(tx, approval), Actor.Outside.FETTLE, approval, ApprovalEnding.LAPSED, Optional.empty(), "");
        }
    }

    /// Asks once more, by a link of its own; not whoever has left meanwhile.
    void remind(Tx tx, long approvalId) {
        Approval approval = store.anywhere(tx, approvalId).orElseThrow();
        if (!isTheirs(tx, approval)) {
            return;
        }
        Seen seen = seen(tx, approval);
        ticketing
                .approvals()
                .reminded(tx, seen, approval.id(), approval.approver().name());
        if (!store.reminded(tx.forClient(approval.clientId()), approval.id())) {
            throw new Refusal.Conflict("ask.approval.decided");
        }
        Ticket ticket = ticketing.tickets().find(tx, seen.number());
        Token link = links.add(tx, Purpose.APPROVAL, approval.id(), approval.endsAt());
        mails.remind(tx, ticket, approval, link, zone(tx, approval.clientId()));
    }

    private Approver approver(Tx tx, Ticket ticket, long contactId) {
        Contact contact = clients.findContact(tx, ticket.clientId(), contactId)
                .filter(Contact::active)
                .orElseThrow(() -> Refusal.Invalid.field("approver", "ask.nobody"));
        return new Approver(contact.id(), contact.name(), contact.email());
    }

    private Optional<Currency> currency(Tx tx, Ticket ticket) {
        return ticket.contractVersionId()
                .map(version -> contracts.ofVersion(tx, ticket.clientId(), version))
                .or(() -> contracts.ofClient(tx, ticket.clientId()).stream().findFirst())
                .map(Contract::currency);
    }

    /// They must be able to read what it is about, and what they write about it joins the ticket.
    private void takesPart(Tx tx, Ticket ticket, Approval approval) {
        long contact = approval.approver().contactId();
        if (!ticket.contactId().equals(Optional.of(contact))) {
            ticketing.tickets().addParticipant(tx, ticket, contact);
        }
    }

    /// After eight hours of the contract's calendar, where that leaves as much time again to answer.
    private Optional<Instant> reminder(Tx tx, Ticket ticket, Approval approval) {
        BusinessCalendar calendar = ticket.contractVersionId()
                .map(version -> contracts.governing(tx, ticket.clientId(), version))
                .map(governing -> governing.policy().calendarFor(ticket.priority()))
                .orElseGet(BusinessCalendar::aroundTheClock);
        return calendar.add(approval.askedAt(), REMIND_AFTER)
                .filter(at -> calendar.add(at, REMIND_AFTER)
                        .filter(end -> !end.isAfter(approval.endsAt()))
                        .isPresent());
    }

    private Approval find(Tx tx, Ticket ticket, long approvalId) {
        return store.find(tx.forClient(ticket.clientId()), approvalId)
                .filter(approval -> approval.ticketId() == ticket.id())
                .orElseThrow(() -> Refusal.Invalid.field("approval", "ask.no-such-approval"));
    }

    private Ticket end(
            Tx tx, Seen seen, Actor by, Approval approval, ApprovalEnding ending, Optional<From> from, String words) {
        Ticket ticket = ticketing.approvals().ended(tx, seen, by, approval.id(), ending, words, next(approval, ending));
        var ended = new Ended(ending, clock.instant(), by.name(), from, words);
        if (!store.end(tx.forClient(approval.clientId()), approval.id(), ended)) {
            throw new Refusal.Conflict("ask.approval.decided");
        }
        return ticket;
    }

    /// What the ticket's owner is told to do now.
    private String next(Approval approval, ApprovalEnding ending) {
        String name = approval.approver().name();
        String words = switch (ending) {
            case APPROVED -> texts.with("ask.approval.next.approved", name);
            case DECLINED -> texts.with("ask.approval.next.declined", name);
            case WITHDRAWN -> texts.with("ask.approval.next.withdrawn");
            case LAPSED -> texts.with("ask.approval.next.lapsed", name);
        };
        return words.substring(0, Math.min(words.length(), LONGEST_NEXT));
    }

    private Seen seen(Tx tx, Approval approval) {
        Ticket own = ticketing.tickets().ticket(tx, approval.clientId(), approval.ticketId());
        return Seen.asItStands(ticketing.tickets().goesOnIn(tx, own).number());
    }

    private ZoneId zone(Tx tx, long clientId) {
        return clients.client(tx, clientId).zone();
    }
}
