package fettle.server.ticket.canned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.staff.ResolverGroup;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.canned.CannedReply.Wanted;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CannedRepliesTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private TestDesk desk;
    private CannedReplies replies;

    @BeforeEach
    void open() {
        desk = new TestDesk(database.get());
        replies = desk.ticketing.canned();
    }

    @Test
    void saysWhatItsNamesStandFor() {
        Ticket ticket = desk.open("Printer {technician} $1 \\");
        desk.run(tx -> desk.handling.setNextAction(tx, desk.seen(ticket), desk.tess, "Order toner", Optional.empty()));
        CannedReply reply = add(
                "Dear {contact.first-name} ({contact.name}, { Client }),\n{ticket.number} {ticket.subject}: {next-action}."
                        + "\n{technician}, {technician.first-name} { \"json\": 1 } {}");

        assertThat(filled(reply, ticket))
                .isEqualTo("Dear Ann (Ann Abbott, Acme " + desk.count + "),\n#" + ticket.number()
                        + " Printer {technician} $1 \\: Order toner.\nTess Tanner, Tess { \"json\": 1 } {}");
    }

    @Test
    void showsWhereThereIsNothingToSay() {
        assertThat(filled(add("Next: {next-action}"), desk.open("Printer"))).isEqualTo("Next: …");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{contact.frist-name}", "Dear {name}", "{ticket}", "{système}"})
    void isRefusedForANameThatStandsForNothing(String text) {
        assertThatThrownBy(() -> add(text))
                .isInstanceOf(Refusal.Invalid.class)
                .extracting(refusal ->
                        ((Refusal.Invalid) refusal).fields().getFirst().sentence(Texts.load("en")))
                .asString()
                .contains(text.substring(text.indexOf('{')), "{contact.first-name}");
    }

    @Test
    void isOfferedToItsGroupAndOnTheTicketsOfItsGroup() {
        long field = desk.group("Field");
        CannedReply theirs = desk.in(
                tx -> replies.add(tx, new Wanted("On site " + desk.count, "We come.", Optional.of(field), true)));
        CannedReply off =
                desk.in(tx -> replies.add(tx, new Wanted("Old " + desk.count, "We come.", Optional.empty(), false)));
        CannedReply forAll = add("For all");
        Ticket ticket = desk.open("Printer");
        Ticket queued = desk.in(tx -> desk.tickets.open(tx, desk.mail("Scanner").inQueue(field)));

        assertThat(offered(ticket, List.of())).contains(forAll).doesNotContain(theirs, off);
        assertThat(offered(queued, List.of())).contains(forAll, theirs);
        assertThat(offered(
                        ticket,
                        desk.in(tx -> desk.staff.groups(tx).stream()
                                .filter(group -> group.id() == field)
                                .toList())))
                .contains(theirs);
    }

    @Test
    void isChangedByWhoeverSawItLast() {
        CannedReply reply = add("One");
        var wanted = new Wanted(reply.name(), "Two", Optional.empty(), true);

        assertThat(desk.in(tx -> replies.change(tx, reply.id(), reply.version(), wanted))
                        .text())
                .isEqualTo("Two");
        assertThatThrownBy(() -> desk.in(tx -> replies.change(tx, reply.id(), reply.version(), wanted)))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> desk.in(tx -> replies.add(tx, wanted))).isInstanceOf(Refusal.Invalid.class);
    }

    private CannedReply add(String text) {
        return desk.in(tx -> replies.add(tx, new Wanted("Reply " + desk.ids.next(), text, Optional.empty(), true)));
    }

    private String filled(CannedReply reply, Ticket ticket) {
        return desk.in(tx -> replies.filled(tx, reply, desk.tickets.find(tx, ticket.number()), desk.tess.name()));
    }

    private List<CannedReply> offered(Ticket ticket, List<ResolverGroup> groups) {
        return desk.all(tx -> replies.offered(tx, ticket, groups));
    }
}
