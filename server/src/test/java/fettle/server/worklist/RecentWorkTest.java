package fettle.server.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.client.Client;
import fettle.server.signin.Role;
import fettle.server.sla.SlaJob;
import fettle.server.sla.StoredClock;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecentWorkTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private TestDesk desk;
    private RecentWork recent;
    private Ticket ticket;

    @BeforeEach
    void lookAtATicket() {
        desk = new TestDesk(database.get());
        recent = new RecentWork(database.get(), desk.clock, new OpenWork(desk.clocks), desk.clients, desk.staff);
        ticket = desk.open("Printer down");
        desk.in(tx -> desk.assignment.take(tx, desk.seen(ticket), desk.tess));
        assertThat(line().clientName()).isEqualTo(desk.acme.name());
        assertThat(line().ownerName()).contains("Tess Tanner");
    }

    @Test
    void showsTheNewNameOfAClientAtOnce() {
        rename(desk.acme, "Acme Renamed");

        assertThat(line().clientName()).isEqualTo("Acme Renamed");

        rename(desk.acme, desk.acme.name());
    }

    @Test
    void showsTheNewNameOfATechnicianAtOnce() {
        desk.run(tx -> desk.staff.change(tx, desk.tess.id(), "Tess Turner", Role.TECHNICIAN));

        assertThat(line().ownerName()).contains("Tess Turner");
    }

    @Test
    void showsWhatHappenedToATicketOnceItIsCommitted() {
        desk.run(tx -> {
            Ticket after = desk.handling.setNextAction(
                    tx, desk.asItStands(ticket), desk.tess, "Call the supplier", Optional.empty());
            recent.changed(tx, after, List.of());
        });

        assertThat(line().nextAction())
                .hasValueSatisfying(next -> assertThat(next.words()).isEqualTo("Call the supplier"));
    }

    @Test
    void showsAtOnceThatAClockHasRunOut() {
        desk.clock.advance(Duration.ofHours(1));
        assertThat(line().clocks()).noneMatch(StoredClock::breached);
        desk.clock.advance(Duration.ofSeconds(1));

        new SlaJob(database.get(), desk.clock, desk.tickets, desk.clocks, List.of(recent)).run();

        assertThat(line().clocks()).anyMatch(StoredClock::breached);
    }

    @Test
    void showsAfterAFewSecondsWhatAnotherProgramDid() {
        desk.in(tx -> desk.handling.setNextAction(
                tx, desk.asItStands(ticket), desk.tess, "Call the supplier", Optional.empty()));

        assertThat(line().nextAction()).isEmpty();

        desk.clock.advance(Duration.ofSeconds(5));

        assertThat(line().nextAction()).isPresent();
    }

    @Test
    void dropsATicketFromTheListsThatItLeaves() {
        desk.in(tx -> desk.assignment.take(tx, desk.asItStands(ticket), desk.tom));

        assertThat(recent.page(new Which.OwnedBy(desk.tess.id()), Cursor.START, 50))
                .extracting(WorkLine::id)
                .doesNotContain(ticket.id());
    }

    private void rename(Client client, String name) {
        var renamed = new Client(
                client.id(),
                name,
                client.zone(),
                client.headcount(),
                client.accountManagerId(),
                false,
                true,
                client.createdAt());
        desk.run(tx -> desk.clients.change(tx, renamed, desk.clients.domains(tx, client.id())));
    }

    private WorkLine line() {
        return recent.page(new Which.OwnedBy(desk.tess.id()), Cursor.START, 50).stream()
                .filter(line -> line.id() == ticket.id())
                .findFirst()
                .orElseThrow();
    }
}
