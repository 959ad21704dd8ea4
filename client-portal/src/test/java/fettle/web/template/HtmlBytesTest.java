package fettle.web.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlBytesTest {

    @Test
    void holdsWhatWasWrittenHoweverItWas() {
        var html = new HtmlBytes(1);

        html.write("<p>".toCharArray(), 0, 3);
        html.write("plain", 0, 5);
        html.write("xx Zoë – 👍 xx", 3, 8);
        html.write('€');
        html.write("</p>…".toCharArray(), 0, 5);

        assertThat(html.toString()).isEqualTo("<p>plainZoë – 👍€</p>…");
        assertThat(html.length()).isEqualTo("<p>plainZoë – 👍€</p>…".getBytes(StandardCharsets.UTF_8).length);
    }
}
