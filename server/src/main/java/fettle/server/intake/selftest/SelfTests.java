package fettle.server.intake.selftest;

import fettle.server.client.Client;
import fettle.server.intake.Outcome;
import fettle.server.intake.Reason;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.address.MechanismResults;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.DeliveryState;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.outbox.Recipient;
import fettle.server.signin.secret.Token;
import fettle.server.store.Ids;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.web.text.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sends mails through our relay to mailboxes of ours, knows them again when they arrive, and keeps what the receiving
/// server found in them. They never become tickets. Verbs join the caller's transaction.
public final class SelfTests {

    private static final Pattern MARK = Pattern.compile("\\[test ([A-Za-z0-9_-]{43})]");

    private final Ids ids;
    private final InstantSource clock;
    private final Outbox outbox;
    private final Texts texts;
    private final Optional<String> trustedServer;

    /// @param trustedServer the name under which our own mail server writes what it found out about senders
    public SelfTests(Ids ids, InstantSource clock, Outbox outbox, Texts texts, Optional<String> trustedServer) {
        this.ids = ids;
        this.clock = clock;
        this.outbox = outbox;
        this.texts = texts;
        this.trustedServer = trustedServer;
    }

    /// Sends one.
    public void send(Tx tx, String from, String to, long technicianId) {
        long id = ids.next();
        Token mark = Token.random();
        tx.sql("selftest.add")
                .set("id", id)
                .set("hash", mark.hash())
                .set("from", from)
                .set("to", to)
                .set("by", technicianId)
                .set("now", clock.instant())
                .update();
        outbox.add(
                tx,
                new NewMail(
                        cause(id),
                        Client.UNASSIGNED,
                        Optional.empty(),
                        Optional.empty(),
                        Automatic.NOTICE,
                        from,
                        texts.with("setup.sending.test-name"),
                        Optional.empty(),
                        List.of(new Recipient(to, "")),
                        texts.with("setup.sending.test-subject") + " [test " + mark.secret() + "]",
                        texts.with("setup.sending.test-body") + "\n",
                        "<selftest." + id + "@" + from.substring(from.lastIndexOf('@') + 1) + ">",
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    /// Whether a mail is one of these on its way back: then it is noted, and nothing else.
    public Optional<Outcome> recognise(Tx tx, InboundEmail email) {
        Matcher mark = MARK.matcher(email.subject());
        if (!mark.find()) {
            return Optional.empty();
        }
        return tx.sql("selftest.waiting")
                .set("hash", Token.hash(mark.group(1)))
                .one(row -> row.id("id"))
                .map(id -> arrived(tx, id, email));
    }

    /// The last ones, the newest first.
    public List<SelfTest> newest(Tx tx, int most) {
        List<SelfTest> found = tx.sql("selftest.newest").set("n", most).list(SelfTests::test);
        return found.stream().map(test -> posted(tx, test)).toList();
    }

    private Outcome arrived(Tx tx, long id, InboundEmail email) {
        MechanismResults found = MechanismResults.of(email.authenticationResults(), trustedServer);
        tx.sql("selftest.arrived")
                .set("id", id)
                .set("now", clock.instant())
                .set("servers", String.join(" ", found.servers()))
                .set("trusted", found.trusted())
                .set("spf", found.of("spf"))
                .set("dkim", found.of("dkim"))
                .set("dmarc", found.of("dmarc"))
                .update();
        return new Outcome.Event(Optional.empty(), Reason.SELF_TEST, List.of());
    }

    private static SelfTest test(Row row) {
        return new SelfTest(
                row.id("id"),
                row.text("from_address"),
                row.text("to_address"),
                row.instant("sent_at"),
                new SelfTest.Posting(DeliveryState.QUEUED, ""),
                row.optionalInstant("arrived_at").map(at -> arrival(row, at)));
    }

    private static SelfTest.Arrival arrival(Row row, Instant at) {
        String servers = row.text("servers");
        return new SelfTest.Arrival(
                at,
                servers.isEmpty() ? List.of() : List.of(servers.split(" ")),
                row.yes("trusted"),
                row.optionalText("spf"),
                row.optionalText("dkim"),
                row.optionalText("dmarc"));
    }

    private static SelfTest posted(Tx tx, SelfTest test) {
        return tx.forClient(Client.UNASSIGNED)
                .sql("selftest.posting")
                .set("cause", cause(test.id()))
                .one(row -> new SelfTest.Posting(row.one(DeliveryState.class, "state"), row.text("last_error")))
                .map(posting -> new SelfTest(test.id(), test.from(), test.to(), test.sentAt(), posting, test.arrival()))
                .orElse(test);
    }

    private static String cause(long id) {
        return "self-test:" + id;
    }
}
