package fettle.server.layout;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The plan of the house as a test: which package may import which, and how large things may grow.
@Tag("once")
class LayoutTest {

    private static final int LINES_OF_A_FILE = 400;
    private static final int FILES_OF_A_FOLDER = 15;

    @Test
    void packagesImportOnlyWhatTheyMay() {
        List<Source> sources = Source.mainJava();

        assertThat(sources).as("sources were found at all").hasSizeGreaterThan(10);
        assertThat(sources).flatMap(Arrows::broken).isEmpty();
    }

    @ParameterizedTest(name = "{0} may import {1}: {2}")
    @CsvSource({
        "fettle.contracts.sla,   fettle.contracts.calendar.Interval, true",
        "fettle.contracts.sla,   java.time.Instant,                  true",
        "fettle.contracts.sla,   io.helidon.http.Status,             false",
        "fettle.contracts.sla,   fettle.web.Refusal,                 false",
        "fettle.web,             com.github.mustachejava.Mustache,   true",
        "fettle.web,             fettle.portal.ClientDesk,           false",
        "fettle.portal,          com.github.mustachejava.Mustache,   false",
        "fettle.portal,          fettle.contracts.money.Money,       true",
        "fettle.server.store,    java.sql.Connection,                true",
        "fettle.server.ticket,   java.sql.Connection,                false",
        "fettle.server.mail,     jakarta.mail.Session,               true",
        "fettle.server.intake,   jakarta.mail.Session,               false",
        "fettle.server.store,    fettle.server.ticket.Ticket,        false",
        "fettle.server.ticket,   fettle.server.store.Tx,             true",
        "fettle.server.ticket,   fettle.server.client.Client,        true",
        "fettle.server.ticket,   fettle.server.sla.Clocks,           false",
        "fettle.server.ticket,   fettle.server.Settings,             false",
        "fettle.server.ticket,   fettle.portal.ClientDesk,           false",
        "fettle.server.portal,   fettle.portal.ClientDesk,           true",
        "fettle.server,          fettle.server.demo.Demo,            true",
        "fettle.server.gadgets,  java.time.Instant,                  false",
    })
    void theArrowsPointOneWay(String from, String imported, boolean allowed) {
        Source source = new Source("A.java", "package " + from + ";\nimport " + imported + ";\n");

        assertThat(Arrows.broken(source).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void filesStayReadable() {
        assertThat(Source.all())
                .filteredOn(Source::isJava)
                .filteredOn(source -> source.text().lines().count() > LINES_OF_A_FILE)
                .extracting(Source::path)
                .isEmpty();
    }

    @Test
    void foldersHoldOneIdea() {
        Map<String, Long> files =
                Source.all().stream().filter(Source::isJava).collect(groupingBy(Source::folder, counting()));

        assertThat(files)
                .allSatisfy((folder, count) -> assertThat(count)
                        .as(folder + " wants to be two packages")
                        .isLessThanOrEqualTo(FILES_OF_A_FOLDER));
    }
}
