package fettle.server.intake.sort;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.intake.FreshMailDesk;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.Outcome;
import fettle.server.intake.Reason;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.mail.transport.Arrival;
import fettle.server.mail.transport.Steps;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A mail that takes down whatever reads it (F14): it is tried three times, then a person must look at it, and the next
/// one goes on.
class PoisonTest extends FreshMailDesk {

    private static final Duration LEASE = Duration.ofSeconds(31);

    PoisonTest() {
        super(Mailbox.UnknownSenders.OPEN);
    }

    @Test
    void isHeldForAPersonAfterThreeTries() throws Exception {
        long poison = take("poison");
        desk.steps = step -> {
            if (step == Steps.Step.AFTER_ATTEMPT) {
                throw new StackOverflowError("as a mail of endless parts may have it");
            }
        };
        for (int tried = 1; tried <= 3; tried++) {
            desk.intaking.job().run();
            untilTried(poison, tried);
            assertThat(desk.entry(poison).outcome()).isEqualTo(Outcome.Kind.WAITING);
            desk.later(LEASE);
        }
        desk.steps = Steps.NONE;

        long next = take("next");

        assertThat(desk.settled(next).outcome()).isEqualTo(Outcome.Kind.OPENED);
        LedgerEntry held = desk.settled(poison);
        assertThat(held.outcome()).isEqualTo(Outcome.Kind.QUARANTINED);
        assertThat(held.reason()).isEqualTo(Reason.GAVE_UP);
    }

    private long take(String subject) throws IOException {
        var arrival = new Arrival(
                Arrival.Source.API,
                Optional.of(desk.support.id()),
                Optional.empty(),
                "",
                desk.support.address(),
                false);
        String raw = "From: Ann <ann@acme.test>\r\nSubject: " + subject + "\r\n\r\nHelp with " + subject + "\r\n";
        return desk.intaking.intake().receive(arrival, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    }

    private void untilTried(long mail, int times) throws InterruptedException {
        for (int round = 0; round < 1_000 && desk.entry(mail).attempts() < times; round++) {
            Thread.sleep(10);
        }
        assertThat(desk.entry(mail).attempts()).isEqualTo(times);
        // It is counted before the mail is looked into, and fails just after.
        Thread.sleep(100);
    }
}
