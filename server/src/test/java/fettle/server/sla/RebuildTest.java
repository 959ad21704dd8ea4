package fettle.server.sla;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Triage.Meaning;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Pause;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.web.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is stored beside a ticket after each change is what the log alone gives.
class RebuildTest {

    private static final int TICKETS = 8;
    private static final int STEPS = 60;

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final List<Ticket> tickets = new ArrayList<>();
    private TestDesk desk;
    private Random random;

    @ParameterizedTest
    @ValueSource(longs = {1, 20260304, 4711})
    void givesTheSameClocksAndOutcomesAsTheChangesThemselves(long seed) {
        desk = new TestDesk(database.get());
        random = new Random(seed);
        var job = new SlaJob(database.get(), desk.clock, desk.tickets, desk.clocks, List.of());
        for (int i = 0; i < TICKETS; i++) {
            tickets.add(desk.open("Ticket " + i));
        }
        for (int step = 0; step < STEPS; step++) {
            desk.clock.advance(Duration.ofMinutes(random.nextInt(240)));
            change(tickets.get(random.nextInt(TICKETS)));
        }
        job.run();
        // Counting begins anew with each evaluation, so both sides are read at the same moment.
        tickets.forEach(ticket -> desk.run(
                tx -> desk.handling.note(tx, desk.asItStands(ticket), desk.tess, "Looked at", Optional.empty())));
        List<Object> stored = stored();

        forget();
        assertThat(stored()).isNotEqualTo(stored);
        assertThat(job.rebuild()).isGreaterThanOrEqualTo(TICKETS);

        assertThat(stored()).isEqualTo(stored);
    }

    private void change(Ticket ticket) {
        try {
            desk.run(tx -> {
                var seen = desk.asItStands(ticket);
                var later = desk.clock.instant().plus(Duration.ofDays(1));
                PauseReason reason = PauseReason.values()[random.nextInt(PauseReason.values().length)];
                Priority priority = Priority.values()[random.nextInt(Priority.values().length)];
                Meaning meaning = Meaning.values()[random.nextInt(Meaning.values().length)];
                switch (random.nextInt(9)) {
                    case 0 -> desk.handling.reply(tx, seen, desk.tess, Reply.of("Working on it"));
                    case 1 ->
                        desk.handling.reply(tx, seen, desk.tess, Reply.of("?").waitingFor(reason, later));
                    case 2 -> desk.handling.waitFor(tx, seen, desk.tess, new Pause(reason, later), Optional.empty());
                    case 3 -> desk.handling.resume(tx, seen, desk.tess);
                    case 4 -> desk.triage.changePriority(tx, seen, desk.tess, priority, meaning, "Because");
                    case 5 -> desk.handling.resolve(tx, seen, desk.tess, new Solution("", "Done"), Optional.empty());
                    case 6 -> desk.handling.reopen(tx, seen, desk.tess, "Not done");
                    case 7 ->
                        desk.handling.reply(
                                tx, seen, desk.tess, Reply.of("Called").by(Channel.PHONE, true));
                    default -> desk.tickets.receive(tx, desk.message(ticket, "And then"));
                }
            });
        } catch (Refusal refusal) {
            assertThat(refusal).isInstanceOfAny(Refusal.Conflict.class, Refusal.Invalid.class);
        }
    }

    private List<Object> stored() {
        List<Object> stored = new ArrayList<>();
        for (Ticket ticket : tickets) {
            stored.add(desk.all(tx -> desk.clocks.clocks(tx, desk.acme.id(), ticket.id())));
            stored.add(desk.all(tx -> desk.clocks.outcomes(tx, desk.acme.id(), ticket.id())));
        }
        return stored;
    }

    private void forget() {
        for (Ticket ticket : tickets) {
            desk.run(tx -> {
                var client = tx.forClient(desk.acme.id());
                client.sql("sla.forget-clocks").set("ticket", ticket.id()).update();
                client.sql("sla.forget-outcomes").set("ticket", ticket.id()).update();
            });
        }
    }
}
