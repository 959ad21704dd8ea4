package fettle.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.PauseReason;
import fettle.server.live.OpenPage;
import fettle.server.mail.outbox.Delivery;
import fettle.server.mail.outbox.SentMail;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.testing.Crawler;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Assignment.Responsible;
import fettle.server.ticket.Handling;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.server.ticket.waiting.WaitingReply;
import fettle.web.Refusal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A word that stands in each internal note, and in whatever was taken back, leaves the house by no way,
/// whatever else is done to the tickets before and after.
class CanaryTest {

    private static final Scope TEST = new Scope.System("test");
    private static final String CANARY = "Kanarienvogel4711";

    /// Why a colleague gets a ticket: they may be told by mail, nobody else.
    private static final String AMONG_US = "Binnenwort4711";

    private static final int STEPS = 150;

    @RegisterExtension
    static final TestServer server = new TestServer(Map.of("mail.only-shown", "true", "mail.undo-time", "10 s"));

    private final DeskStory story = new DeskStory(server);
    private final Ticketing ticketing = server.fettle().features().ticketing();
    private final Handling handling = ticketing.handling();
    private final Actor.Technician tess = DeskStory.actor(server.people().tess());
    private final Actor.Technician tom = DeskStory.actor(server.people().tom());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sings(long seed) {
        var random = new Random(seed);
        List<Ticket> tickets = new ArrayList<>(List.of(story.taken("Printer"), story.taken("Scanner")));
        try (var portal = new OpenPage(
                server.fettle().port(),
                "/portal/live",
                "fp",
                server.as(server.people().ann()))) {
            for (int step = 0; step < STEPS; step++) {
                Ticket ticket = tickets.get(random.nextInt(tickets.size()));
                try {
                    act(random, tickets, ticket);
                } catch (Refusal turnedDown) {
                    // A random step need not be possible: the canary must be silent all the same.
                }
                server.clock().advance(Duration.ofSeconds(random.nextInt(600)));
                server.runJobs();
            }
            server.fettle().live().changedFor(server.people().acme().id(), "requests", 999_999);
            assertThat(portal.readUntil("data: 999999")).doesNotContain(CANARY, AMONG_US);
        }

        assertThat(notes(tickets)).as("notes with the canary").isGreaterThan(10);
        assertThat(outgoing(_ -> true))
                .as("outgoing mails")
                .hasSizeGreaterThan(10)
                .noneMatch(mail -> mail.contains(CANARY));
        assertThat(outgoing(CanaryTest::leavesTheHouse))
                .as("mails to clients")
                .hasSizeGreaterThan(5)
                .noneMatch(mail -> mail.contains(AMONG_US));
        assertThat(Crawler.crawl(server.as(server.people().ann()), "/portal").values())
                .hasSizeGreaterThan(3)
                .noneMatch(answer -> isFound(answer.text()));
        assertThat(found(tickets)).noneMatch(CanaryTest::isFound);
    }

    private void act(Random random, List<Ticket> tickets, Ticket ticket) {
        Instant later = server.clock().instant().plus(Duration.ofHours(1 + random.nextInt(40)));
        Actor.Technician by = random.nextBoolean() ? tess : tom;
        switch (random.nextInt(15)) {
            case 0, 1 ->
                story.send(story.tess(), ticket, "entries", "kind", "note", "text", "They " + CANARY + " never pay.");
            case 2 -> run(tx -> handling.note(tx, seen(ticket), by, CANARY, Optional.empty()));
            case 3 ->
                program()
                        .send(
                                "POST",
                                "/api/v1/tickets/" + ticket.number() + "/note",
                                BodyPublishers.ofString("{\"text\": \"" + CANARY + "\"}"),
                                "application/json");
            case 4, 5 -> story.send(story.tess(), ticket, "entries", "kind", "reply", "text", "We look into it.");
            case 6 ->
                run(tx -> handling.reply(
                        tx, seen(ticket), by, Reply.of("Which one?").waitingFor(PauseReason.CLIENT_INFO, later)));
            case 7 -> story.annWrites(ticket, "Any news?");
            case 8 -> run(tx -> ticketing.waiting().schedule(tx, seen(ticket), by, Reply.of("Good morning"), later));
            case 9 -> takenBack(ticket, by);
            case 10 ->
                run(tx -> handling.resolve(
                        tx, seen(ticket), by, new Solution("Toner", "Filled"), Optional.of("It works again.")));
            case 11 -> run(tx -> handling.reopen(tx, seen(ticket), by, "Again"));
            case 12 ->
                run(tx -> ticketing
                        .assignment()
                        .handOver(
                                tx,
                                seen(ticket),
                                by,
                                new Responsible(Optional.of(by == tess ? tom.id() : tess.id()), Optional.empty()),
                                AMONG_US));
            case 13 -> run(tx -> handling.promise(tx, seen(ticket), by, "Call", later));
            default -> tickets.add(story.taken("Another " + tickets.size()));
        }
    }

    /// What was written in haste, and taken back before it left.
    private void takenBack(Ticket ticket, Actor.Technician by) {
        run(tx -> ticketing.waiting().place(tx, seen(ticket), by, Reply.of(CANARY), Duration.ofSeconds(10)));
        run(tx -> {
            WaitingReply waiting = ticketing.waiting().ofTicket(tx.forClient(ticket.clientId()), ticket.id()).stream()
                    .filter(reply -> reply.reply().text().equals(CANARY) && reply.state() == WaitingReply.State.WAITING)
                    .findFirst()
                    .orElseThrow();
            ticketing.waiting().takeBack(tx, seen(ticket), by, waiting.id());
        });
    }

    private long notes(List<Ticket> tickets) {
        return tickets.stream()
                .flatMap(ticket -> story
                        .features()
                        .conversations()
                        .notes(server.database().read(TEST).forClient(ticket.clientId()), ticket.id())
                        .stream())
                .filter(note -> note.text().contains(CANARY))
                .count();
    }

    /// All that went out or waits to, as it goes over the wire, its long lines whole again.
    private List<String> outgoing(Predicate<SentMail> which) {
        Tx tx = server.database().read(TEST);
        return story.features().outbox().newest(tx, Long.MAX_VALUE, 5_000).stream()
                .map(Delivery::mailId)
                .map(id -> story.features().outbox().find(tx, id).orElseThrow())
                .filter(which)
                .map(this::wire)
                .toList();
    }

    private static boolean leavesTheHouse(SentMail mail) {
        return mail.mail().to().stream().noneMatch(to -> to.address().endsWith("@msp.test"));
    }

    private static boolean isFound(String text) {
        return text.contains(CANARY) || text.contains(AMONG_US);
    }

    private String wire(SentMail mail) {
        return new String(server.fettle().mail().raw(mail), StandardCharsets.US_ASCII).replace("=\r\n", "");
    }

    /// What the client reads of each ticket.
    private List<String> found(List<Ticket> tickets) {
        return tickets.stream()
                .flatMap(ticket -> story
                        .features()
                        .conversations()
                        .entries(server.database().read(TEST).forClient(ticket.clientId()), ticket.id())
                        .stream())
                .map(entry -> entry.text() + entry.visibleText() + entry.notice())
                .toList();
    }

    private static Seen seen(Ticket ticket) {
        return Seen.asItStands(ticket.number());
    }

    private static void run(Consumer<Tx> work) {
        server.database().run(TEST, work);
    }

    private static Visitor program() {
        return server.program(server.people().tess()).silentAbout("Sec-Fetch-Site");
    }
}
