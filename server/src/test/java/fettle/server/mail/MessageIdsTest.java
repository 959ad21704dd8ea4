package fettle.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.mail.MessageIds.Genuine;
import fettle.server.mail.MessageIds.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdsTest {

    private static final MessageIds IDS = ids("a key of more than sixteen bytes", "fettle.test");

    private static MessageIds ids(String key, String host) {
        return new MessageIds(key.getBytes(StandardCharsets.US_ASCII), host);
    }

    @Test
    void anIdIsStableAndReadable() {
        String id = IDS.messageId(Purpose.REPLY, 4711, 0x1234);

        assertThat(id).matches("<ft\\.4711\\.0000000000001234\\.[0-9a-f]{16}@fettle\\.test>");
        assertThat(IDS.messageId(Purpose.REPLY, 4711, 0x1234)).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void knowsItsOwnIds(Purpose purpose) {
        String id = IDS.messageId(purpose, 4711, -1);

        assertThat(IDS.genuine(id)).contains(new Genuine(4711, purpose));
        assertThat(IDS.genuine(" " + id.toUpperCase(java.util.Locale.ROOT) + " "))
                .contains(new Genuine(4711, purpose));
    }

    @Test
    void knowsNoOtherKeyHostTicketOrNumber() {
        String id = IDS.messageId(Purpose.REPLY, 4711, 1);

        assertThat(ids("another key of sixteen or more", "fettle.test").genuine(id))
                .isEmpty();
        assertThat(ids("a key of more than sixteen bytes", "else.test").genuine(id))
                .isEmpty();
        assertThat(IDS.genuine(id.replace("ft.4711", "ft.4712"))).isEmpty();
        assertThat(IDS.genuine(id.replace("0000000000000001", "0000000000000002")))
                .isEmpty();
        assertThat(IDS.genuine(id.replace("fettle.test", "evil.test"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<>",
                "<ft.1@fettle.test>",
                "<ft.1.2.3@fettle.test>",
                "<ft.1.0000000000000001.@fettle.test>",
                "<ft..0000000000000001.0000000000000001@fettle.test>",
                "<ft.-1.0000000000000001.0000000000000001@fettle.test>",
                "<ft.99999999999999999999.0000000000000001.0000000000000001@fettle.test>",
                "<ft.1.0000000000000001.ffffffffffffffff@fettle.test>",
                "<ft.1.0000000000000001.üüüüüüüüüüüüüüüü@fettle.test>",
            })
    void knowsNothingElse(String id) {
        assertThat(IDS.genuine(id)).isEmpty();
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        String id = IDS.messageId(Purpose.REPLY, 4711, 0x0123456789abcdefL);
        for (int i = 1; i < id.length() - 1; i++) {
            char other = id.charAt(i) == '7' ? '8' : '7';

            assertThat(IDS.genuine(id.substring(0, i) + other + id.substring(i + 1)))
                    .isEmpty();
        }
    }

    @Test
    void theNearestOfOurIdsInTheReferencesCounts() {
        String first = IDS.messageId(Purpose.REPLY, 1, 1);
        String second = IDS.messageId(Purpose.REPLY, 2, 1);
        String forged = second.replace("ft.2", "ft.3");

        assertThat(IDS.nearest(List.of(first, "<x@acme.test>", second, forged, "<y@acme.test>")))
                .contains(new Genuine(2, Purpose.REPLY));
        assertThat(IDS.nearest(List.of())).isEmpty();
    }

    @Test
    void aReplyAddressLeadsToItsTicket() {
        String address = IDS.replyAddress("support@fettle.test", Purpose.REPLY, 4711);

        assertThat(address).matches("support\\+4711\\.[0-9a-f]{16}@fettle\\.test");
        assertThat(IDS.ofReplyAddress(address)).contains(new Genuine(4711, Purpose.REPLY));
        assertThat(IDS.ofReplyAddress(address.replace("4711", "4712"))).isEmpty();
        assertThat(IDS.ofReplyAddress("support+4711@fettle.test")).isEmpty();
        assertThat(IDS.ofReplyAddress("support@fettle.test")).isEqualTo(Optional.empty());
        assertThat(IDS.ofReplyAddress("")).isEmpty();
    }

    @Test
    void anIdIsNoReplyAddress() {
        String id = IDS.messageId(Purpose.REPLY, 4711, 1);
        String signature = id.substring(id.lastIndexOf('.', id.indexOf('@')) + 1, id.indexOf('@'));

        assertThat(IDS.ofReplyAddress("support+4711." + signature + "@fettle.test"))
                .isEmpty();
    }

    @Test
    void refusesAShortKey() {
        assertThatThrownBy(() -> ids("short", "fettle.test")).hasMessageContaining("5 bytes");
    }
}
