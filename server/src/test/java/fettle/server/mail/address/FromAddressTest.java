package fettle.server.mail.address;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.Mails;
import fettle.server.mail.ProcessorTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FromAddressTest {

    private static FromAddress from(String field) {
        return Mails.read("From: " + field + "\n\nx").from();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            ann@acme.test                        | ''              | ann@acme.test
            <ann@acme.test>                      | ''              | ann@acme.test
            Ann Able <ann@acme.test>             | Ann Able        | ann@acme.test
            "Able, Ann" <ann@acme.test>          | Able, Ann       | ann@acme.test
            Able, Ann <ann@acme.test>            | Able, Ann       | ann@acme.test
            "Ann \\"A\\" Able" <ann@acme.test>   | Ann "A" Able    | ann@acme.test
            =?utf-8?Q?J=C3=B6rg?= <jo@acme.test> | Jörg            | jo@acme.test
            Ann.Able@ACME.test                   | ''              | ann.able@acme.test
            ANN+x@Acme.Test                      | ''              | ann+x@acme.test
            ann@acme.test (Ann Able)             | Ann Able        | ann@acme.test
            ann@acme.test (Ann Able (Acme))      | Ann Able (Acme) | ann@acme.test
            ann@acme.test (=?utf-8?Q?J=C3=B6rg?=) | Jörg           | ann@acme.test
            ann@acme.test (eve@evil.test)        | eve@evil.test   | ann@acme.test
            ann@acme.test (Ann) (Able)           | ''              | ann@acme.test
            (ann@acme.test) eve@evil.test        | ''              | eve@evil.test
            Ann (from Acme) <ann@acme.test>      | Ann             | ann@acme.test
            ann@acme.test <ann@acme.test>        | ann@acme.test   | ann@acme.test
            "eve@evil.test" <ann@acme.test>      | eve@evil.test   | ann@acme.test
            Ann <ann@büro.test>                  | Ann             | ann@xn--bro-hoa.test
            "ann"@acme.test                      | ''              | ann@acme.test
            =?utf-8?Q?=3Cann=40acme.test=3E?= <eve@evil.test> | <ann@acme.test> | eve@evil.test
            =?utf-8?B?YW5uQGFjbWUudGVzdD4=?= <eve@evil.test>  | ann@acme.test>  | eve@evil.test
            "ann@acme.test\\" <" <eve@evil.test> | ann@acme.test" < | eve@evil.test
            (ann@acme.test) <eve@evil.test>      | ''              | eve@evil.test
            """)
    void readsOneMailbox(String field, String name, String address) {
        assertThat(from(field)).isEqualTo(new FromAddress.One(new Address(name, address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann <ann@acme.test> eve@evil.test",
                "Ann <ann@acme.test>, ",
                "ann@acme.test <eve@evil.test>",
                "Ann <ann@acme.test> <eve@evil.test>",
                "<@acme.test:eve@evil.test>",
                "Group: ann@acme.test;",
                "ann@acme.test@evil.test",
                "\"ann@acme.test\"@evil.test",
                "ann acme.test",
                "Ann <>",
                "ann@[127.0.0.1]",
                "ann@acme..test",
                ".ann@acme.test",
                "ann@-acme.test",
                "ann@acme.test\\@evil.test",
                "\"unclosed <ann@acme.test>",
                "Ann (unclosed <ann@acme.test>",
                "ann@a\u212ame.test",
                "a b@acme.test",
                "ann@acme.test;",
                "=?utf-8?Q?ann=40acme.test?=",
                "=?utf-8?Q?Ann_=3Cann=40acme.test=3E?=",
                "Ann <ann@acme.test>\n <eve@evil.test>",
                "Ann <=?utf-8?Q?ann=40acme.test?=>",
                "ann@acme.test, Ann <ann@acme.test>",
                "ann@acme.test\u0000@evil.test",
                "ann\u0000@acme.test",
                "Ann <<ann@acme.test>>",
                "ann@acme.test:eve@evil.test",
                "ann%acme.test",
                "@acme.test",
                "ann@",
            })
    void refusesWhatMayBeReadInTwoWays(String field) {
        assertThat(from(field)).isNotInstanceOf(FromAddress.One.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            Ann Able ann@acme.test                | Ann Able | ann@acme.test
            =?utf-8?Q?J=C3=B6rg?= jo@acme.test    | Jörg     | jo@acme.test
            ann@acme.test Ann Able                | Ann Able | ann@acme.test
            """)
    void anAddressAmongWordsIsShownButNotBelieved(String field, String name, String address) {
        assertThat(from(field)).isInstanceOf(FromAddress.Malformed.class);
        assertThat(from(field).shown()).contains(new Address(name, address));
    }

    @Test
    void ofTwoAddressesAmongWordsNoneIsShown() {
        assertThat(from("Ann ann@acme.test eve@evil.test").shown()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@acme.test, eve@evil.test",
                "Ann <ann@acme.test>, Eve <eve@evil.test>",
                "ann@acme.test\nFrom: eve@evil.test"
            })
    void severalAreNoSender(String field) {
        assertThat(from(field)).isInstanceOf(FromAddress.Several.class);
    }

    @Test
    void doesNotFoldLettersThatOnlyLookAlike() {
        assertThat(from("\u212aim@acme.test").shown().orElseThrow().address()).isEqualTo("\u212aim@acme.test");
        assertThat(from("KIM@ACME.TEST").shown().orElseThrow().address()).isEqualTo("kim@acme.test");
    }

    @Test
    void aDomainThatLooksAlikeIsAnother() {
        assertThat(from("ann@acm\u0435.test").shown().orElseThrow().domain()).isEqualTo("xn--acm-tdd.test");
    }

    @Test
    void withoutFromOthersAreShownButNotBelieved() {
        FromAddress from = Mails.read("Return-Path: <r@acme.test>\nSender: Ann <ann@acme.test>\n\nx")
                .from();

        assertThat(from).isInstanceOf(FromAddress.Missing.class);
        assertThat(from.shown().orElseThrow().address()).isEqualTo("ann@acme.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\", "(", "<", ">", "@", ",", "a@b,", "\"\\", "<a@b>"})
    void takesTimeThatGrowsWithTheFieldAlone(String piece) {
        String field = piece.repeat(60_000 / piece.length());
        var time = ProcessorTime.start();

        assertThat(from(field)).isNotInstanceOf(FromAddress.One.class);
        assertThat(time.used()).isLessThan(Duration.ofSeconds(1));
    }
}
