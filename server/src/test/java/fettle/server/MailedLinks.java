package fettle.server;

import fettle.server.ask.approval.Question;
import fettle.server.monitor.WatchedDesk;
import fettle.server.store.Scope;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
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

    /// The link in the last mail about a ticket.
    public static String last(TestServer server, Ticket ticket) {
        var outbox = server.fettle().features().outbox();
        String mail = server.database()
                .transaction(
                        TEST,
                        tx -> outbox.find(
                                        tx,
                                        outbox.ofTicket(tx, ticket.clientId(), ticket.id())
                                                .getLast()
                                                .mailId())
                                .orElseThrow()
                                .mail()
                                .body());
        Matcher link = LINK.matcher(mail);
        if (!link.find()) {
            throw new AssertionError("There is no link in " + mail);
        }
        return link.group();
    }
}
