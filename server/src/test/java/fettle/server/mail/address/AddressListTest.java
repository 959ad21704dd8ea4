package fettle.server.mail.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressListTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            a@x.test, b@x.test                         | a@x.test b@x.test
            "A, B" <a@x.test>; C <c@x.test>            | a@x.test c@x.test
            Friends: a@x.test, b@x.test;, c@x.test     | a@x.test b@x.test c@x.test
            undisclosed-recipients:;                   | ''
            A (x, y) <a@x.test>                        | a@x.test
            nobody, a@x.test,,                         | a@x.test
            <a@x.test>,<b@x.test>                      | a@x.test b@x.test
            Mikel@Lindsaar <a@x.test>                  | a@x.test
            "unclosed <a@x.test>, b@x.test             | a@x.test b@x.test
            a@x.test>                                  | a@x.test
            """)
    void readsWhatCanBeRead(String field, String addresses) {
        assertThat(AddressList.parse(List.of(field), 10).stream()
                        .map(Address::address)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(addresses);
    }

    @Test
    void readsOneMoreThanAreWantedToTellThatThereAreMore() {
        assertThat(AddressList.parse(List.of("a@x.test,".repeat(50)), 10)).hasSize(11);
    }
}
