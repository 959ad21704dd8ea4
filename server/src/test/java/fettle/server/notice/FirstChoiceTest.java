package fettle.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.client.NewContact;
import fettle.server.client.choice.MailChoice;
import fettle.server.client.choice.MailChoices;
import fettle.server.signin.Role;
import fettle.server.store.Tx;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who chooses for the first time, in two windows at once, is told so in one of them.
class FirstChoiceTest {

    private static final int ROUNDS = 20;

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private TestDesk desk;

    @BeforeEach
    void aDesk() {
        desk = new TestDesk(database.get());
    }

    @Test
    void aTechnicianWhoChoosesTwiceAtOnceHasChosenOnce() throws Exception {
        var notices = new Notices(desk.clock, ZoneOffset.UTC, desk.ids, desk.staff, Texts.load("en"));
        for (int round = 0; round < ROUNDS; round++) {
            long tim = desk.in(tx -> desk.staff
                    .add(tx, "tim" + desk.ids.next() + "@msp.test", "Tim", Role.TECHNICIAN)
                    .id());

            assertThat(twiceAtOnce(tx -> notices.choose(tx, tim, NoticeChoice.usual(ZoneOffset.UTC))))
                    .containsExactlyInAnyOrder("kept", "notice.changed-meanwhile");
        }
    }

    @Test
    void aContactWhoChoosesTwiceAtOnceHasChosenOnce() throws Exception {
        var choices = new MailChoices();
        for (int round = 0; round < ROUNDS; round++) {
            long bob = desk.in(tx -> desk.clients
                    .addContact(tx, desk.acme.id(), NewContact.met("Bob", "bob" + desk.ids.next() + "@acme.test"))
                    .id());

            assertThat(twiceAtOnce(tx -> choices.choose(tx, desk.acme.id(), bob, MailChoice.USUAL)))
                    .containsExactlyInAnyOrder("kept", "notice.changed-meanwhile");
        }
    }

    private List<String> twiceAtOnce(Consumer<Tx> choosing) throws Exception {
        var together = new CyclicBarrier(2);
        Callable<String> choice = () -> {
            together.await();
            try {
                database.get().run(TestDesk.TEST, choosing);
                return "kept";
            } catch (Refusal.Conflict told) {
                return told.getMessage();
            }
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = threads.invokeAll(List.of(choice, choice));
            return List.of(both.getFirst().get(), both.getLast().get());
        }
    }
}
