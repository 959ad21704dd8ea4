package fettle.server.mail.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {

    @ParameterizedTest(name = "{1} as {0} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            utf-8           | c3a4                 | ä
            UTF8            | c3a4                 | ä
            "utf-8"         | c3a4                 | ä
            utf-8           | e4                   | ä
            utf-8           | c3a4c3a420c3         | ää �
            utf-8           | eda080               | �
            iso-8859-1      | 93e494               | “ä”
            iso-8859-1      | c3a4                 | ä
            us-ascii        | e4                   | ä
            iso-8859-2      | b1                   | ą
            iso-8859-15     | a4                   | €
            gb2312          | 8d8fd6d0             | 崗中
            big5            | a4a4                 | 中
            shift_jis       | 82a082a2             | あい
            iso-2022-jp     | 1b2442242224241b2842 | あい
            euc-kr          | b0a1                 | 가
            windows-1251    | cff0e8               | При
            utf-16          | feff00e4             | ä
            utf-16le        | e400                 | ä
            utf-8           | fffee400             | ä
            iso-8859-1      | efbbbfc3a4           | ä
            utf-7           | 2b414f512d           | ä
            utf-7           | 2b2d                 | +
            no/such;thing   | e4                   | ä
            no/such;thing   | c3a4                 | ä
            utf-8           | 6100                 | a�
            big5            | e682a8e5a5bd         | 您好
            windows-1251    | d0bfd0bed0b4d0b0     | пода
            windows-1251    | d0bfd0be             | РїРѕ
            iso-8859-15     | c3a4c3b6c3bcc39f     | äöüß
            euc-kr          | b0a1b3aa             | 가나
            """)
    void readsBytesByNameAndByLook(String name, String bytes, String text) {
        assertThat(Charsets.decode(HexFormat.of().parseHex(bytes), Optional.of(name)))
                .isEqualTo(text);
    }

    @Test
    void withoutANameTriesUtf8ThenJapaneseThenWindows() {
        assertThat(Charsets.decode(HexFormat.of().parseHex("c3a4"), Optional.empty()))
                .isEqualTo("ä");
        assertThat(Charsets.decode(HexFormat.of().parseHex("1b244224221b2842"), Optional.empty()))
                .isEqualTo("あ");
        assertThat(Charsets.decode(HexFormat.of().parseHex("e4"), Optional.empty()))
                .isEqualTo("ä");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            windows-1251 | Принтер не печатает
            KOI8-R       | Принтер не печатает
            KOI8-R       | Re: счёт за октябрь, 2 экз.
            GB18030      | 打印机无法打印，请尽快处理
            EUC-JP       | プリンターが動きません
            EUC-KR       | 프린터가 작동하지 않습니다
            """)
    void knowsAnotherAlphabetThatNobodyNames(String charset, String text) {
        byte[] bytes = text.getBytes(Charset.forName(charset));

        assertThat(Charsets.decode(bytes, Optional.empty())).isEqualTo(text);
        assertThat(Charsets.decode(bytes, Optional.of("iso-8859-1"))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Der Drucker im zweiten Stock läuft über, Größe prüfen: äöüß ÄÖÜ",
                "L'imprimante a été réinitialisée à midi, où est l'élève créée naïvement",
                "Håkan är på ön Åland, så räksmörgåsen får vänta",
                "ÄÖÜäöüß",
                "¡Él está aquí! ¿Qué pasó?",
            })
    void takesWhatMayBeLatinForLatin(String text) {
        assertThat(Charsets.decode(text.getBytes(Charset.forName("windows-1252")), Optional.empty()))
                .isEqualTo(text);
    }

    @Test
    void readsUtf7OnlyWhereItIsDeclared() {
        byte[] script = "+ADw-script+AD4-".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThat(Charsets.decode(script, Optional.empty())).isEqualTo("+ADw-script+AD4-");
        assertThat(Charsets.decode(script, Optional.of("utf-7"))).isEqualTo("<script>");
    }
}
