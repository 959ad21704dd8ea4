package fettle.server.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {

    @Test
    void aSubjectIsOneLineOfWhatCanBeSeen() {
        assertThat(SafeText.line(" a\r\nb\tc\u0000d\u001b[31m \u202egnp.exe\u2066\ufeff\u200b  e "))
                .isEqualTo("a b c d [31m gnp.exe e");
    }

    @Test
    void keepsTheJoinersOfPersianAndEmoji() {
        assertThat(SafeText.line("می\u200cخواهم 👩\u200d🔧")).isEqualTo("می\u200cخواهم 👩\u200d🔧");
    }

    @Test
    void halfCharactersAndNulBecomeTheReplacementCharacter() {
        assertThat(SafeText.wellFormed("a\ud800b\udc00\0c\ud83d\ude00")).isEqualTo("a\ufffdb\ufffd\ufffdc\ud83d\ude00");
    }

    @Test
    void linesEndInLineFeedsAlone() {
        assertThat(SafeText.lines("a\r\nb\rc\u2028d\te\u0007f")).isEqualTo("a\nb\nc\nd\tef");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            report.pdf               | report.pdf
            ../../etc/passwd         | passwd
            ..\\..\\windows\\win.ini | win.ini
            /etc/passwd              | passwd
            C:\\temp\\a.doc          | a.doc
            Invoice 12/2026.pdf      | Invoice 12_2026.pdf
            ...                      | ""
            .htaccess                | .htaccess
            ..hidden                 | hidden
            てすと.txt               | てすと.txt
            """)
    void aFileNameIsNoPath(String given, String name) {
        assertThat(SafeText.fileName(given)).isEqualTo(name);
    }

    @Test
    void aLongFileNameKeepsItsEnding() {
        assertThat(SafeText.fileName("n".repeat(500) + ".pdf")).hasSize(180).endsWith("n.pdf");
    }
}
