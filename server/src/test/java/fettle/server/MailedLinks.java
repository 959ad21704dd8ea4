package fettle.server;

import fettle.server.ask.approval.Question;
import fettle.server.ask.survey.SurveyJob;
import fettle.server.mail.outbox.Delivery;
import fettle.server.mail.outbox.Outbox;
import fettle.server.monitor.WatchedDesk;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Reply.Solution;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The links that people at clients get by mail, read out of the mails.
public final class MailedLinks {

    private static final Scope TEST = new Scope.System("test");
    private static final Pattern LINK = Pattern.compile("/portal/(?:approval|survey)/[A-Za-z0-9_-]{43}");

    private MailedLinks() {}

    /// Has Tess ask Ann to approve something.
    public static String approval(TestServer server, WatchedDesk desk, Ticket ticket) {
        var question = new Question(
                server.people().ann().contactId(),
                "One more screen",
                Optional.empty(),
                desk.now().plus(Duration.ofDays(3)));
        desk.run(tx -> server.fettle()
                .features()
                .asking()
                .approvals()
                .ask(tx, Seen.asItStands(ticket.number()), desk.tess, question));
        return last(server, ticket);
    }

    /// The link by which Ann says how a ticket went; she was asked about this one, or lately about another.
    public static String survey(TestServer server, WatchedDesk desk) {
        return survey(server, desk, desk.open("Solved and asked about"));
    }

    /// The same about a ticket of somebody's.
    public static String survey(TestServer server, WatchedDesk desk, Ticket ticket) {
        desk.run(tx -> server.fettle()
                .features()
                .ticketing()
                .handling()
                .resolve(
                        tx,
                        Seen.asItStands(ticket.number()),
                        desk.tess,
                        new Solution("Cable", "Replaced"),
                        Optional.empty()));
        server.clock().advance(Duration.ofMinutes(31));
        new SurveyJob(server.database(), server.fettle().features().asking().surveys()).run();
        var outbox = server.fettle().features().outbox();
        return server.database()
                .transaction(
                        TEST,
                        tx -> outbox.newest(tx, Long.MAX_VALUE, 200).stream()
                                .filter(mail -> mail.subject().startsWith("How did it go"))
                                .flatMap(mail -> link(tx, outbox, mail).stream())
                                .findFirst()
                                .orElseThrow());
    }

    /// The link in the last mail about a ticket.
    public static String last(TestServer server, Ticket ticket) {
        var outbox = server.fettle().features().outbox();
        return server.database()
                .transaction(
                        TEST,
                        tx -> outbox.ofTicket(tx, ticket.clientId(), ticket.id()).stream()
                                .reduce((_, last) -> last)
                                .flatMap(mail -> link(tx, outbox, mail))
                                .orElseThrow());
    }

    private static Optional<String> link(Tx tx, Outbox outbox, Delivery mail) {
        Matcher link =
                LINK.matcher(outbox.find(tx, mail.mailId()).orElseThrow().mail().body());
        return link.find() ? Optional.of(link.group()) : Optional.empty();
    }
}
