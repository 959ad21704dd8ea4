package fettle.server.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.store.keys.RequestKeys;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.reply.Reply;
import fettle.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConcurrencyTest {

    private static final int PEOPLE = 6;

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private TestDesk desk;
    private Ticket ticket;

    @BeforeEach
    void annWrites() {
        desk = new TestDesk(database.get());
        ticket = desk.open("Printer down");
    }

    @Test
    void keepsTheRepliesOfEverybodyWhoAnswersAtOnce() throws Exception {
        List<String> answers = atOnce(() -> reply(desk.asItStands(ticket)));

        assertThat(answers).containsOnly("sent");
        assertThat(desk.now(ticket).version()).isEqualTo(ticket.version() + PEOPLE);
        assertThat(desk.mails(ticket)).hasSize(PEOPLE);
        assertThat(desk.log(ticket))
                .filteredOn(TicketEvent.Replied.class::isInstance)
                .hasSize(PEOPLE);
    }

    @Test
    void letsOneWinAmongThoseWhoSawTheSameState() throws Exception {
        List<String> answers = atOnce(() -> reply(desk.seen(ticket)));

        assertThat(answers).containsOnlyOnce("sent").hasSize(PEOPLE);
        assertThat(desk.mails(ticket)).hasSize(1);
    }

    @Test
    void doesAFormThatIsSentTwiceOnce() throws Exception {
        var keys = new RequestKeys(database.get(), desk.clock);
        String key = "form-" + desk.count;

        List<String> answers = atOnce(() -> keys.once(TestDesk.TEST, key, tx -> {
            desk.handling.reply(tx, desk.asItStands(ticket), desk.tess, Reply.of("Once"));
            return "/tickets/" + ticket.number();
        }));

        assertThat(answers).containsOnly("/tickets/" + ticket.number());
        assertThat(desk.mails(ticket)).hasSize(1);
    }

    @Test
    void triesAgainAfterARefusalUnderTheSameKey() {
        var keys = new RequestKeys(database.get(), desk.clock);
        String key = "again-" + desk.count;
        try {
            keys.once(TestDesk.TEST, key, _ -> {
                throw new Refusal.Conflict("ticket.not-found");
            });
        } catch (Refusal.Conflict expected) {
            assertThat(expected).hasMessage("ticket.not-found");
        }

        assertThat(keys.once(TestDesk.TEST, key, _ -> "/now")).isEqualTo("/now");
        assertThat(keys.once(TestDesk.TEST, key, _ -> "/later")).isEqualTo("/now");
    }

    private String reply(Seen seen) {
        try {
            desk.run(tx -> desk.handling.reply(tx, seen, desk.tess, Reply.of("Is it on?")));
            return "sent";
        } catch (Refusal.Conflict refusal) {
            return refusal.getMessage();
        }
    }

    private static List<String> atOnce(Callable<String> work) throws InterruptedException, ExecutionException {
        List<String> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
            List<Callable<String>> all = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                all.add(work);
            }
            for (Future<String> answer : people.invokeAll(all)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
