package fettle.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.web.guard.Site;
import fettle.web.guard.Visitor;
import fettle.web.text.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

    @RegisterExtension
    static final Site site = new Site();

    private final Visitor ann = new Visitor(site);

    enum Place {
        ON_SITE,
        REMOTE
    }

    @Test
    void takesFieldsByWhatTheyAre() {
        Form form = form(
                "subject=+Printer+%26+scanner+&id=42&on=2026-11-19&place=on-site&tag=a&tag=b&urgent=on&text=a%0D%0Ab");

        assertThat(form.text("subject", 100)).isEqualTo("Printer & scanner");
        assertThat(form.id("id")).isEqualTo(42);
        assertThat(form.optionalDate("on")).hasValue(LocalDate.of(2026, 11, 19));
        assertThat(form.one(Place.class, "place")).isEqualTo(Place.ON_SITE);
        assertThat(form.list("tag", 10)).containsExactly("a", "b");
        assertThat(form.checked("urgent")).isTrue();
        assertThat(form.checked("quiet")).isFalse();
        assertThat(form.lines("text", 10)).isEqualTo("a\nb");
        assertThat(form.optional("nothing", 10)).isEmpty();
    }

    @Test
    void namesTheFieldThatCannotBeUsed() {
        Form form = form("subject=%20&long=abcdef&id=1e9&on=tomorrow&place=moon&twice=1&twice=2&page=-1");

        assertThat(refused(() -> form.text("subject", 5))).isEqualTo("subject: Please fill this in.");
        assertThat(refused(() -> form.text("long", 5)))
                .isEqualTo("long: At most 5 characters, this has 6. Shorten it.");
        assertThat(refused(() -> form.id("id"))).startsWith("id: Enter a whole number");
        assertThat(refused(() -> form.optionalDate("on"))).startsWith("on: Enter a date");
        assertThat(refused(() -> form.one(Place.class, "place"))).startsWith("place: Choose one");
        assertThat(refused(() -> form.text("twice", 5))).startsWith("twice: This was sent twice");
        assertThat(refused(() -> form.count("page"))).startsWith("page: Enter a whole number");
    }

    @Test
    void takesOffControlCharactersAndKeepsALineALine() {
        Form form = form("subject=a%00b%1b%5b31m%0d%0aBcc:+x&text=a%00%09b%0b");

        assertThat(form.text("subject", 100)).isEqualTo("ab[31m Bcc: x");
        assertThat(form.lines("text", 100)).isEqualTo("a\tb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text=%ff", "text=%c3%28", "text=%ed%a0%80", "text=%", "text=%4", "text=%zz", "%ff=x"})
    void whatIsNotTextIsRefused(String body) {
        assertThat(ann.post("/echo", body).statusCode()).isEqualTo(400);
    }

    @Test
    void aFormHasLimits() {
        assertThat(ann.post("/echo", "text=" + "a".repeat(65_000)).statusCode()).isEqualTo(400);
        assertThat(ann.post("/echo", "text=" + "a".repeat(66_000)).statusCode()).isEqualTo(413);
        assertThat(ann.post("/echo", "a=1&".repeat(998) + "text=x").statusCode())
                .isEqualTo(200);
        assertThat(ann.post("/echo", "a=1&".repeat(1_000) + "text=x").statusCode())
                .isEqualTo(413);
        assertThat(ann.postBare("/echo", "{}", "Sec-Fetch-Site", "same-origin", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(400);
    }

    /// Hung up on while it still sends, a browser shows a broken connection and never our sentence.
    @Test
    void whoSendsTooMuchReadsWhy() {
        for (int time = 0; time < 50; time++) {
            var answer = ann.post("/echo", "text=" + "a".repeat(250_000));

            assertThat(answer.statusCode()).isEqualTo(413);
        }
    }

    @Test
    void filesComeWithTheirNamesAndLeaveNothingBehind() throws InterruptedException {
        var answer = ann.upload("/files", """
                --xyz
                Content-Disposition: form-data; name="text"

                héllo
                --xyz
                Content-Disposition: form-data; name="files"; filename="../../etc/passwd"
                Content-Type: text/plain

                %s
                --xyz
                Content-Disposition: form-data; name="files"; filename=""


                --xyz--
                """.formatted("a".repeat(100_000)));

        assertThat(answer.body()).isEqualTo("héllo|passwd=100000");
        assertThatNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no boundary at all", "--xyz\nContent-Disposition: form-data; name=\"a\"\n\nnever ends"})
    void aBrokenUploadIsRefusedAndLeavesNothingBehind(String body) throws InterruptedException {
        assertThat(ann.upload("/files", body).statusCode()).isEqualTo(400);

        assertThatNothingIsLeft();
    }

    @Test
    void onlyAFormThatTakesFilesOffersToAttachALongText() {
        var fields = Map.of("text", List.of("abcdef"));
        var without = new Form(fields, Map.of(), false);
        var taking = new Form(fields, Map.of(), true);

        assertThat(refused(() -> without.lines("text", 5))).doesNotContain("attach");
        assertThat(refused(() -> taking.text("text", 5))).as("a line").doesNotContain("attach");
        assertThat(refused(() -> taking.lines("text", 5))).endsWith("Shorten it or attach it as a file.");
    }

    @Test
    void anUploadHasLimits() throws InterruptedException {
        String part = "--xyz\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\n\nx\n";
        String field = "--xyz\nContent-Disposition: form-data; name=\"text\"\n\n" + "a".repeat(100_001) + "\n--xyz--\n";

        assertThat(ann.upload("/files", part.repeat(101) + "--xyz--\n").statusCode())
                .isEqualTo(413);
        assertThat(ann.upload("/files", field).statusCode()).isEqualTo(400);
        assertThat(ann.upload("/files", part.replace("x\n", "x".repeat(26_000_000)) + "\n--xyz--\n")
                        .statusCode())
                .isEqualTo(413);
        assertThatNothingIsLeft();
    }

    /// The answer may arrive before the form is closed.
    private static void assertThatNothingIsLeft() throws InterruptedException {
        for (int i = 0; i < 1_000 && site.uploads.toFile().list().length > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(site.uploads).isEmptyDirectory();
    }

    private static Form form(String encoded) {
        return new Form(UrlEncoded.fields(encoded), Map.of(), false);
    }

    private static String refused(ThrowingCallable asked) {
        var refusals = new java.util.ArrayList<Refusal.Invalid>();
        assertThatThrownBy(asked).isInstanceOfSatisfying(Refusal.Invalid.class, refusals::add);
        var field = refusals.getFirst().fields().getFirst();
        return field.name() + ": " + field.sentence(Texts.load("en"));
    }
}
