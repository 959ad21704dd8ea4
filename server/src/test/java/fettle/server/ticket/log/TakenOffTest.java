package fettle.server.ticket.log;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.PauseReason;
import fettle.server.ticket.log.TicketEvent.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A supplier's mail that somebody puts on the wrong ticket at ten, takes off at eleven, and puts there again at noon.
class TakenOffTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Actor TESS = new Actor.Technician(7, "Tess");
    private static final TicketEvent WAIT =
            new TicketEvent.Paused(at(0, 0), PauseReason.SUPPLIER, NINE.plus(Duration.ofDays(1)), false);
    private static final TicketEvent PUT = new TicketEvent.SupplierWrote(at(30, 60), 3, true);
    private static final TicketEvent OFF =
            new TicketEvent.SupplierMailTakenOff(at(120, 120), 3, NINE.plus(Duration.ofMinutes(30)));
    private static final TicketEvent AGAIN = new TicketEvent.SupplierWrote(at(30, 180), 3, true);

    @Test
    void theWaitGoesOnOnceItIsTakenOff() {
        assertThat(LastWait.standing(List.of(WAIT, PUT))).isEmpty();
        assertThat(LastWait.standing(List.of(WAIT, PUT, OFF)))
                .contains(new LastWait(PauseReason.SUPPLIER, NINE.plus(Duration.ofDays(1))));
    }

    @Test
    void aMailThatIsPutThereAgainCounts() {
        List<TicketEvent> log = List.of(WAIT, PUT, AGAIN, OFF);

        assertThat(TakenOff.without(log)).containsExactly(WAIT, AGAIN, OFF);
        assertThat(LastWait.standing(log)).isEmpty();
    }

    @Test
    void anotherSuppliersMailStays() {
        TicketEvent other = new TicketEvent.SupplierWrote(at(30, 60), 4, true);

        assertThat(TakenOff.without(List.of(WAIT, other, PUT, OFF))).containsExactly(WAIT, other, OFF);
    }

    /// @param happened when it happened, in minutes after nine
    /// @param logged when it was written down
    private static Stamp at(int happened, int logged) {
        return new Stamp(NINE.plus(Duration.ofMinutes(happened)), NINE.plus(Duration.ofMinutes(logged)), TESS);
    }
}
