package fettle.server.mail.route;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.address.Address;
import fettle.server.mail.compose.OutgoingMessage;
import fettle.server.mail.route.RelayPeer.Taken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Our mail on its way to a relay that takes eight bits, as nearly all do.
class SmtpRelayTest {

    private static final String SIGNED = "<ft.1.2.3@fettle.test>";

    @Test
    void aMailInAnyLanguageGoesOutUnderItsOwnMessageId() throws IOException {
        try (var relay = new RelayPeer()) {
            MailRoute route = relay.route(Duration.ofMinutes(1));

            assertThat(route.deliver(mail("It costs 420."), "help@fettle.test", "ann@acme.test"))
                    .isEqualTo(new MailRoute.Answer.Accepted());
            assertThat(route.deliver(mail("Das kostet 420 € für Möbel."), "help@fettle.test", "ann@acme.test"))
                    .isEqualTo(new MailRoute.Answer.Accepted());

            assertThat(relay.taken()).extracting(Taken::messageId).containsExactly(SIGNED, SIGNED);
        }
    }

    private static byte[] mail(String body) {
        return new OutgoingMessage(
                        Address.of("help@fettle.test"),
                        Optional.empty(),
                        List.of(Address.of("ann@acme.test")),
                        List.of(),
                        "Licence",
                        SIGNED,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Instant.EPOCH,
                        OutgoingMessage.Nature.PERSONAL,
                        "fettle.test",
                        body,
                        Optional.empty(),
                        List.of(),
                        Optional.empty())
                .bytes();
    }
}
