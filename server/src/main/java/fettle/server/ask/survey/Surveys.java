package fettle.server.ask.survey;

import fettle.server.ask.link.OneTimeLinks;
import fettle.server.ask.link.OneTimeLinks.Purpose;
import fettle.server.ask.survey.Survey.Answer;
import fettle.server.ask.survey.Survey.Asked;
import fettle.server.ask.survey.SurveyStore.Candidate;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.signin.secret.Token;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.Actor;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Asks those whose tickets are solved how it went, seldom enough (DOMAIN 11): nobody chooses who is asked, and no
/// answer can be removed. Verbs join the caller's transaction.
public final class Surveys {

    private static final Duration AFTER = Duration.ofMinutes(30);

    /// What was solved longer ago, while nothing ran, is asked about no more.
    private static final Duration STILL_FRESH = Duration.ofHours(24);

    private static final Duration TO_ANSWER = Duration.ofDays(14);
    private static final Duration BETWEEN_TWO = Duration.ofDays(14);
    private static final Duration A_WEEK = Duration.ofDays(7);
    /// How many characters somebody may add to their mark.
    public static final int LONGEST = 500;

    private final InstantSource clock;
    private final Ids ids;
    private final Clients clients;
    private final Ticketing ticketing;
    private final Conversations conversations;
    private final OneTimeLinks links;
    private final SurveyMail mail;
    private final SurveyStore store = new SurveyStore();

    public Surveys(
            InstantSource clock,
            Ids ids,
            Clients clients,
            Ticketing ticketing,
            Conversations conversations,
            OneTimeLinks links,
            SurveyMail mail) {
        this.clock = clock;
        this.ids = ids;
        this.clients = clients;
        this.ticketing = ticketing;
        this.conversations = conversations;
        this.links = links;
        this.mail = mail;
    }

    /// The question that a link answers, also when its time is over.
    public Optional<Survey> ofLink(Tx any, String shown) {
        return links.find(any, Purpose.SURVEY, shown).flatMap(link -> store.anywhere(any, link.subjectId()));
    }

    public Optional<Survey> ofTicket(Tx tx, long clientId, long ticketId) {
        return store.ofTicket(tx.forClient(clientId), ticketId);
    }

    /// Those of a client who were asked within a span of time, the newest first.
    public List<Survey> between(Tx tx, long clientId, Instant since, Instant until) {
        return store.between(tx.forClient(clientId), since, until);
    }

    public Satisfaction satisfaction(Tx tx, long clientId, Instant since, Instant until) {
        return Satisfaction.of(between(tx, clientId, since, until));
    }

    /// Keeps a mark; it takes the place of an earlier one, which stays in the ticket's log.
    public void answer(Tx tx, Survey survey, int mark, String words) {
        if (mark < 1 || mark > 5) {
            throw Refusal.Invalid.field("mark", "ask.survey.choose");
        }
        if (words.length() > LONGEST) {
            throw Refusal.Invalid.field("words", "ticket.too-long", LONGEST);
        }
        Instant now = clock.instant();
        if (survey.isOver(now) || !isTheirs(tx, survey)) {
            throw new Refusal.Conflict("ask.survey.over");
        }
        var by = new Actor.Contact(survey.contact().id(), survey.contact().name());
        ticketing.ratings().rate(tx, survey.clientId(), survey.ticketId(), by, mark, words.strip());
        store.answer(tx.forClient(survey.clientId()), survey.id(), new Answer(mark, words.strip(), now));
    }

    /// Whether whoever was asked is still there to answer: somebody who has left, or whose company has, is not.
    public boolean isTheirs(Tx tx, Survey survey) {
        return clients.client(tx, survey.clientId()).active()
                && clients.findContact(tx, survey.clientId(), survey.contact().id())
                        .filter(Contact::active)
                        .isPresent();
    }

    /// Whoever was asked does not want to be asked any more.
    public void refuse(Tx tx, Survey survey) {
        Tx client = tx.forClient(survey.clientId());
        clients.lockContact(tx, survey.clientId(), survey.contact().id());
        if (!store.hasRefused(client, survey.contact().id())) {
            store.refuse(client, survey.contact().id(), clock.instant());
        }
    }

    public boolean hasRefused(Tx tx, Survey survey) {
        return store.hasRefused(
                tx.forClient(survey.clientId()), survey.contact().id());
    }

    /// Whether contacts of a client are asked.
    public boolean asks(Tx tx, long clientId) {
        return !store.isOff(tx.forClient(clientId));
    }

    public void ask(Tx tx, long clientId, boolean on) {
        clients.lock(tx, clientId);
        Tx client = tx.forClient(clientId);
        if (on) {
            store.turnOn(client);
        } else if (!store.isOff(client)) {
            store.turnOff(client, clock.instant());
        }
    }

    List<Candidate> candidates(Tx any, Optional<Candidate> last, int most) {
        Instant until = clock.instant().minus(AFTER);
        return last.map(one -> store.candidates(any, one.resolvedAt(), one.ticketId(), until, most))
                .orElseGet(() -> store.candidates(any, until.minus(STILL_FRESH), 0, until, most));
    }

    /// Asks about a solved ticket, or writes down why nobody is asked: either way once.
    void consider(Tx tx, Candidate candidate) {
        Ticket ticket = ticketing.tickets().held(tx, candidate.clientId(), candidate.ticketId());
        clients.lock(tx, candidate.clientId()); // else of two tickets each would be within the share of a week
        Optional<Contact> asker = ticket.contactId()
                .flatMap(id -> clients.findContact(tx, ticket.clientId(), id))
                .filter(Contact::active);
        if (ticket.resolved() && asker.isPresent()) {
            Instant now = clock.instant();
            Contact contact = asker.get();
            var survey = new Survey(
                    ids.next(),
                    ticket.clientId(),
                    ticket.id(),
                    new Asked(contact.id(), contact.name(), contact.email()),
                    now,
                    now.plus(TO_ANSWER),
                    Optional.empty());
            Optional<PassedOver> why = passedOver(tx, ticket, contact, now);
            store.insert(tx.forClient(ticket.clientId()), survey, why);
            if (why.isEmpty()) {
                Token link = links.add(tx, Purpose.SURVEY, survey.id(), survey.endsAt());
                mail.send(
                        tx,
                        ticket,
                        survey,
                        link,
                        clients.client(tx, ticket.clientId()).zone());
            }
        }
    }

    private Optional<PassedOver> passedOver(Tx tx, Ticket ticket, Contact contact, Instant now) {
        Tx client = tx.forClient(ticket.clientId());
        if (store.isOff(client)) {
            return Optional.of(PassedOver.OFF);
        }
        if (conversations.entries(client, ticket.id()).stream()
                .findFirst()
                .filter(PublicEntry::automatic)
                .isPresent()) {
            return Optional.of(PassedOver.MACHINE);
        }
        if (store.hasRefused(client, contact.id())) {
            return Optional.of(PassedOver.REFUSED);
        }
        if (store.askedLately(tx, contact.email(), now.minus(BETWEEN_TWO)) > 0) {
            return Optional.of(PassedOver.LATELY);
        }
        return store.askedOfClient(client, now.minus(A_WEEK)) < most(tx, ticket.clientId())
                ? Optional.empty()
                : Optional.of(PassedOver.ENOUGH);
    }

    /// A fifth of the contacts in a week, and at least one.
    private long most(Tx tx, long clientId) {
        long contacts =
                clients.contacts(tx, clientId).stream().filter(Contact::active).count();
        return Math.max(1, contacts / 5);
    }
}
