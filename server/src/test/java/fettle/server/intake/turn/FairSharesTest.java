package fettle.server.intake.turn;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.intake.FreshMailDesk;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.MailDesk;
import fettle.server.intake.Outcome;
import fettle.server.intake.balance.Balances;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.mail.transport.Arrival;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One client's flood (F15, F16) delays nobody but that client, and nothing of it is lost.
class FairSharesTest extends FreshMailDesk {

    private static final int FLOOD = 300;

    FairSharesTest() {
        super(Mailbox.UnknownSenders.OPEN);
    }

    @Test
    void sortsAnotherClientsMailInsideAFloodOfManyAddresses() throws Exception {
        flood();
        List<Long> others = new ArrayList<>();
        for (int mail = 0; mail < 10; mail++) {
            others.add(take("Bob <bob@globex.test>", "Other " + mail, ""));
        }

        List<LedgerEntry> sorted = sorted();

        assertThat(sorted).hasSize(FLOOD + 10).allMatch(mail -> mail.outcome() == Outcome.Kind.OPENED);
        assertThat(desk.sorted.subList(0, 40)).containsAll(others);
    }

    @Test
    void sortsAnAnswerToUsBeforeEverythingElse() throws Exception {
        LedgerEntry asked = desk.deliver(mail("Kim <kim@acme.test>", "Toner", ""));
        String id = desk.outbox
                .newest(database.read(MailDesk.TEST), Long.MAX_VALUE, 1)
                .getFirst()
                .messageId();
        desk.sorted.clear();
        flood();
        long answer = take("Kim <kim@acme.test>", "Re: Toner", "In-Reply-To: " + id + "\n");

        assertThat(desk.settled(answer).ticket()).isEqualTo(asked.ticket());
        assertThat(desk.sorted.indexOf(answer)).as("before the flood").isLessThan(8);
    }

    @Test
    void losesNothingOfAFloodAndAnswersLittleOfIt() throws Exception {
        for (int mail = 0; mail < 2 * FLOOD; mail++) {
            take("Kim <kim@acme.test>", "Alarm " + mail, "");
            desk.later(Duration.ofMillis(100));
        }
        take("Bob <bob@globex.test>", "Other", "");

        List<LedgerEntry> sorted = sorted();

        assertThat(sorted).hasSize(2 * FLOOD + 1).allMatch(mail -> mail.outcome() == Outcome.Kind.OPENED);
        assertThat(sorted.stream().map(mail -> mail.ticket().orElseThrow().number()))
                .as("a ticket each")
                .doesNotHaveDuplicates();
        assertThat(desk.sent()).as("acknowledgements in the hour, to both").isEqualTo(5 + 1);
        desk.later(Duration.ofHours(1));
        Instant now = desk.clock.instant();
        assertThat(new Balances(desk.clock).of(database.read(MailDesk.TEST), now.minus(Duration.ofHours(3)), now))
                .as("the ledger adds up")
                .singleElement()
                .satisfies(balance -> {
                    assertThat(balance.of(Outcome.Kind.OPENED)).isEqualTo(2 * FLOOD + 1);
                    assertThat(balance.missing()).isZero();
                });
    }

    @Test
    void acknowledgesNoMailThatWaitedForADay() throws Exception {
        take("Kim <kim@acme.test>", "Toner", "");
        desk.later(Duration.ofHours(25));

        sorted();

        assertThat(desk.sent()).isZero();
    }

    private void flood() throws IOException {
        for (int mail = 0; mail < FLOOD; mail++) {
            take("Machine <machine" + mail % 50 + "@acme.test>", "Alarm " + mail, "");
        }
    }

    private long take(String from, String subject, String more) throws IOException {
        var arrival = new Arrival(
                Arrival.Source.API,
                Optional.of(desk.support.id()),
                Optional.empty(),
                "",
                desk.support.address(),
                false);
        byte[] raw = mail(from, subject, more).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return desk.intaking.intake().receive(arrival, new ByteArrayInputStream(raw));
    }

    private static String mail(String from, String subject, String more) {
        return "From: " + from + "\nTo: support@fettle.test\nSubject: " + subject + "\nMessage-ID: <"
                + subject.replaceAll("[ :]", "") + "@acme.test>\n" + more + "\nIt is about " + subject + ".\n";
    }

    private List<LedgerEntry> sorted() throws InterruptedException {
        for (LedgerEntry mail : desk.ledger()) {
            desk.settled(mail.id());
        }
        return desk.ledger();
    }
}
