package fettle.server.ticket.log;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.server.mail.outbox.Obstacle;
import fettle.server.ticket.log.TicketEvent.Stamp;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventRowTest {

    private static final Instant NINE = Instant.parse("2026-03-04T09:00:00Z");
    private static final Stamp STAMP = new Stamp(NINE, NINE.plusSeconds(60), new Actor.Technician(7, "Tess"));

    static Stream<TicketEvent> events() {
        return Stream.of(
                new TicketEvent.Received(STAMP, Priority.P2, Channel.PORTAL),
                new TicketEvent.Follows(STAMP, 4711),
                new TicketEvent.Acknowledged(STAMP),
                new TicketEvent.AutomaticMessage(STAMP),
                new TicketEvent.Noted(STAMP),
                new TicketEvent.Replied(STAMP, Channel.PHONE, false),
                new TicketEvent.Replied(STAMP, Channel.EMAIL, true),
                new TicketEvent.ClientWrote(STAMP, true),
                new TicketEvent.ClientWrote(STAMP, false),
                new TicketEvent.KeptWaiting(STAMP, PauseReason.CLIENT_INFO, NINE),
                new TicketEvent.Paused(STAMP, PauseReason.SUPPLIER, NINE, false),
                new TicketEvent.Paused(STAMP, PauseReason.CLIENT_ACCESS, NINE, true),
                new TicketEvent.Resumed(STAMP),
                new TicketEvent.ContactChosen(STAMP, 4712),
                new TicketEvent.Triaged(STAMP, Optional.of(3L), Optional.of(Priority.P1)),
                new TicketEvent.Triaged(STAMP, Optional.empty(), Optional.empty()),
                new TicketEvent.PriorityChanged(STAMP, Priority.P3, Priority.P1, false, Optional.empty()),
                new TicketEvent.PriorityChanged(STAMP, Priority.P1, Priority.P4, true, Optional.of("Misread")),
                new TicketEvent.Assigned(STAMP, Optional.of(Long.MAX_VALUE), Optional.of(Long.MAX_VALUE)),
                new TicketEvent.HandedOver(STAMP, Optional.empty(), Optional.of(5L), "Switch"),
                new TicketEvent.Accepted(STAMP),
                new TicketEvent.Returned(STAMP, Optional.of(7L), Optional.empty(), "Not ours"),
                new TicketEvent.PromiseMade(STAMP, "Call", NINE),
                new TicketEvent.PromiseKept(STAMP, NINE),
                new TicketEvent.NextActionSet(STAMP, "Order toner", Optional.empty()),
                new TicketEvent.NextActionSet(STAMP, "Order toner", Optional.of(NINE)),
                new TicketEvent.TimeLogged(STAMP, 99, 45),
                new TicketEvent.Resolved(STAMP, true),
                new TicketEvent.Reopened(STAMP, "Wrong printer"),
                new TicketEvent.Closed(STAMP),
                new TicketEvent.MergedIn(STAMP, 7, NINE, Optional.of(NINE.plusSeconds(60))),
                new TicketEvent.MergedIn(STAMP, 7, NINE, Optional.empty()),
                new TicketEvent.MergedInto(STAMP, 7),
                new TicketEvent.MergeUndone(STAMP, 7),
                new TicketEvent.SplitOff(STAMP, 7, NINE),
                new TicketEvent.SplitFrom(STAMP, 7),
                new TicketEvent.Reassigned(STAMP, 7, "Wrong client"),
                new TicketEvent.ExclusionAsked(STAMP, 7, NINE, NINE, ExclusionReason.FORCE_MAJEURE, "Flood"),
                new TicketEvent.ExclusionApproved(STAMP, 7, NINE, NINE),
                new TicketEvent.ExclusionDeclined(STAMP, 7, "It counts"),
                new TicketEvent.CaseExclusionAsked(STAMP, 7, ExclusionReason.AGREED, "Their test"),
                new TicketEvent.CaseExcluded(STAMP, 7),
                new TicketEvent.SupplierEngaged(STAMP, 7, "Line down"),
                new TicketEvent.SupplierAsked(STAMP, 7, "Which?"),
                new TicketEvent.SupplierAnswered(STAMP, 7),
                new TicketEvent.SupplierReturned(STAMP, 7, "It is up"),
                new TicketEvent.SupplierWrote(STAMP, 7, true),
                new TicketEvent.SupplierMailTakenOff(STAMP, 7, Instant.parse("2026-03-02T08:00:00Z")),
                new TicketEvent.SpeaksOf(STAMP, 7),
                new TicketEvent.KeptSolved(STAMP),
                new TicketEvent.ParticipantAdded(STAMP, 7),
                new TicketEvent.ApprovalAsked(STAMP, 7, "Ruth Calder", NINE),
                new TicketEvent.ApprovalReminded(STAMP, 7, "Ruth Calder"),
                new TicketEvent.ApprovalEnded(STAMP, 7, ApprovalEnding.WITHDRAWN, "Not needed"),
                new TicketEvent.Rated(STAMP, 2, "Took too long"),
                new TicketEvent.Undelivered(STAMP, 7, "ann@acme.test", Obstacle.MAILBOX_FULL),
                new TicketEvent.Arrived(STAMP, 7),
                new TicketEvent.SentAgain(STAMP, 7, "ann@acme.test"),
                new TicketEvent.ToldOtherwise(STAMP, 7, "by phone"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void givesBackTheEventThatItHolds(TicketEvent event) {
        EventRow row = EventRow.of(event);

        assertThat(row.event(STAMP)).isEqualTo(event);
        assertThat(row.value().orElse("")).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void holdsEveryTypeOfEvent() {
        assertThat(events().map(event -> EventRow.of(event).type()).distinct())
                .containsExactlyInAnyOrder(EventRow.Type.values());
    }
}
