package fettle.server.intake.sort;

import fettle.contracts.sla.Channel;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.client.NewContact;
import fettle.server.intake.InboundMail;
import fettle.server.intake.Outcome;
import fettle.server.intake.Outcome.TicketPlace;
import fettle.server.intake.Reason;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.mail.ForwardedSubject;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.reply.MereThanks;
import fettle.server.mail.reply.ReplyText;
import fettle.server.store.Tx;
import fettle.server.ticket.CustomerMessage;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticket.Identity;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.sorting.SpokenOf;
import fettle.web.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Mail of people who are none of ours: it joins the ticket that it belongs to, opens a new one, or is held.
final class CustomerMail {

    private static final int LONGEST_NAME = 120;

    private final Clients clients;
    private final Tickets tickets;
    private final SpokenOf spokenOf;
    private final Mailboxes mailboxes;
    private final Entries entries;
    private final ReplyFinder replies;
    private final Acknowledging acknowledgements;

    CustomerMail(
            Clients clients,
            Ticketing ticketing,
            Mailboxes mailboxes,
            Entries entries,
            ReplyFinder replies,
            Acknowledging acknowledgements) {
        this.clients = clients;
        this.tickets = ticketing.tickets();
        this.spokenOf = ticketing.spokenOf();
        this.mailboxes = mailboxes;
        this.entries = entries;
        this.replies = replies;
        this.acknowledgements = acknowledgements;
    }

    Outcome sort(Tx tx, InboundMail mail, Letter letter, Sender sender) {
        return switch (replies.find(tx, mail, letter.email(), sender)) {
            case Reply.To(var ticket, var how) -> join(tx, mail, letter, sender, ticket, how);
            case Reply.NotTheirs(var other) ->
                speaking(tx, begin(tx, mail, letter, sender, Optional.of(Reason.NEW_NOT_THEIR_TICKET)), other);
            case Reply.Speaks(var other) -> speaking(tx, begin(tx, mail, letter, sender, Optional.empty()), other);
            case Reply.None _ -> begin(tx, mail, letter, sender, Optional.empty());
        };
    }

    /// Opens a ticket of the client whose person wrote, or holds the mail when nobody can tell.
    Outcome begin(Tx tx, InboundMail mail, Letter letter, Sender sender, Optional<Reason> reason) {
        Optional<Contact> who = who(mail, sender);
        if (who.isPresent()) {
            return ofContact(tx, mail, letter, sender, who.get(), reason.orElse(usual(letter.email(), sender)));
        }
        if (!sender.contacts().isEmpty()) {
            return Outcome.Quarantined.because(Reason.TWO_CLIENTS, sender.shownAddress(), clientsOf(tx, sender));
        }
        return sender.company()
                .map(client -> ofCompany(tx, mail, letter, sender, client, reason))
                .orElseGet(() -> ofStranger(tx, mail, letter, sender));
    }

    /// The person that wrote. Who works for several clients writes for the one that the mailbox stands for,
    /// else for the one whose domain they write from; else nobody can tell.
    Optional<Contact> who(InboundMail mail, Sender sender) {
        if (sender.contacts().size() < 2) {
            return sender.contacts().stream().findFirst();
        }
        return mail.mailboxId()
                .flatMap(mailboxes::find)
                .flatMap(Mailbox::clientId)
                .flatMap(sender::at)
                .or(() -> sender.company().flatMap(client -> sender.at(client.id())));
    }

    /// Opens a ticket of a client that a person of ours has chosen.
    Outcome beginAt(Tx tx, InboundMail mail, Letter letter, Sender sender, long clientId, String technician) {
        if (!clients.client(tx, clientId).active()) {
            throw Refusal.Invalid.field("client", "client.not-found");
        }
        Optional<Contact> contact = sender.at(clientId);
        Ticket ticket = open(tx, mail, letter, sender, clientId, contact, Optional.empty());
        contact.ifPresent(who -> acknowledgements.acknowledge(tx, mail, letter.email(), sender, who, ticket));
        return new Outcome.Opened(place(ticket), Reason.NEW_RELEASED, List.of(technician));
    }

    /// Adds the mail to a ticket, whoever it is from: a person of ours has decided so.
    TicketPlace joinByHand(Tx tx, InboundMail mail, Letter letter, Sender sender, Ticket ticket) {
        CustomerMessage message = message(tx, mail, letter, sender, ticket, Optional.empty());
        return switch (tickets.receive(tx, message)) {
            case CustomerMessage.Outcome.Joined(var joined, var _) -> place(joined);
            case CustomerMessage.Outcome.Reopened(var joined, var _) -> place(joined);
            case CustomerMessage.Outcome.TooLate(var closed) -> place(following(tx, mail, letter, sender, closed));
        };
    }

    /// Opens a ticket of nobody, as a person of ours has decided, or as the mailbox is set.
    Ticket openForNobody(Tx tx, InboundMail mail, Letter letter, Sender sender) {
        return open(tx, mail, letter, sender, Client.UNASSIGNED, Optional.empty(), Optional.empty());
    }

