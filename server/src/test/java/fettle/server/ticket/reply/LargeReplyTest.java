package fettle.server.ticket.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.contracts.sla.Channel;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Most mail servers turn large mails down, so we do not begin with them: 25 MB on the way is the most by default.
class LargeReplyTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final TestDesk desk = new TestDesk(database.get());
    private final Ticket ticket = desk.open("Printer");

    @Test
    void goesOutUpToTheLimit() {
        reply(withFiles(2, 9_000_000));

        assertThat(desk.mails(ticket)).hasSize(1);
    }

    @Test
    void isRefusedBeyondItWithWhatToDo() {
        Reply large = withFiles(19, 1_000_000);

        assertThatThrownBy(() -> reply(large)).isInstanceOfSatisfying(Refusal.Invalid.class, refusal -> {
            assertThat(refusal.fields().getFirst().name()).isEqualTo("files");
            assertThat(refusal.fields().getFirst().sentence(Texts.load("en")))
                    .startsWith("With its files this mail would have 27 MB; 25 MB is the most that we send.");
        });
        assertThatThrownBy(() -> desk.run(tx -> desk.ticketing
                        .waiting()
                        .place(tx, desk.asItStands(ticket), desk.tess, large, Duration.ofSeconds(10))))
                .as("before it waits to go out")
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(desk.mails(ticket)).isEmpty();
    }

    @Test
    void mayBeWrittenDownForThePortal() {
        reply(withFiles(19, 1_000_000).by(Channel.CHAT, true));

        assertThat(desk.all(tx -> desk.conversations.entries(tx.forClient(desk.acme.id()), ticket.id()))
                        .getLast()
                        .attachments())
                .hasSize(19);
    }

    private void reply(Reply reply) {
        desk.run(tx -> desk.handling.reply(tx, desk.asItStands(ticket), desk.tess, reply));
    }

    private static Reply withFiles(int files, long bytes) {
        var file = new NewEntry.File("plan.pdf", "application/pdf", bytes, "ab", Optional.empty(), false);
        List<NewEntry.File> all = Collections.nCopies(files, file);
        return Reply.of("Here they are").attaching(all);
    }
}
