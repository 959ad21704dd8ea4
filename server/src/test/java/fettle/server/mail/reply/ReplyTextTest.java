package fettle.server.mail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.ProcessorTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTextTest {

    private static String visible(String text) {
        return ReplyText.of(text, false).visible();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 2 Mar 2026 at 09:00, Support <support@fettle.test> wrote:",
                "On Mon, 2 Mar 2026 at 09:00, Support\n<support@fettle.test> wrote:",
                "Am 02.03.2026 um 09:00 schrieb Support:",
                "Le lun. 2 mars 2026 à 09:00, Support <support@fettle.test> a écrit :",
                "El lun, 2 mar 2026 a las 9:00, Support (<support@fettle.test>) escribió:",
                "Il giorno lun 2 mar 2026 alle ore 09:00 Support <support@fettle.test> ha scritto:",
                "Em seg., 2 de mar. de 2026 às 09:00, Support <support@fettle.test> escreveu:",
                "Op ma 2 mrt. 2026 om 09:00 schreef Support <support@fettle.test>:",
                "Den mån 2 mars 2026 kl 09:00 skrev Support <support@fettle.test>:",
                "pon., 2 mar 2026 o 09:00 Support <support@fettle.test> napisał(a):",
                "пн, 2 мар. 2026 г. в 09:00, Support <support@fettle.test>:",
                "2026年3月2日(月) 9:00 Support <support@fettle.test>:",
                "Support <support@fettle.test> 于2026年3月2日周一 09:00写道：",
                "2 Mar 2026 Pzt, 09:00 tarihinde Support <support@fettle.test> şunu yazdı:",
                "ma 2. maalisk. 2026 klo 9.00 Support (support@fettle.test) kirjoitti:",
            })
    void foldsWhatIsQuotedInManyLanguages(String attribution) {
        String text = "Still broken.\n\n" + attribution + "\n\n> Please restart it.\n> Support\n";

        assertThat(visible(text)).isEqualTo("Still broken.");
        assertThat(ReplyText.of(text, false).quoted())
                .startsWith(attribution.substring(0, 5))
                .endsWith("> Support");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Original Message-----",
                "-----Ursprüngliche Nachricht-----",
                "-----Message d'origine-----",
                "-----Mensaje original-----",
                "----- Messaggio originale -----",
                "-----Oorspronkelijk bericht-----",
            })
    void foldsWhatStandsBelowASeparator(String separator) {
        assertThat(visible("Still broken.\n\n" + separator + "\nFrom: Support\nPlease restart it."))
                .isEqualTo("Still broken.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Support <support@fettle.test>\nSent: Monday, 2 March 2026 09:00\nTo: Ann\nSubject: Printer",
                "Von: Support <support@fettle.test>\nGesendet: Montag, 2. März 2026 09:00\nAn: Ann\nBetreff: Drucker",
                "De : Support\nEnvoyé : lundi 2 mars 2026 09:00\nÀ : Ann\nObjet : Imprimante",
                "________________________________\nFrom: Support\nSent: Monday\nTo: Ann\nSubject: Printer",
                "*From:* Support\n*Sent:* Monday\n*To:* Ann\n*Subject:* Printer",
            })
    void foldsWhatStandsBelowTheHeaderThatOutlookCopies(String header) {
        assertThat(visible("Still broken.\n\n" + header + "\n\nPlease restart it."))
                .isEqualTo("Still broken.");
    }

    @Test
    void foldsAQuotationWithoutIntroduction() {
        assertThat(visible("Still broken.\n\n> Please restart it.\n>\n> Support"))
                .isEqualTo("Still broken.");
    }

    @Test
    void foldsTheQuotationAboveItsAnswer() {
        String quotation = "On 2 Mar 2026, Support <s@f.test> wrote:\n> Please restart it.";
        ReplyText reply = ReplyText.of("Hello,\n\n" + quotation + "\n\nDone, still broken.", false);

        assertThat(reply.visible()).isEqualTo("Hello,\n\nDone, still broken.");
        assertThat(reply.quoted()).isEqualTo(quotation);
    }

    @Test
    void foldsASignature() {
        assertThat(visible("Still broken.\n\n-- \nAnn Able\nAcme")).isEqualTo("Still broken.");
        assertThat(visible("Still broken.\n\nSent from my iPhone")).isEqualTo("Still broken.");
        assertThat(visible("Kaputt.\n\nVon meinem iPhone gesendet")).isEqualTo("Kaputt.");
        assertThat(visible("Still broken.\n\n-- \nAnn\n\nOn 2 Mar 2026, s@f.test wrote:\n> Restart"))
                .isEqualTo("Still broken.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Answers within what is quoted.
                "On 2 Mar 2026, Support <s@f.test> wrote:\n> Did you restart?\nYes.\n> Which floor?\nThe second.",
                "Hello,\n\nOn 2 Mar 2026, Support <s@f.test> wrote:\n> Did you restart?\nYes.\n> Which floor?\nThe second.",
                "My answers are below in red.\n\nFrom: Support\nSent: Monday\nTo: Ann\nSubject: Printer\n\nRestart? Yes!",
                // Nothing but quotation, nothing but signature.
                "> all\n> of it\n> quoted",
                "-- \nAnn Able\nAcme",
                // Sentences that only look like it.
                "On Monday Bob wrote:\nThe printer is on fire.\nPlease come.",
                "On the way I saw this. The log says what Bob wrote:\n\nerror 12\n\nCan you look?",
                "See http://wiki.test/who-wrote: it explains.",
                "The screen says:\n\n> disk full\n> press F1",
                "Steps:\n---\n1. start\n---\n2. stop",
                "Is this real? I got:\n\nFrom: Eve\nTo: Ann\nSubject: Invoice\n\nClick here.",
                "It is on its way.\nSent via courier yesterday.",
                "a > b and\n> c is what I typed\nand it failed",
                "From: 10:00\nto: 11:00 nobody could print.",
                "---------- Forwarded message ---------\nFrom: Bob\nDate: Monday\nSubject: VPN\nTo: Tess\n\nVPN is down.",
                "FYI\n\n-------- Weitergeleitete Nachricht --------\nVon: Bob\nDatum: Montag\nAn: Tess\nBetreff: VPN\n\nweg",
            })
    void neverHidesWhatMayBeNew(String text) {
        assertThat(visible(text)).isEqualTo(text);
    }

    @Test
    void aForwardedMailIsContent() {
        String text = "Please help.\n\nFrom: Bob\nSent: Monday\nTo: Tess\nSubject: VPN\n\nVPN is down.";

        assertThat(ReplyText.of(text, true).visible()).isEqualTo(text);
        assertThat(ReplyText.of(text, false).visible()).isEqualTo("Please help.");
    }

    @Test
    void losesNoLine() {
        String text = "Still broken.\n\nOn 2 Mar 2026, Support <s@f.test> wrote:\n> Please\n> restart it.";
        ReplyText reply = ReplyText.of(text, false);

        assertThat(reply.visible() + "\n\n" + reply.quoted()).isEqualTo(text);
    }

    /// Whatever grows faster than the text takes minutes for these 5 MB. How fast it is tells `ReadSpeed` of the
    /// benchmarks.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "> x\n",
                "On a@b.test 12:30 wrote:\n",
                "On On On On ",
                "From: a\n",
                "-- \n",
                "\n",
                " ",
                ">",
                "-----Original"
            })
    void takesTimeThatGrowsWithTheTextAlone(String piece) {
        String text = "new\n\n" + piece.repeat(5_000_000 / piece.length());
        var time = ProcessorTime.start();

        assertThat(visible(text)).startsWith("new");

        assertThat(time.used()).isLessThan(Duration.ofSeconds(5));
    }
}
