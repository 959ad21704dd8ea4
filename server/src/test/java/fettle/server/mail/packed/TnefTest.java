package fettle.server.mail.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TnefTest {

    /// The example of the specification of compressed RTF: a line of 43 bytes.
    private static final byte[] RTF = HexFormat.of()
            .parseHex("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c09002062770"
                    + "5b06c647d0a800fa0");

    @Test
    void bringsOutFilesUnderTheirLongNames() {
        byte[] packed = new TnefWriter()
                .file("REPORT~1.PDF", "Bericht für März.pdf", new byte[] {1, 2, 3})
                .file("b.txt", "b.txt", "text".getBytes(StandardCharsets.UTF_8))
                .bytes();

        assertThat(Tnef.open(packed).orElseThrow().files())
                .extracting(Tnef.File::name, file -> file.bytes().length)
                .containsExactly(tuple("Bericht für März.pdf", 3), tuple("b.txt", 4));
    }

    @Test
    void bringsOutTheBodyInItsRichestForm() {
        byte[] html = "<html><body><p>Grüße</p></body></html>".getBytes(StandardCharsets.UTF_8);

        Tnef tnef = Tnef.open(new TnefWriter()
                        .body("plain")
                        .property(0x102, 0x1013, html)
                        .bytes())
                .orElseThrow();

        assertThat(tnef.html()).contains("<html><body><p>Grüße</p></body></html>");
        assertThat(tnef.text()).contains("plain");
    }

    @Test
    void bringsOutTheWordsOfCompressedRtf() throws Exception {
        assertThat(new String(CompressedRtf.open(RTF), StandardCharsets.US_ASCII))
                .isEqualTo("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");

        Tnef tnef =
                Tnef.open(new TnefWriter().property(0x102, 0x1009, RTF).bytes()).orElseThrow();

        assertThat(tnef.html()).isEmpty();
        assertThat(tnef.text()).contains("hello world");
    }

    @Test
    void readsRtf() {
        String source =
                "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Arial;}}\\pard Gr\\'fc\\u223?e \\{x\\}\\par second\\tab y"
                        + "{\\*\\generator Z;}{\\pict 0102}\\line \\ldblquote q\\rdblquote}";

        assertThat(Rtf.read(source.getBytes(StandardCharsets.ISO_8859_1)).text())
                .isEqualTo("Grüße {x}\nsecond\ty\n“q”");
    }

    @Test
    void unwrapsTheHtmlThatOutlookPutsIntoRtf() {
        String source = "{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 one{\\*\\htmltag4 <b>}"
                + "\\htmlrtf {\\b\\htmlrtf0 two\\htmlrtf }\\htmlrtf0 {\\*\\htmltag4 </b>}{\\*\\htmltag72 </p>}}";

        Rtf rtf = Rtf.read(source.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(rtf.isHtml()).isTrue();
        assertThat(rtf.text()).isEqualTo("<p>one<b>two</b></p>");
    }

    @Test
    void bringsOutTheFilesOfAMailWithinTheMail() {
        byte[] inner = new TnefWriter()
                .body("inner words")
                .file("c.bin", "c.bin", new byte[] {9})
                .bytes();

        assertThat(Tnef.open(new TnefWriter().mail("Old mail", inner).bytes())
                        .orElseThrow()
                        .files())
                .extracting(Tnef.File::name)
                .containsExactly("Old mail.txt", "c.bin");
    }

    @Test
    void ofADamagedOneBringsOutWhatComesBeforeTheDamage() {
        byte[] packed = new TnefWriter()
                .file("a.bin", "a.bin", new byte[100])
                .file("b.bin", "b.bin", new byte[100])
                .bytes();

        assertThat(Tnef.open(Arrays.copyOf(packed, packed.length - 250))
                        .orElseThrow()
                        .files())
                .extracting(Tnef.File::name)
                .contains("a.bin");
        assertThat(Tnef.open("no such file".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void nothingThatStandsInItThrows() {
        byte[] packed = new TnefWriter()
                .body("plain")
                .property(0x102, 0x1009, RTF)
                .file("a.bin", "a.bin", new byte[20])
                .mail("m", new TnefWriter().body("x").bytes())
                .bytes();
        var random = new Random(4);

        for (int i = 0; i < 5_000; i++) {
            byte[] broken = packed.clone();
            for (int j = 0; j < 3; j++) {
                broken[6 + random.nextInt(broken.length - 6)] = (byte) random.nextInt(256);
            }
            Tnef tnef = Tnef.open(broken).orElseThrow();
            tnef.html();
            tnef.text();
        }
    }
}
