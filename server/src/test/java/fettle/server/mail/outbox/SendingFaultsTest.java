package fettle.server.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.route.RelayPeer;
import fettle.server.mail.route.RelayPeer.Fault;
import fettle.server.mail.route.RelayPeer.Taken;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What relays and networks do to mail that goes out: nothing is lost, and nothing goes twice but in the one
/// documented gap, where it goes under the same Message-ID.
class SendingFaultsTest {

    private static final String ANN = "ann@acme.test";
    private static final String KIM = "kim@acme.test";

    private final WatchedOutbox watched = new WatchedOutbox();
    private RelayPeer relay;
    private Duration patience = Duration.ofMinutes(1);

    @BeforeEach
    void open() throws IOException {
        relay = new RelayPeer();
    }

    @AfterEach
    void close() {
        relay.close();
        watched.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"BUSY_AT_RECIPIENT", "BUSY_AT_MESSAGE", "CUT_IN_MESSAGE", "SILENT"})
    void triesAgainWhatWasNotTaken(Fault fault) throws InterruptedException {
        patience = Duration.ofSeconds(1);
        relay.give(ANN, fault);
        watched.add("reply:1", ANN);
        sendUntil(() -> tried(1));
        everyMailIsOneThing();
        assertThat(watched.state().state()).isEqualTo(DeliveryState.QUEUED);
        assertThat(relay.taken()).isEmpty();

        relay.mend(ANN);
        watched.clock.advance(Duration.ofMinutes(1));
        sendUntil(() -> watched.accepted() == 1);

        everyMailIsOneThing();
        assertThat(relay.taken()).extracting(Taken::messageId).containsExactly("<reply:1@fettle.test>");
    }

    @Test
    void sendsUnderTheSameMessageIdWhatMayHaveBeenTakenWithoutAnAnswer() throws InterruptedException {
        relay.give(ANN, Fault.CUT_AFTER_DOT);
        watched.add("reply:1", ANN);
        sendUntil(() -> tried(1));
        assertThat(watched.state().state()).isEqualTo(DeliveryState.QUEUED);

        relay.mend(ANN);
        watched.clock.advance(Duration.ofMinutes(1));
        sendUntil(() -> watched.accepted() == 1);

        everyMailIsOneThing();
        assertThat(relay.taken())
                .extracting(Taken::messageId)
                .containsExactly("<reply:1@fettle.test>", "<reply:1@fettle.test>");
    }

    @Test
    void countsAsTakenWhatWasAnsweredHoweverTheConversationEnds() throws InterruptedException {
        relay.give(ANN, Fault.CUT_AFTER_ANSWER);
        watched.add("reply:1", ANN);

        sendUntil(() -> watched.accepted() == 1);
        watched.clock.advance(Duration.ofDays(1));
        watched.job(relay.route(patience)).run();

        everyMailIsOneThing();
        assertThat(relay.takenFor(ANN)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSED_AT_RECIPIENT", "REFUSED_AT_MESSAGE"})
    void aRecipientWhomTheRelayRefusesKeepsTheMailFromNoOther(Fault fault) throws InterruptedException {
        relay.give(ANN, fault);
        watched.add("reply:1", ANN, KIM);

        sendUntil(() -> watched.states().stream().noneMatch(to -> to.state() == DeliveryState.QUEUED));
        watched.clock.advance(Duration.ofDays(1));
        watched.job(relay.route(patience)).run();

        everyMailIsOneThing();
        assertThat(watched.states())
                .extracting(Delivery.To::state)
                .containsExactly(DeliveryState.REFUSED, DeliveryState.ACCEPTED);
        assertThat(watched.state().lastError()).startsWith(fault == Fault.REFUSED_AT_RECIPIENT ? "550" : "554");
        assertThat(relay.taken()).extracting(Taken::recipient).containsExactly(KIM);
    }

    @Test
    void keepsAllMailWhileTheRelayIsDownForThreeDaysAndSendsItOnceThatIsBack() throws Exception {
        relay.goDown();
        for (int mail = 0; mail < 6; mail++) {
            watched.add("reply:" + mail, mail % 2 == 0 ? ANN : "bob@globex.test");
        }
        for (int hour = 0; hour < 72; hour += 6) {
            sendUntil(WatchedOutbox::always);
            watched.clock.advance(Duration.ofHours(6));
        }
        everyMailIsOneThing();
        assertThat(watched.states())
                .allMatch(to ->
                        to.state() == DeliveryState.QUEUED && !to.lastError().isEmpty());

        relay.comeBack();
        sendUntil(() -> watched.accepted() == 6);

        everyMailIsOneThing();
        assertThat(relay.taken()).hasSize(6);
    }

    @Test
    void whatWaitedForTheRelayGoesAsSoonAsAnyMailGetsThrough() throws Exception {
        relay.goDown();
        watched.add("reply:1", ANN);
        sendUntil(() -> tried(1));
        watched.clock.advance(Duration.ofMinutes(1));
        sendUntil(() -> tried(2));

        relay.comeBack();
        watched.clock.advance(Duration.ofSeconds(10));
        watched.add("reply:2", "bob@globex.test");
        sendUntil(() -> watched.accepted() == 2);

        everyMailIsOneThing();
    }

    @Test
    void aSlowDomainKeepsNoOtherWaitingAndHasTwoConnectionsAtMost() throws InterruptedException {
        for (int mail = 0; mail < 5; mail++) {
            relay.give("slow" + mail + "@slow.test", Fault.SLOW);
            watched.add("slow:" + mail, "slow" + mail + "@slow.test");
        }
        for (int mail = 0; mail < 20; mail++) {
            watched.add("quick:" + mail, "ann@quick.test");
        }

        sendUntil(() -> watched.accepted() == 20);
        assertThat(relay.takenFor("ann@quick.test")).isEqualTo(20);
        assertThat(relay.mostAtOnce("slow.test")).isEqualTo(2);

        relay.letGo();
        sendUntil(() -> watched.accepted() == 25);
        everyMailIsOneThing();
        assertThat(relay.mostAtOnce("slow.test")).isEqualTo(2);
    }

    private boolean tried(int times) {
        return watched.states().stream()
                .allMatch(to -> to.attempts() >= times && !to.lastError().isEmpty());
    }

    private void sendUntil(BooleanSupplier done) throws InterruptedException {
        try (OutboxJob job = watched.job(relay.route(patience))) {
            WatchedOutbox.waitUntil(() -> {
                job.run();
                return done.getAsBoolean();
            });
        }
    }

    /// Each mail is sent, waits, or failed with a reason, for each recipient; and none but the sent went out.
    private void everyMailIsOneThing() {
        Set<String> sent = relay.taken().stream().map(Taken::recipient).collect(Collectors.toSet());
        for (Delivery.To to : watched.states()) {
            switch (to.state()) {
                case ACCEPTED -> assertThat(sent).contains(to.recipient().address());
                case REFUSED, BOUNCED -> assertThat(to.lastError()).isNotBlank();
                case QUEUED -> assertThat(to.decidedAt()).isEmpty();
            }
        }
        List<String> accepted = watched.states().stream()
                .filter(to -> to.state() == DeliveryState.ACCEPTED)
                .map(to -> to.recipient().address())
                .toList();
        accepted.forEach(address -> assertThat(relay.takenFor(address))
                .isGreaterThanOrEqualTo(
                        accepted.stream().filter(address::equals).count()));
    }
}