    private String clientsOf(Tx tx, Sender sender) {
        return sender.contacts().stream()
                .map(contact -> clients.client(tx, contact.clientId()).name())
                .collect(Collectors.joining(", "));
    }

    /// With a link for us from the new ticket to the one of which it speaks.
    private Outcome speaking(Tx tx, Outcome outcome, Ticket other) {
        if (outcome instanceof Outcome.Opened(var place, var _, var _)) {
            spokenOf.note(tx, place.clientId(), place.ticketId(), other);
        }
        return outcome;
    }

    private Outcome join(Tx tx, InboundMail mail, Letter letter, Sender sender, Ticket ticket, Reason how) {
        boolean automatic = letter.email().isAutomatic();
        Optional<Reason> settled = automatic || !ticket.resolved() ? Optional.empty() : saysNothingNew(letter, sender);
        CustomerMessage message = message(tx, mail, letter, sender, ticket, settled);
        CustomerMessage.Outcome outcome = tickets.receive(tx, automatic ? message.byMachine() : message);
        String number = Long.toString(ticket.number());
        return switch (outcome) {
            case CustomerMessage.Outcome.Joined(var joined, var _) ->
                automatic
                        ? new Outcome.Event(Optional.of(place(joined)), Reason.AUTO_REPLY, List.of(number))
                        : new Outcome.Joined(
                                place(joined),
                                settled.filter(_ -> joined.resolved()).orElse(how),
                                List.of(number));
            case CustomerMessage.Outcome.Reopened(var joined, var _) ->
                new Outcome.Joined(place(joined), how, List.of(number));
            case CustomerMessage.Outcome.TooLate(var closed) ->
                new Outcome.Opened(
                        place(following(tx, mail, letter, sender, closed)), Reason.NEW_AFTER_CLOSED, List.of(number));
        };
    }

    /// Why an answer to what is solved takes nothing up again: it is mere thanks, or there is nothing in it
    /// but what stood there before, a signature, or pictures.
    private static Optional<Reason> saysNothingNew(Letter letter, Sender sender) {
        String visible = letter.email().visibleText();
        if (letter.files().isEmpty() && MereThanks.is(visible, sender.shownName())) {
            return Optional.of(Reason.JOINED_THANKS);
        }
        boolean empty = letter.files().stream().allMatch(NewEntry.File::inline)
                && !ForwardedSubject.is(letter.email().subject())
                && ReplyText.bringsNothing(letter.email().text());
        return empty ? Optional.of(Reason.JOINED_EMPTY) : Optional.empty();
    }

    private CustomerMessage message(
            Tx tx, InboundMail mail, Letter letter, Sender sender, Ticket ticket, Optional<Reason> settled) {
        var message = CustomerMessage.written(
                ticket.clientId(),
                ticket.id(),
                author(sender, writer(tx, sender, ticket.clientId())),
                Channel.EMAIL,
                writtenAt(mail, letter.email()),
                settled.map(why -> entries.settled(mail, letter, sender, notice(why)))
                        .orElseGet(() -> entries.later(mail, letter, sender)));
        CustomerMessage meant = settled.isPresent() ? message.ofThanks() : message;
        return mail.history() ? meant.ofHistory() : meant;
    }

    private static String notice(Reason settled) {
        return settled == Reason.JOINED_EMPTY ? "intake.notice.empty" : "intake.notice.thanks";
    }

    /// A verified colleague of whom we have not heard before becomes a contact.
    private Optional<Contact> writer(Tx tx, Sender sender, long clientId) {
        boolean colleague = sender.verified()
                && sender.reachable()
                && sender.company().filter(client -> client.id() == clientId).isPresent();
        return sender.at(clientId).or(() -> colleague ? Optional.of(met(tx, sender, clientId)) : Optional.empty());
    }

    private Ticket following(Tx tx, InboundMail mail, Letter letter, Sender sender, Ticket earlier) {
        Optional<Contact> contact = sender.at(earlier.clientId());
        Ticket ticket = open(tx, mail, letter, sender, earlier.clientId(), contact, Optional.of(earlier.id()));
        contact.ifPresent(who -> acknowledgements.acknowledge(tx, mail, letter.email(), sender, who, ticket));
        return ticket;
    }

    private Outcome ofContact(Tx tx, InboundMail mail, Letter letter, Sender sender, Contact contact, Reason reason) {
        Ticket ticket = open(tx, mail, letter, sender, contact.clientId(), Optional.of(contact), Optional.empty());
        acknowledgements.acknowledge(tx, mail, letter.email(), sender, contact, ticket);
        return new Outcome.Opened(place(ticket), reason, facts(tx, sender, contact.clientId()));
    }

