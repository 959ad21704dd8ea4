package fettle.server.notice;

import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.mail.MessageIds;
import fettle.server.mail.MessageIds.Purpose;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.outbox.Recipient;
import fettle.server.staff.Technician;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.reply.Letterhead;
import fettle.web.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Writes what one of us is told into mails: one a ticket, whose answer becomes a note on it; or one of all that
/// gathered in quiet hours.
///
/// @param baseUrl how browsers reach the desk
public record NoticeMails(
        Ids ids,
        Outbox outbox,
        MessageIds messageIds,
        Letterhead letterhead,
        Tickets tickets,
        Clients clients,
        Texts texts,
        Supplier<String> baseUrl) {

    private static final int MOST_LINES = 100;
    private static final int LONGEST_SUBJECT = 200;

    /// One mail about one ticket.
    void tell(Tx tx, Technician to, long ticketId, List<Cause> causes) {
        tickets.ofId(tx, ticketId).ifPresent(ticket -> add(tx, to, ticket, causes));
    }

    /// One mail about all of it.
    void tellTogether(Tx tx, Technician to, Map<Long, List<Cause>> byTicket) {
        var parts = new ArrayList<String>();
        byTicket.forEach((id, causes) ->
                tickets.ofId(tx, id).ifPresent(ticket -> parts.add(heading(tx, ticket) + "\n" + lines(causes))));
        Letterhead.Sender from = letterhead.sender(tx, Optional.empty());
        long first = byTicket.values().iterator().next().getFirst().id();
        plain(
                tx,
                to,
                "notices:" + to.id() + ":" + first,
                texts.with("notice.mail.together", byTicket.size()),
                from,
                List.of(cut(String.join("\n\n", parts))));
    }

    /// What is open, in the words of the summary.
    void digest(Tx tx, Technician to, String day, String subject, List<String> parts) {
        plain(tx, to, "digest:" + to.id() + ":" + day, subject, letterhead.sender(tx, Optional.empty()), parts);
    }

    private void add(Tx tx, Technician to, Ticket ticket, List<Cause> causes) {
        Letterhead.Sender from = letterhead.sender(tx, ticket.mailboxId());
        String body = body(
                to,
                List.of(
                        heading(tx, ticket) + "\n" + lines(causes),
                        texts.with(from.takesTags() ? "notice.mail.answer" : "notice.mail.no-answer")));
        outbox.add(
                tx,
                new NewMail(
                        "notice:" + to.id() + ":" + causes.getFirst().id(),
                        Client.UNASSIGNED,
                        Optional.empty(),
                        Optional.empty(),
                        Automatic.NOTICE,
                        from.address(),
                        from.name(),
                        from.takesTags()
                                ? Optional.of(messageIds.replyAddress(from.address(), Purpose.NOTICE, ticket.id()))
                                : Optional.empty(),
                        List.of(new Recipient(to.email(), to.name())),
                        subject(ticket, causes),
                        body,
                        messageIds.messageId(Purpose.NOTICE, ticket.id(), ids.next()),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    private void plain(Tx tx, Technician to, String cause, String subject, Letterhead.Sender from, List<String> parts) {
        outbox.add(
                tx,
                new NewMail(
                        cause,
                        Client.UNASSIGNED,
                        Optional.empty(),
                        Optional.empty(),
                        Automatic.NOTICE,
                        from.address(),
                        from.name(),
                        Optional.empty(),
                        List.of(new Recipient(to.email(), to.name())),
                        subject,
                        body(to, parts),
                        messageIds.messageId(Purpose.NOTICE, 0, ids.next()),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    private String subject(Ticket ticket, List<Cause> causes) {
        String news = causes.size() == 1 ? causes.getFirst().words() : texts.with("notice.mail.several", causes.size());
        String line = texts.with("notice.mail.subject", String.valueOf(ticket.number()), ticket.subject(), news);
        return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT - 1) + "…" : line;
    }

    private String heading(Tx tx, Ticket ticket) {
        return texts.with(
                        "notice.mail.ticket",
                        String.valueOf(ticket.number()),
                        ticket.subject(),
                        clients.client(tx, ticket.clientId()).name())
                + "\n" + baseUrl.get() + "/tickets/" + ticket.number();
    }

    private static String lines(List<Cause> causes) {
        return causes.stream().map(cause -> "- " + cause.words()).collect(Collectors.joining("\n"));
    }

    private String cut(String lines) {
        List<String> all = lines.lines().toList();
        return all.size() <= MOST_LINES
                ? lines
                : String.join("\n", all.subList(0, MOST_LINES)) + "\n" + texts.with("notice.mail.more");
    }

    private String body(Technician to, List<String> parts) {
        var all = new ArrayList<String>();
        all.add(texts.with("notice.mail.hello", to.name()));
        all.addAll(parts);
        all.add(texts.with("notice.mail.why", baseUrl.get() + "/notices"));
        return String.join("\n\n", all) + "\n";
    }

    static Map<Long, List<Cause>> byTicket(List<Cause> causes) {
        return causes.stream().collect(Collectors.groupingBy(Cause::ticketId, LinkedHashMap::new, Collectors.toList()));
    }
}
