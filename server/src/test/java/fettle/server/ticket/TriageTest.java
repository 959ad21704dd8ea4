package fettle.server.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.contracts.sla.Impact;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.Urgency;
import fettle.server.client.Contact;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Ticket.Stage;
import fettle.server.ticket.Triage.Findings;
import fettle.server.ticket.Triage.Meaning;
import fettle.server.ticket.Triage.Verdict;
import fettle.server.ticket.kind.Kind;
import fettle.server.ticket.kind.Kinds;
import fettle.server.ticket.kind.TicketType;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TriageTest {

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
    void judgesATicketInOneForm() {
        Instant when = desk.clock.advance(Duration.ofMinutes(5));
        Kind printer = kind("Printer");

        Ticket triaged = triage(new Findings(
                TicketType.INCIDENT,
                Optional.of(printer.id()),
                Impact.HIGH,
                Urgency.MEDIUM,
                Optional.of(30),
                Optional.empty()));

        assertThat(triaged.stage()).isEqualTo(Stage.TRIAGED);
        assertThat(triaged.triagedAt()).contains(when);
        assertThat(triaged.priority()).isEqualTo(Priority.P2);
        assertThat(triaged.kindId()).contains(printer.id());
        assertThat(triaged.usersAffected()).contains(30);
        assertThat(desk.log(ticket).getLast())
                .isInstanceOfSatisfying(
                        TicketEvent.Triaged.class,
                        event -> assertThat(event.priority()).contains(Priority.P2));
    }

    @Test
    void raisesTheWorkOfAKindToItsFloor() {
        assertThat(triage(low(Optional.of(kind("Security incident").id()))).priority())
                .isEqualTo(Priority.P2);
        assertThat(triage(low(Optional.of(kind("Printer").id()))).priority()).isEqualTo(Priority.P4);
    }

    @Test
    void countsACriticalPersonOneHigher() {
        Contact ann = desk.ann;
        desk.run(tx -> desk.clients.changeContact(
                tx,
                new Contact(
                        ann.id(),
                        ann.clientId(),
                        ann.name(),
                        ann.email(),
                        ann.phone(),
                        ann.jobTitle(),
                        true,
                        ann.portal(),
                        true,
                        ann.createdAt()),
                List.of()));

        assertThat(triage(low(Optional.empty())).priority()).isEqualTo(Priority.P3);
    }

    @Test
    void letsAPersonDecideOtherwiseWithAReason() {
        Findings against = with(new Verdict(Priority.P1, "The board meets here at noon"));

        assertThat(triage(against).priority()).isEqualTo(Priority.P1);
        assertThatThrownBy(() -> triage(with(new Verdict(Priority.P1, " ")))).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aSecondTriageChangesThePriorityFromNowOn() {
        Ticket first = triage(low(Optional.empty()));

        Ticket second = triage(with(new Verdict(Priority.P2, "Spreads")));

        assertThat(second.triagedAt()).isEqualTo(first.triagedAt());
        assertThat(desk.log(ticket).getLast()).isInstanceOfSatisfying(TicketEvent.PriorityChanged.class, changed -> {
            assertThat(changed.from()).isEqualTo(Priority.P4);
            assertThat(changed.to()).isEqualTo(Priority.P2);
            assertThat(changed.correction()).isFalse();
        });
    }

    @Test
    void tellsAChangeFromACorrection() {
        Ticket changed = desk.in(tx -> desk.triage.changePriority(
                tx, desk.seen(ticket), desk.tess, Priority.P1, Meaning.CHANGE, "All stopped"));
        Ticket corrected = desk.in(tx -> desk.triage.changePriority(
                tx, desk.seen(changed), desk.tess, Priority.P2, Meaning.CORRECTION, "Misread"));

        assertThat(corrected.priority()).isEqualTo(Priority.P2);
        assertThat(desk.log(ticket))
                .filteredOn(TicketEvent.PriorityChanged.class::isInstance)
                .extracting(event -> ((TicketEvent.PriorityChanged) event).correction())
                .containsExactly(false, true);
        assertThatThrownBy(() -> desk.in(tx -> desk.triage.changePriority(
                        tx, desk.seen(corrected), desk.tess, Priority.P2, Meaning.CHANGE, "Again")))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void judgesNothingThatIsResolved() {
        desk.in(tx ->
                desk.handling.resolve(tx, desk.seen(ticket), desk.tess, new Solution("", "Done"), Optional.empty()));

        assertThatThrownBy(() -> triage(low(Optional.empty()))).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void offersTheKindsOfANewDesk() {
        List<Kind> kinds = desk.all(tx -> new Kinds(InstantSource.system(), desk.ids).all(tx));

        assertThat(kinds).hasSizeBetween(15, 20).extracting(Kind::name).doesNotHaveDuplicates();
        assertThat(kinds)
                .filteredOn(Kind::alwaysReviewed)
                .extracting(Kind::name)
                .containsExactly("Data loss", "Security incident");
    }

    private Ticket triage(Findings found) {
        return desk.in(tx -> desk.triage.triage(tx, desk.asItStands(ticket), desk.tess, found));
    }

    private Kind kind(String name) {
        return desk.all(tx -> new Kinds(InstantSource.system(), desk.ids).all(tx)).stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Findings low(Optional<Long> kind) {
        return new Findings(TicketType.INCIDENT, kind, Impact.LOW, Urgency.LOW, Optional.empty(), Optional.empty());
    }

    private static Findings with(Verdict verdict) {
        return new Findings(
                TicketType.INCIDENT, Optional.empty(), Impact.LOW, Urgency.LOW, Optional.empty(), Optional.of(verdict));
    }
}
