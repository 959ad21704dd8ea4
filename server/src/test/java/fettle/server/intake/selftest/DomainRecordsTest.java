package fettle.server.intake.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.web.text.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainRecordsTest {

    @ParameterizedTest
    @CsvSource({
        "mail.msp.test,  v=spf1 a:mail.msp.test ~all",
        "203.0.113.7,    v=spf1 ip4:203.0.113.7 ~all",
        "2001:db8::7,    v=spf1 ip6:2001:db8::7 ~all",
        "localhost,      v=spf1 … ~all",
        "127.0.0.1,      v=spf1 … ~all",
        "10.1.2.3,       v=spf1 … ~all",
        "172.20.0.5,     v=spf1 … ~all",
        "192.168.1.4,    v=spf1 … ~all",
        "postfix,        v=spf1 … ~all",
        "mail.local,     v=spf1 … ~all",
        "fd00::25,       v=spf1 … ~all"
    })
    void namesTheRelayAsOthersSeeItOrLeavesThatOpen(String relay, String record) {
        DomainRecords records = DomainRecords.of("msp.test", List.of(), Optional.of(relay), Texts.load("en"));

        assertThat(records.entries().getFirst().value()).isEqualTo(record);
    }
}
