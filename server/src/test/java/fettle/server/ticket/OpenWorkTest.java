package fettle.server.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.PauseReason;
import fettle.server.testing.TestDatabase;
import fettle.server.ticket.Assignment.Responsible;
import fettle.server.ticket.reply.Reply.Pause;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.server.ticket.work.OpenWork;
import fettle.server.ticket.work.OpenWork.Cursor;
import fettle.server.ticket.work.OpenWork.Line;
import fettle.server.ticket.work.OpenWork.Which;
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

    private final OpenWork work = new OpenWork();
    private TestDesk desk;

    @BeforeEach
    void openTheDesk() {
        desk = new TestDesk(database.get());
    }

    @Test
    void showsWhatIsDueFirst() {
        Ticket later = placed("Later", 3);
        Ticket sooner = placed("Sooner", 1);
        Ticket never = desk.open("Nothing due");

        List<Line> lines = lines(new Which.OfClient(desk.acme.id()));

        assertThat(lines).extracting(Line::id).containsExactly(sooner.id(), later.id(), never.id());
        assertThat(lines.getFirst().clientName()).isEqualTo(desk.acme.name());
        assertThat(lines.getFirst().contactName()).contains("Ann Abbott");
        assertThat(lines.getFirst().ownerName()).isEmpty();
    }

    @Test
    void turnsPagesWithoutLosingOrRepeatingARow() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(placed("Ticket " + i, i / 3).id());
        }

        List<Long> read = new ArrayList<>();
        Cursor behind = Cursor.START;
        List<Line> page = page(new Which.OfClient(desk.acme.id()), behind);
        while (!page.isEmpty()) {
            page.forEach(line -> read.add(line.id()));
            behind = page.getLast().cursor();
            page = page(new Which.OfClient(desk.acme.id()), behind);
        }

        assertThat(read).containsExactlyElementsOf(ids);
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
        assertThat(lines(new Which.OfGroup(group))).extracting(Line::id).containsExactly(ours.id());
        assertThat(lines(new Which.Unassigned()))
                .extracting(Line::id)
                .contains(ours.id(), nobodys.id())
                .doesNotContain(mine.id());
        assertThat(lines(new Which.All())).extracting(Line::id).contains(mine.id(), ours.id(), nobodys.id());
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
                .extracting(Line::id)
                .containsExactly(second.id(), first.id());
        assertThat(lines(new Which.OfClient(desk.acme.id())))
                .extracting(Line::id)
                .containsExactly(waiting.id());
    }

    private Ticket placed(String subject, int hours) {
        Ticket ticket = desk.open(subject);
        Instant due = desk.clock.instant().plus(Duration.ofHours(hours));
        desk.run(tx -> work.place(tx.forClient(desk.acme.id()), ticket.id(), due));
        return ticket;
    }

    private void resolve(Ticket ticket) {
        desk.in(tx ->
                desk.handling.resolve(tx, desk.seen(ticket), desk.tess, new Solution("", "Done"), Optional.empty()));
    }

    private List<Line> lines(Which which) {
        return desk.all(tx -> work.page(tx, which, Cursor.START, 500));
    }

    private List<Line> page(Which which, Cursor behind) {
        return desk.all(tx -> work.page(tx, which, behind, 2));
    }
}
