package fettle.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispositionTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            report.pdf                      | report.pdf          | report.pdf
            Straße "final".pdf              | Stra_e _final_.pdf  | Stra%C3%9Fe%20%22final%22.pdf
            ../../etc/passwd                | passwd              | passwd
            C:\\Users\\ann\\a.txt           | a.txt               | a.txt
            annexe\u202efdp.exe             | annexefdp.exe       | annexefdp.exe
            .htaccess                       | htaccess            | htaccess
            50%off.txt                      | 50_off.txt          | 50%25off.txt
            ..                              | file                | file
            """)
    void namesAFileForEveryBrowser(String name, String plain, String encoded) {
        assertThat(Disposition.attachment(name))
                .isEqualTo("attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded);
    }

    @Test
    void aNameCannotAddAHeader() {
        assertThat(Disposition.inline("a\r\nSet-Cookie: x=y\u0000.png"))
                .isEqualTo("inline; filename=\"aSet-Cookie x=y.png\"; filename*=UTF-8''aSet-Cookie%20x%3Dy.png");
    }

    @Test
    void keepsTheEndOfALongName() {
        assertThat(Disposition.safe("a".repeat(300) + ".pdf")).hasSize(150).endsWith("a.pdf");
    }
}
