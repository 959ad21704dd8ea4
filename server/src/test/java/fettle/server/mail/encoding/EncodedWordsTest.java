package fettle.server.mail.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedWordsTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            plain                                          | plain
            =?utf-8?Q?Gr=C3=BC=C3=9Fe?=                    | Grüße
            =?UTF-8?b?R3LDvMOfZQ==?=                       | Grüße
            =?utf-8?B?R3LDvMOfZQ?=                         | Grüße
            a =?utf-8?q?b?= c                              | a b c
            =?utf-8?q?a?= =?utf-8?q?b?=                    | ab
            =?utf-8?q?a_b?=                                | a b
            =?utf-8?B?4oI=?= =?utf-8?B?rA==?=              | €
            =?utf-8?Q?=E2?= =?utf-8?Q?=82=AC?=             | €
            =?utf-8?q?a?= =?iso-8859-1?q?=E4?=             | aä
            =?utf-8*de?q?=C3=A4?=                          | ä
            =?iso-2022-jp?B?GyRCJEYkOSRIGyhC?=             | てすと
            =?gb2312?B?1tDOxA==?=                          | 中文
            =?windows-1252?Q?=80?=                         | €
            =?iso-8859-1?Q?=80?=                           | €
            =?ks_c_5601-1987?B?x9GxuQ==?=                  | 한국
            =?koi8-r?B?0NLJ18XU?=                          | привет
            =?nosuch?Q?=C3=A4?=                            | ä
            =?utf-8?z?hi?=                                 | =?utf-8?z?hi?=
            =?utf-8?q?unfinished                           | =?utf-8?q?unfinished
            =?utf-8?Q?a b?=                                | a b
            =?utf-8?Q?=ZZ?=                                | =ZZ
            x=?utf-8?Q?y?=z                                | xyz
            "=?utf-8?Q?quoted?="                           | "quoted"
            """)
    void decodes(String written, String read) {
        assertThat(EncodedWords.decode(written)).isEqualTo(read);
    }

    @Test
    void takesNoMoreWordsThanItIsTold() {
        assertThat(EncodedWords.decode("=?utf-8?q?a?= ".repeat(3), 2)).isEqualTo("aa =?utf-8?q?a?= ");
    }
}
