package fettle.server.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fettle.server.signin.Role;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Assignment.Responsible;
import fettle.server.ticket.Ticket.Stage;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.web.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AssignmentTest {

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
    void isTakenByWhoeverWorksOnIt() {
        Ticket taken = desk.in(tx -> desk.assignment.take(tx, desk.seen(ticket), desk.tess));

        assertThat(taken.ownedBy(desk.tess.id())).isTrue();
        assertThat(taken.stage()).isEqualTo(Stage.WORKING);
        assertThat(taken.handOffs()).isZero();
        assertThatThrownBy(() -> desk.in(tx -> desk.assignment.take(tx, desk.seen(taken), desk.tess)))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void countsTakingItFromSomebodyAsAHandOff() {
        desk.in(tx -> desk.assignment.take(tx, desk.seen(ticket), desk.tess));

        Ticket taken = desk.in(tx -> desk.assignment.take(tx, desk.asItStands(ticket), desk.tom));

        assertThat(taken.handOffs()).isEqualTo(1);
        assertThat(desk.log(ticket).getLast()).isInstanceOf(TicketEvent.HandedOver.class);
    }

    @Test
    void givingAGroupsWorkToOneOfThemIsNoHandOff() {
        long group = desk.group("Network");
        desk.in(tx -> desk.assignment.assign(tx, desk.seen(ticket), desk.tess, toGroup(group)));

        Ticket given = desk.in(tx -> desk.assignment.assign(
                tx,
                desk.asItStands(ticket),
                desk.tess,
                new Responsible(Optional.of(desk.tom.id()), Optional.of(group))));

        assertThat(given.handOffs()).isZero();
        assertThat(given.ownedBy(desk.tom.id())).isTrue();
    }

    @Test
    void passesToAnotherGroupWithTheReason() {
        long network = desk.group("Network");
        desk.in(tx -> desk.assignment.take(tx, desk.seen(ticket), desk.tess));

        Ticket passed = desk.in(tx -> desk.assignment.handOver(
                tx, desk.asItStands(ticket), desk.tess, toGroup(network), "The switch is dead"));

        assertThat(passed.ownerId()).isEmpty();
        assertThat(passed.groupId()).contains(network);
        assertThat(passed.handOffs()).isEqualTo(1);
        assertThat(desk.log(ticket).getLast())
                .isInstanceOfSatisfying(
                        TicketEvent.HandedOver.class,
                        handed -> assertThat(handed.why()).isEqualTo("The switch is dead"));
    }

    @Test
    void wantsAReasonAndAReceiver() {
        assertThatThrownBy(() -> desk.in(tx -> desk.assignment.handOver(
                        tx, desk.seen(ticket), desk.tess, toGroup(desk.group("Network")), " ")))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> desk.in(tx ->
                        desk.assignment.handOver(tx, desk.seen(ticket), desk.tess, Responsible.NOBODY, "Why not")))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void isAcceptedByTheReceiver() {
        desk.in(tx -> desk.assignment.take(tx, desk.seen(ticket), desk.tess));
        long network = desk.group("Network");
        desk.run(tx -> desk.staff.setGroups(tx, desk.tom.id(), List.of(network)));
        desk.in(tx -> desk.assignment.handOver(tx, desk.asItStands(ticket), desk.tess, toGroup(network), "Switch"));

        Ticket accepted = desk.in(tx -> desk.assignment.accept(tx, desk.asItStands(ticket), desk.tom));

        assertThat(accepted.ownedBy(desk.tom.id())).isTrue();
        assertThat(accepted.handOffs()).isEqualTo(1);
        assertThat(desk.log(ticket).getLast()).isInstanceOf(TicketEvent.Accepted.class);
    }

    @Test
    void isNotAcceptedByAnybodyElse() {
        long network = desk.group("Network");
        desk.in(tx -> desk.assignment.take(tx, desk.seen(ticket), desk.tom));
        desk.in(tx -> desk.assignment.handOver(tx, desk.asItStands(ticket), desk.tom, to(desk.tess), "Yours, Tess"));

        assertThatThrownBy(() -> desk.in(tx -> desk.assignment.accept(tx, desk.asItStands(ticket), desk.tom)))
                .isInstanceOf(Refusal.Conflict.class);

        desk.in(tx -> desk.assignment.handOver(tx, desk.asItStands(ticket), desk.tess, toGroup(network), "Switch"));

        assertThatThrownBy(() -> desk.in(tx -> desk.assignment.accept(tx, desk.asItStands(ticket), desk.tom)))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(desk.now(ticket).groupId()).contains(network);
    }

    @Test
    void isAcceptedOnceAndOnlyAfterAHandOff() {
        desk.in(tx -> desk.assignment.take(tx, desk.seen(ticket), desk.tess));
        assertThatThrownBy(() -> desk.in(tx -> desk.assignment.accept(tx, desk.asItStands(ticket), desk.tess)))
                .isInstanceOf(Refusal.Conflict.class);
        desk.in(tx -> desk.assignment.handOver(tx, desk.asItStands(ticket), desk.tess, to(desk.tom), "Yours"));
        desk.in(tx -> desk.assignment.accept(tx, desk.asItStands(ticket), desk.tom));

        assertThatThrownBy(() -> desk.in(tx -> desk.assignment.accept(tx, desk.asItStands(ticket), desk.tom)))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void refusesAPersonOrGroupThatIsNotThereAtTheField() {
        desk.run(tx -> desk.staff.deactivate(tx, desk.tom.id()));

        assertThat(refusedAt(new Responsible(Optional.of(4711L), Optional.empty())))
                .isEqualTo("owner staff.not-found");
        assertThat(refusedAt(to(desk.tom))).isEqualTo("owner staff.not-found");
        assertThat(refusedAt(toGroup(4711L))).isEqualTo("group staff.group-not-found");
    }

    @Test
    void isNotReturnedByAnybodyButTheReceiverOrALead() {
        desk.in(tx -> desk.assignment.take(tx, desk.seen(ticket), desk.tess));
        long network = desk.group("Network");
        desk.in(tx -> desk.assignment.handOver(tx, desk.asItStands(ticket), desk.tess, toGroup(network), "Switch"));

        assertThatThrownBy(() -> desk.in(tx -> desk.assignment.giveBack(tx, desk.asItStands(ticket), desk.tom, "No")))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessage("ticket.not-yours-to-return");
        assertThat(desk.now(ticket).groupId()).contains(network);

        desk.run(tx -> desk.staff.change(tx, desk.tom.id(), "Tom", Role.LEAD));
        Ticket returned = desk.in(tx -> desk.assignment.giveBack(tx, desk.asItStands(ticket), desk.tom, "Not theirs"));

        assertThat(returned.ownedBy(desk.tess.id())).isTrue();
    }

    @Test
    void goesBackToWhoeverHadItBefore() {
        long network = desk.group("Network");
        desk.run(tx -> desk.staff.setGroups(tx, desk.tom.id(), List.of(network)));
        desk.in(tx -> desk.assignment.take(tx, desk.seen(ticket), desk.tess));
        desk.in(tx -> desk.assignment.handOver(tx, desk.asItStands(ticket), desk.tess, toGroup(network), "Switch"));

        Ticket returned =
                desk.in(tx -> desk.assignment.giveBack(tx, desk.asItStands(ticket), desk.tom, "The switch is fine"));

        assertThat(returned.ownedBy(desk.tess.id())).isTrue();
        assertThat(returned.groupId()).isEmpty();
        assertThat(returned.handOffs()).isEqualTo(2);
    }

    @Test
    void goesBackToTheGroupWhoseMailboxItCameTo() {
        long first = desk.group("Desk");
        Ticket queued = desk.in(tx -> desk.tickets.open(tx, desk.mail("Queued").inQueue(first)));
        long network = desk.group("Network");
        desk.run(tx -> desk.staff.setGroups(tx, desk.tom.id(), List.of(network)));
        desk.in(tx -> desk.assignment.handOver(tx, desk.seen(queued), desk.tess, toGroup(network), "Switch"));

        Ticket returned = desk.in(tx -> desk.assignment.giveBack(tx, desk.asItStands(queued), desk.tom, "Not ours"));

        assertThat(returned.groupId()).contains(first);
        assertThat(returned.ownerId()).isEmpty();
    }

    @Test
    void cannotGoBackWhenItWasNeverHandedOver() {
        assertThatThrownBy(() -> desk.in(tx -> desk.assignment.giveBack(tx, desk.seen(ticket), desk.tom, "Not mine")))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void nobodyTakesWhatIsResolved() {
        desk.in(tx ->
                desk.handling.resolve(tx, desk.seen(ticket), desk.tess, new Solution("", "Done"), Optional.empty()));

        assertThatThrownBy(() -> desk.in(tx -> desk.assignment.take(tx, desk.asItStands(ticket), desk.tom)))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(desk.in(tx -> desk.handling.reply(tx, desk.asItStands(ticket), desk.tom, Reply.of("Bye")))
                        .stage())
                .isEqualTo(Stage.RESOLVED);
    }

    private String refusedAt(Responsible to) {
        var refusal = catchThrowableOfType(
                Refusal.Invalid.class,
                () -> desk.in(tx -> desk.assignment.handOver(tx, desk.asItStands(ticket), desk.tess, to, "Why not")));
        Refusal.Invalid.Field field = refusal.fields().getFirst();
        return field.name() + " " + field.key();
    }

    private static Responsible to(Actor.Technician person) {
        return new Responsible(Optional.of(person.id()), Optional.empty());
    }

    private static Responsible toGroup(long group) {
        return new Responsible(Optional.empty(), Optional.of(group));
    }
}
