package fettle.server.intake.sort;

import fettle.server.intake.InboundMail;
import fettle.server.intake.Reason;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.MessageIds;
import fettle.server.mail.MessageIds.Genuine;
import fettle.server.mail.MessageIds.Purpose;
import fettle.server.mail.address.Address;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.web.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the ticket that a mail of a client's belongs to (CATALOGUE b1 and d.10): by our signed id or reply address for
/// whoever is known, by the client's own ids and by the visible number only for whoever is verified.
final class ReplyFinder {

    private static final Pattern NUMBER = Pattern.compile("\\[#?([1-9][0-9]{0,17})]");
    private static final int SUBJECT_LOOKED_AT = 250;
    private static final int MOST_LOOKED_UP = 10;

    private final Tickets tickets;
    private final MessageIds ids;

    ReplyFinder(Tickets tickets, MessageIds ids) {
        this.tickets = tickets;
        this.ids = ids;
    }

    Reply find(Tx tx, InboundMail mail, InboundEmail email, Sender sender) {
        Optional<Reply> signed = signed(tx, email, sender).or(() -> addressed(tx, mail, email, sender));
        if (signed.isPresent()) {
            return signed.get();
        }
        Optional<Reply> joined = sender.verified()
                ? inThread(tx, email, sender).or(() -> numbered(tx, email, sender))
                : Optional.empty();
        Optional<Reply> named = joined.or(() -> spokenOf(tx, mail, email).map(Reply.Speaks::new));
        return named.orElseGet(Reply.None::new);
    }

    /// The ticket that a mail names, whoever wrote it: by a token of ours, by an id that another mail on it
    /// bears, or by its number in the subject.
    Optional<Ticket> spokenOf(Tx tx, InboundMail mail, InboundEmail email) {
        return Stream.concat(genuineIds(email), genuineAddresses(mail, email))
                .findFirst()
                .flatMap(genuine -> tickets.ofId(tx, genuine.ticketId()))
                .or(() -> email.answeredIds().reversed().stream()
                        .limit(MOST_LOOKED_UP)
                        .flatMap(id -> tickets.ofMessageAnywhere(tx, id).stream())
                        .findFirst())
                .or(() -> numbers(email)
                        .flatMap(number -> ofNumber(tx, number).stream())
                        .findFirst());
    }

    /// The ticket of which one of our notices to a technician is answered.
    Optional<Ticket> ofNotice(Tx tx, InboundMail mail, InboundEmail email) {
        return Stream.concat(genuineIds(email), genuineAddresses(mail, email))
                .filter(genuine -> genuine.purpose() == Purpose.NOTICE)
                .findFirst()
                .flatMap(genuine -> tickets.ofId(tx, genuine.ticketId()));
    }

    /// The ticket about which one of our mails to a supplier is answered.
    Optional<Ticket> ofSupplier(Tx tx, InboundMail mail, InboundEmail email) {
        return Stream.concat(genuineIds(email), genuineAddresses(mail, email))
                .filter(genuine -> genuine.purpose() == Purpose.SUPPLIER)
                .findFirst()
                .flatMap(genuine -> tickets.ofId(tx, genuine.ticketId()));
    }

    private Optional<Reply> signed(Tx tx, InboundEmail email, Sender sender) {
        return genuineIds(email)
                .filter(genuine -> genuine.purpose() == Purpose.REPLY)
                .findFirst()
                .flatMap(genuine -> tickets.ofId(tx, genuine.ticketId()))
                .map(ticket -> judged(ticket, sender, Reason.JOINED_SIGNED_ID));
    }

    private Optional<Reply> addressed(Tx tx, InboundMail mail, InboundEmail email, Sender sender) {
        return genuineAddresses(mail, email)
                .filter(genuine -> genuine.purpose() == Purpose.REPLY)
                .findFirst()
                .flatMap(genuine -> tickets.ofId(tx, genuine.ticketId()))
                .map(ticket -> judged(ticket, sender, Reason.JOINED_REPLY_ADDRESS));
    }

    /// A token counts for people of the ticket's client alone.
    private static Reply judged(Ticket ticket, Sender sender, Reason how) {
        boolean theirs = sender.at(ticket.clientId()).isPresent()
                || (sender.verified()
                        && sender.company()
                                .filter(client -> client.id() == ticket.clientId())
                                .isPresent());
        return theirs && sender.mayJoin() ? new Reply.To(ticket, how) : new Reply.NotTheirs(ticket);
    }

    private Optional<Reply> inThread(Tx tx, InboundEmail email, Sender sender) {
        for (String id : email.answeredIds().reversed()) {
            Optional<Ticket> found = sender.contacts().stream()
                    .flatMap(contact -> tickets.ofMessage(tx, contact.clientId(), id).stream())
                    .reduce((_, last) -> last);
            if (found.isPresent()) {
                return found.map(ticket -> new Reply.To(ticket, Reason.JOINED_THREAD));
            }
        }
        return Optional.empty();
    }

    private Optional<Reply> numbered(Tx tx, InboundEmail email, Sender sender) {
        return numbers(email)
                .flatMap(number -> ofNumber(tx, number).stream())
                .filter(ticket -> concerns(tx, ticket, sender))
                .findFirst()
                .map(ticket -> new Reply.To(ticket, Reason.JOINED_NUMBER));
    }

    private static Stream<Long> numbers(InboundEmail email) {
        String subject = email.subject();
        return NUMBER.matcher(subject.substring(0, Math.min(subject.length(), SUBJECT_LOOKED_AT)))
                .results()
                .limit(MOST_LOOKED_UP)
                .map(number -> Long.valueOf(number.group(1)));
    }

    private Optional<Ticket> ofNumber(Tx tx, long number) {
        try {
            return Optional.of(tickets.goesOnIn(tx, tickets.find(tx, number)));
        } catch (Refusal.NotFound _) {
            return Optional.empty();
        }
    }

    private boolean concerns(Tx tx, Ticket ticket, Sender sender) {
        return sender.at(ticket.clientId())
                .filter(contact ->
                        ticket.contactId().filter(id -> id == contact.id()).isPresent()
                                || tickets.participants(tx, ticket).contains(contact.id()))
                .isPresent();
    }

    /// The nearest first: References grow to the right.
    private Stream<Genuine> genuineIds(InboundEmail email) {
        return email.answeredIds().reversed().stream().flatMap(id -> ids.genuine(id).stream());
    }

    private Stream<Genuine> genuineAddresses(InboundMail mail, InboundEmail email) {
        List<String> addresses = new ArrayList<>(Arrays.asList(mail.envelopeTo().split(", ")));
        email.to().stream().map(Address::address).forEach(addresses::add);
        email.cc().stream().map(Address::address).forEach(addresses::add);
        return addresses.stream().flatMap(address -> ids.ofReplyAddress(address).stream());
    }
}
