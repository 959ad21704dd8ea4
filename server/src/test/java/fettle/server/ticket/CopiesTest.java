package fettle.server.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.client.Contact;
import fettle.server.client.NewContact;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.reply.Reply;
import fettle.web.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who gets a copy of a reply.
class CopiesTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final TestDesk desk = new TestDesk(database.get());
    private final Ticket ticket = desk.open("Printer");

    @Test
    void refusesACopyToSomebodyWhoTakesNoPart() {
        Contact kim =
                desk.in(tx -> desk.clients.addContact(tx, desk.acme.id(), NewContact.met("Kim Kay", "kim@acme.test")));

        assertThatThrownBy(() -> reply(Reply.of("Hm").copying(List.of(kim.id()))))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal ->
                                assertThat(refusal.fields().getFirst().name()).isEqualTo("copies"));
        assertThat(desk.mails(ticket)).isEmpty();

        desk.run(tx -> desk.ticketing.askers().addParticipant(tx, desk.asItStands(ticket), desk.tess, kim.id()));
        reply(Reply.of("Hm").copying(List.of(kim.id())));
        assertThat(desk.mails(ticket).getFirst().to()).hasSize(2);
    }

    private void reply(Reply reply) {
        desk.run(tx -> desk.handling.reply(tx, desk.asItStands(ticket), desk.tess, reply));
    }
}
