package fettle.server.portal;

import fettle.contracts.money.Minutes;
import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.pool.Balance;
import fettle.contracts.sla.Channel;
import fettle.contracts.words.Sentence;
import fettle.portal.Approval;
import fettle.portal.ClientDesk;
import fettle.portal.Held;
import fettle.portal.Request;
import fettle.portal.Spent;
import fettle.portal.Story;
import fettle.portal.Words;
import fettle.server.account.Covers;
import fettle.server.account.WorkedTime;
import fettle.server.ask.approval.Approval.From;
import fettle.server.ask.approval.Decision;
import fettle.server.client.Contact;
import fettle.server.desk.Files;
import fettle.server.portal.RequestStore.Found;
import fettle.server.signin.PortalUser;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.CustomerMessage;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticket.Identity;
import fettle.server.ticket.conversation.Attachment;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Acknowledgements;
import fettle.web.Refusal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The desk of one contact: everything it reads and does is in their scope, which holds one client and this person.
/// What is asked for goes through the same verbs as mail.
record ContactDesk(ClientDesks desks, PortalUser user, String network, RequestStore requests, Files files)
        implements ClientDesk {

    @Override
    public Person person() {
        return new Person(
                user.name(),
                user.client(),
                desks.clients().client(read(), user.clientId()).zone());
    }

    @Override
    public List<Request> open(int atMost) {
        return requests.open(read(), atMost);
    }

    @Override
    public List<Request> closed(int offset, int atMost) {
        return requests.closed(read(), offset, atMost);
    }

    @Override
    public void mustBeTheirs(long number) {
        find(read(), number);
    }

    @Override
    public Story request(long number) {
        Tx tx = read();
        Found found = find(tx, number);
        Ticket ticket = desks.tickets().ticket(tx, user.clientId(), found.ticketId());
        return new Story(
                found.request(),
                desks.conversations().entries(tx, ticket.id()).stream()
                        .map(this::message)
                        .toList(),
                desks.tickets().opensAgainUntil(tx, ticket));
    }

    @Override
    public List<Spent> time(long number) {
        Tx tx = read();
        Found found = find(tx, number);
        return desks
                .covers()
                .ofTicket(books(tx), user.clientId(), found.request().number())
                .reversed()
                .stream()
                .map(ContactDesk::spent)
                .toList();
    }

    @Override
    public List<Spent> examples() {
        return desks.examples().of(books(read()), user.clientId()).stream()
                .map(ContactDesk::spent)
                .toList();
    }

    @Override
    public List<Held> held(YearMonth month) {
        return desks.covers().balances(books(read()), user.clientId(), month).stream()
                .map(ContactDesk::held)
                .toList();
    }

    @Override
    public long ask(String key, String subject, Words words) {
        NewEntry entry = entry(words);
        return once(key, tx -> opened(tx, subject, entry, Optional.empty()));
    }

    @Override
    public long write(String key, long number, Words words) {
        Found found = find(read(), number);
        NewEntry entry = entry(words);
        return once(key, tx -> {
            var message = CustomerMessage.written(
                    user.clientId(),
                    found.ticketId(),
                    me(),
                    Channel.PORTAL,
                    desks.clock().instant(),
                    entry);
            return switch (desks.tickets().receive(tx, message)) {
                case CustomerMessage.Outcome.Joined(var ticket, var _) -> ticket;
                case CustomerMessage.Outcome.Reopened(var ticket, var _) -> ticket;
                case CustomerMessage.Outcome.TooLate(var ticket) ->
                    opened(tx, ticket.subject(), entry, Optional.of(ticket.id()));
            };
        });
    }

    @Override
    public void confirm(String key, long number) {
        Found found = find(read(), number);
        once(key, tx -> desks.tickets().confirm(tx, user.clientId(), found.ticketId(), me()));
    }

    @Override
    public List<Approval> approvals(long number) {
        Tx tx = read();
        Found found = find(tx, number);
        return desks.approvals().ofTicket(tx, user.clientId(), found.ticketId()).stream()
                .map(asked -> Asked.shown(asked, user.contactId(), desks.clock().instant()))
                .toList();
    }

    @Override
    public void decide(long number, long approval, boolean approves, String words) {
        Found found = find(read(), number);
        var decision = new Decision(approves, words);
        desks.database().run(user.scope(), tx -> {
            var asked = desks.approvals().askedOf(tx, user.clientId(), found.ticketId(), user.contactId(), approval);
            desks.approvals().decide(tx, asked, decision, new From(user.email(), network));
        });
    }

    @Override
    public StoredFile file(long id) {
        Tx tx = read();
        Attachment file = desks.conversations()
                .attachment(tx, id)
                .filter(found -> requests.sees(tx, found.ticketId()))
                .filter(found -> desks.blobs().exists(found.sha256()))
                .orElseThrow(() -> new Refusal.NotFound("portal.file-not-found"));
        return new StoredFile(file.name(), file.size(), () -> desks.blobs().open(file.sha256()));
    }

    /// What a contract that is shared with other clients holds follows from their work too, which a contact
    /// may not read; what is taken out of it here is this client's own, and the totals.
    private Tx books(Tx own) {
        return desks.covers().isShared(own, user.clientId())
                ? desks.database().read(new Scope.System("what a shared contract holds for a customer"))
                : own;
    }

    private static Spent spent(Covers.Covered covered) {
        WorkedTime work = covered.work();
        return new Spent(
                work.startedAt(),
                work.worked(),
                covered.settlement().map(Settlement::answer).orElse(Settlement.Answer.UNCOVERED),
                covered.settlement()
                        .map(Settlement::reasons)
                        .orElseGet(() -> List.of(Sentence.of("account.no-contract-held", work.day()))));
    }

    private static Held held(Balance balance) {
        return switch (balance) {
            case Balance.OfMinutes minutes ->
                new Held(
                        minutes.line(),
                        time(minutes.drawn().plus(minutes.fromBefore())),
                        time(minutes.left()),
                        time(minutes.lapsed()));
            case Balance.OfMoney money ->
                new Held(
                        money.line(),
                        new Held.Amount.Sum(money.drawn()),
                        new Held.Amount.Sum(money.left()),
                        new Held.Amount.Sum(money.lapsed()));
        };
    }

    private static Held.Amount time(Minutes minutes) {
        return new Held.Amount.Time(minutes.toDuration());
    }

    private Tx read() {
        return desks.database().read(user.scope());
    }

    private Found find(Tx tx, long number) {
        Found found = requests.find(tx, number).orElseThrow(() -> new Refusal.NotFound("portal.not-found"));
        Ticket asked = desks.tickets().ticket(tx, user.clientId(), found.ticketId());
        return asked.mergedInto().isEmpty()
                ? found
                : find(tx, desks.tickets().goesOnIn(tx, asked).number());
    }

    private Story.Message message(PublicEntry entry) {
        boolean mine = entry.author() instanceof Actor.Contact(var id, var _) && id == user.contactId();
        boolean more = !entry.text().strip().equals(entry.visibleText().strip());
        return new Story.Message(
                entry.author().name(),
                !entry.fromClient(),
                mine,
                entry.automatic(),
                entry.at(),
                entry.visibleText().strip(),
                more ? Optional.of(entry.text().strip()) : Optional.empty(),
                entry.attachments().stream()
                        .filter(file -> file.insideId().isEmpty())
                        .map(ContactDesk::attached)
                        .toList());
    }

    private static Story.Attached attached(Attachment file) {
        return new Story.Attached(file.id(), file.name(), file.size());
    }

    private NewEntry entry(Words words) {
        return NewEntry.of(words.text()).with(files.keep(words.files()));
    }

    private Ticket opened(Tx tx, String subject, NewEntry entry, Optional<Long> earlier) {
        NewTicket about = NewTicket.asked(
                        user.clientId(),
                        Optional.of(user.contactId()),
                        me(),
                        Channel.PORTAL,
                        desks.clock().instant(),
                        subject,
                        entry)
                .known(Identity.VERIFIED);
        Ticket ticket = desks.tickets().open(tx, earlier.map(about::following).orElse(about));
        Contact asker = desks.clients().contact(tx, user.clientId(), user.contactId());
        desks.acknowledgements().send(tx, ticket, asker, asker.email(), Acknowledgements.Answered.NEW);
        return ticket;
    }

    private Actor.Contact me() {
        return new Actor.Contact(user.contactId(), user.name());
    }

    /// Keys are each contact's own, so nobody learns what another's led to.
    private long once(String key, Function<Tx, Ticket> work) {
        String own = user.contactId() + "/" + key;
        return Long.parseLong(desks.keys()
                .once(user.scope(), own, tx -> String.valueOf(work.apply(tx).number())));
    }
}
