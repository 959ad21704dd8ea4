package fettle.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.web.guard.Site;
import fettle.web.guard.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProblemsTest {

    @RegisterExtension
    static final Site site = new Site();

    private final Visitor ann = new Visitor(site);

    @Test
    void aFaultIsLoggedOnceAndShowsNothingButItsId() {
        List<LogRecord> logged = new ArrayList<>();

        var answer = logging(logged, () -> ann.get("/fault"));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("SELECT", "IllegalState", "at fettle");
        assertThat(logged).singleElement().satisfies(entry -> {
            String id = entry.getMessage().split(" ", 3)[1];
            assertThat(answer.body()).contains(id);
            assertThat(entry.getThrown()).hasMessageContaining("SELECT");
        });
    }

    @Test
    void aFaultBehindAOneTimeLinkDoesNotGiveTheLinkAway() {
        String token = "k3_-".repeat(10) + "abc";
        List<LogRecord> logged = new ArrayList<>();

        var answer = logging(logged, () -> ann.get("/password/" + token));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(logged)
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.getMessage()).contains("/password/***").doesNotContain(token));
    }

    @Test
    void anUnknownAddressIsAPageWithAWayOn() {
        var answer = ann.get("/none");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Nothing here", "href=\"/\"", "Harbourline IT");
        assertThat(ann.get("/portal/none").body()).contains("href=\"/portal\"");
    }

    @Test
    void aProgramIsAnsweredInItsOwnForm() {
        var answer = ann.get("/api/v1/none");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void whoIsNotSignedInIsSentThereAndComesBack() {
        assertThat(ann.get("/gone?page=2").headers().firstValue("Location"))
                .hasValue("/sign-in?next=%2Fgone%3Fpage%3D2");
        assertThat(ann.get("/gone", "HX-Request", "true").headers().firstValue("HX-Redirect"))
                .hasValue("/sign-in");
    }

    @Test
    void aPartOfAPageIsToldOfItWhereTheLayoutShowsIt() {
        var answer = ann.get("/none", "HX-Request", "true");

        assertThat(answer.headers().firstValue("HX-Retarget")).hasValue("#refused");
        assertThat(answer.body())
                .contains("toast", "There is nothing at this address")
                .doesNotContain("<html");
    }

    @Test
    void aFieldThatWasFilledInWrongIsNamed() {
        var answer = ann.post("/echo", "other=x");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("data-field=\"text\"", "Please fill this in.");
    }

    private static <T> T logging(List<LogRecord> logged, Supplier<T> work) {
        Logger logger = Logger.getLogger(Problems.class.getName());
        Handler handler = listening(logged);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            return work.get();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }

    private static Handler listening(List<LogRecord> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
