package fettle.server.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import fettle.server.sla.StoredClock;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Assignment.Responsible;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Pause;
import fettle.server.ticket.reply.Reply.Solution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenWorkTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private TestDesk desk;
    private OpenWork work;

    @BeforeEach
    void openTheDesk() {
        desk = new TestDesk(database.get());
        work = new OpenWork(desk.clocks);
    }

    @Test
    void showsWhatIsDueFirst() {
        Ticket later = desk.open("Later");
        Ticket sooner = next(desk.open("Sooner"), 20);
        Ticket soonest = next(desk.open("Soonest"), 5);

        List<WorkLine> lines = lines(new Which.OfClient(desk.acme.id()));

        assertThat(lines).extracting(WorkLine::id).containsExactly(soonest.id(), sooner.id(), later.id());
        assertThat(lines.getFirst().clientName()).isEqualTo(desk.acme.name());
        assertThat(lines.getFirst().contactName()).contains("Ann Abbott");
        assertThat(lines.getFirst().ownerName()).isEmpty();
        assertThat(lines.getFirst().nextStep()).isPresent();
    }

    @Test
    void showsTheClocksOfEveryRow() {
        Ticket answered = desk.open("Answered");
        Ticket fresh = desk.open("Fresh");
        desk.in(tx -> desk.handling.reply(tx, desk.seen(answered), desk.tess, Reply.of("On it")));

        List<WorkLine> lines = lines(new Which.OfClient(desk.acme.id()));

        assertThat(lines)
                .filteredOn(line -> line.id() == fresh.id())
                .singleElement()
                .satisfies(line -> assertThat(line.clocks())
                        .extracting(StoredClock::commitment)
                        .containsExactly(Commitment.RESPONSE, Commitment.RESOLUTION));
        assertThat(lines)
                .filteredOn(line -> line.id() == answered.id())
                .singleElement()
                .satisfies(line -> assertThat(line.clocks())
                        .extracting(StoredClock::commitment)
                        .containsExactly(Commitment.RESPONSE, Commitment.UPDATE, Commitment.RESOLUTION));
    }

    @Test
    void readsTheClocksOfMoreRowsThanOneStatementHolds() {
        for (int i = 0; i < 51; i++) {
            desk.open("Ticket " + i);
        }

        assertThat(lines(new Which.OfClient(desk.acme.id())))
                .hasSize(51)
                .allSatisfy(line -> assertThat(line.clocks()).hasSize(2));
    }

    @Test
    void turnsPagesWithoutLosingOrRepeatingARow() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(next(desk.open("Ticket " + i), 1 + i / 3).id());
        }

        List<Long> read = new ArrayList<>();
        List<WorkLine> page = page(Cursor.START);
        while (!page.isEmpty()) {
            page.forEach(line -> read.add(line.id()));
            page = page(Cursor.parse(page.getLast().cursor().text()).orElseThrow());
        }

        assertThat(read).containsExactlyElementsOf(ids);
        assertThat(Cursor.parse("12-x")).isEmpty();
    }

    @Test
    void countsWhatStandsBehindEachTab() {
        long group = desk.group("Network");
        desk.run(tx -> desk.staff.setGroups(tx, desk.tess.id(), List.of(group)));
        WorkCounts before = counts();
        Ticket mine = desk.open("Mine");
        Ticket ours = desk.open("Ours");
        Ticket done = desk.open("Done");
        desk.in(tx -> desk.assignment.take(tx, desk.seen(mine), desk.tess));
        desk.in(tx -> desk.assignment.assign(
                tx, desk.seen(ours), desk.tess, new Responsible(Optional.empty(), Optional.of(group))));
        resolve(done);

        WorkCounts after = counts();

        assertThat(after.all() - before.all()).isEqualTo(2);
        assertThat(after.mine()).isEqualTo(1);
        assertThat(after.ofTeams()).isEqualTo(1);
        assertThat(after.unassigned() - before.unassigned()).isEqualTo(1);
        assertThat(after.resolved() - before.resolved()).isEqualTo(1);
        desk.run(tx -> desk.staff.setGroups(tx, desk.tom.id(), List.of(group)));
        assertThat(lines(new Which.OfTeamsOf(desk.tom.id())))
                .extracting(WorkLine::id)
                .containsExactly(ours.id());
    }

    @Test
    void tellsWhoseWorkItIs() {
        long group = desk.group("Network");
        Ticket mine = desk.open("Mine");
        Ticket ours = desk.open("Ours");
        Ticket nobodys = desk.open("Nobody's");
        desk.in(tx -> desk.assignment.take(tx, desk.seen(mine), desk.tess));
        desk.in(tx -> desk.assignment.assign(
                tx, desk.seen(ours), desk.tess, new Responsible(Optional.empty(), Optional.of(group))));

        assertThat(lines(new Which.OwnedBy(desk.tess.id()))).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo(mine.id());
            assertThat(line.ownerName()).contains("Tess Tanner");
        });
        assertThat(lines(new Which.OfGroup(group))).extracting(WorkLine::id).containsExactly(ours.id());
        assertThat(lines(new Which.Unassigned()))
                .extracting(WorkLine::id)
                .contains(ours.id(), nobodys.id())
                .doesNotContain(mine.id());
        assertThat(lines(new Which.All())).extracting(WorkLine::id).contains(mine.id(), ours.id(), nobodys.id());
    }

    @Test
    void tellsWhatWaitsAndWhatIsDone() {
        Ticket waiting = desk.open("Waits");
        Ticket first = desk.open("First done");
        Ticket second = desk.open("Second done");
        var pause = new Pause(PauseReason.PARTS, desk.clock.instant().plus(Duration.ofDays(1)));
        desk.in(tx -> desk.handling.waitFor(tx, desk.seen(waiting), desk.tess, pause, Optional.empty()));
        resolve(first);
        desk.clock.advance(Duration.ofMinutes(1));
        resolve(second);

        assertThat(lines(new Which.Waiting()))
                .filteredOn(line -> line.clientId() == desk.acme.id())
                .singleElement()
                .satisfies(line -> assertThat(line.pauseReason()).contains(PauseReason.PARTS));
        assertThat(lines(new Which.Resolved()))
                .filteredOn(line -> line.clientId() == desk.acme.id())
                .extracting(WorkLine::id)
                .containsExactly(second.id(), first.id());
        assertThat(lines(new Which.OfClient(desk.acme.id())))
                .extracting(WorkLine::id)
                .containsExactly(waiting.id());
    }

    private Ticket next(Ticket ticket, int minutes) {
        Instant due = desk.clock.instant().plus(Duration.ofMinutes(minutes));
        return desk.in(tx ->
                desk.handling.setNextAction(tx, desk.asItStands(ticket), desk.tess, "Look again", Optional.of(due)));
    }

    private WorkCounts counts() {
        return new OpenCounts(database.get(), desk.clock, work).of(desk.tess.id());
    }

    private void resolve(Ticket ticket) {
        desk.in(tx ->
                desk.handling.resolve(tx, desk.seen(ticket), desk.tess, new Solution("", "Done"), Optional.empty()));
    }

    private List<WorkLine> lines(Which which) {
        return desk.all(tx -> work.page(tx, which, Cursor.START, 500));
    }

    private List<WorkLine> page(Cursor behind) {
        return desk.all(tx -> work.page(tx, new Which.OfClient(desk.acme.id()), behind, 2));
    }
}