    /// A machine of the client's becomes no contact, so its mail is in nobody's portal; nor does whoever is
    /// not who they say, or could not be answered.
    private Outcome ofCompany(
            Tx tx, InboundMail mail, Letter letter, Sender sender, Client client, Optional<Reason> reason) {
        boolean somebodyNew = sender.reachable() && sender.former().isEmpty();
        if (letter.email().isAutomatic() || sender.identity() == Identity.FAILED || !somebodyNew) {
            Ticket ticket = open(tx, mail, letter, sender, client.id(), Optional.empty(), Optional.empty());
            Reason why = reason.orElse(usual(letter.email(), sender));
            return new Outcome.Opened(place(ticket), why, facts(tx, sender, client.id()));
        }
        Contact contact = met(tx, sender, client.id());
        return ofContact(tx, mail, letter, sender, contact, reason.orElse(Reason.NEW_CONTACT));
    }

    private Outcome ofStranger(Tx tx, InboundMail mail, Letter letter, Sender sender) {
        Optional<Mailbox> opening = mail.mailboxId()
                .flatMap(mailboxes::find)
                .filter(mailbox -> mailbox.unknownSenders() == Mailbox.UnknownSenders.OPEN);
        boolean failed = sender.identity() == Identity.FAILED;
        if (opening.isEmpty()) {
            return held(sender, failed);
        }
        Optional<Long> owner = opening.flatMap(Mailbox::clientId).filter(_ -> !failed);
        if (owner.isPresent()) {
            Ticket ticket = open(tx, mail, letter, sender, owner.get(), Optional.empty(), Optional.empty());
            return new Outcome.Opened(place(ticket), Reason.NEW_OF_MAILBOX, facts(tx, sender, owner.get()));
        }
        Ticket ticket = openForNobody(tx, mail, letter, sender);
        Reason reason = failed ? Reason.NEW_SENDER_FAILED : Reason.NEW_UNKNOWN_SENDER;
        return new Outcome.Opened(place(ticket), reason, List.of(sender.shownAddress()));
    }

    private static Outcome held(Sender sender, boolean failed) {
        if (failed) {
            return Outcome.Quarantined.because(Reason.SENDER_FAILED, sender.shownAddress());
        }
        if (sender.shownAddress().isBlank()) {
            return Outcome.Quarantined.because(Reason.NO_FROM);
        }
        return sender.supplier()
                .map(supplier -> Outcome.Quarantined.because(
                        Reason.SUPPLIER_WITHOUT_TICKET, supplier.name(), sender.shownAddress()))
                .orElseGet(() -> Outcome.Quarantined.because(Reason.UNKNOWN_SENDER, sender.shownAddress()));
    }

    private Ticket open(
            Tx tx,
            InboundMail mail,
            Letter letter,
            Sender sender,
            long clientId,
            Optional<Contact> contact,
            Optional<Long> earlier) {
        NewEntry entry = entries.first(mail, letter, sender);
        NewTicket about = NewTicket.asked(
                        clientId,
                        contact.map(Contact::id),
                        author(sender, contact),
                        Channel.EMAIL,
                        writtenAt(mail, letter.email()),
                        entries.subject(subject(letter, sender)),
                        entry)
                .known(sender.identity());
        Optional<Mailbox> mailbox = mail.mailboxId().flatMap(mailboxes::find);
        NewTicket placed =
                mailbox.map(box -> about.inMailbox(box.id(), box.groupId())).orElse(about);
        NewTicket linked = earlier.map(placed::following).orElse(placed);
        return tickets.open(tx, mail.history() ? linked.ofHistory() : linked);
    }

    /// Who passes a mail on marks its subject, which is no word of its author's.
    private static String subject(Letter letter, Sender sender) {
        String subject = letter.email().subject();
        return sender.passedOnBy().isPresent() ? ForwardedSubject.without(subject) : subject;
    }

    /// Clocks start when we have it for sure, whatever its sender's clock says; only history is as old as it says.
    private static Instant writtenAt(InboundMail mail, InboundEmail email) {
        return email.sentAt()
                .filter(sent -> mail.history() && sent.isBefore(mail.receivedAt()))
                .orElse(mail.receivedAt());
    }

    private Contact met(Tx tx, Sender sender, long clientId) {
        String name = sender.shownName();
        String cut = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        return clients.addContact(tx, clientId, NewContact.met(cut, sender.shownAddress()));
    }

    private static Actor author(Sender sender, Optional<Contact> contact) {
        return contact.<Actor>map(who -> new Actor.Contact(who.id(), who.name()))
                .orElseGet(() -> new Actor.Outside(sender.shownName()
                        .substring(0, Math.min(LONGEST_NAME, sender.shownName().length()))));
    }

    private static Reason usual(InboundEmail email, Sender sender) {
        if (sender.identity() == Identity.FAILED) {
            return Reason.NEW_SENDER_FAILED;
        }
        return email.isAutomatic() ? Reason.NEW_BY_MACHINE : Reason.NEW_REQUEST;
    }

    private List<String> facts(Tx tx, Sender sender, long clientId) {
        return List.of(
                sender.shownAddress(),
                clients.client(tx, clientId).name(),
                sender.passedOnBy().orElse(""));
    }

    private static TicketPlace place(Ticket ticket) {
        return new TicketPlace(ticket.clientId(), ticket.id());
    }
}
