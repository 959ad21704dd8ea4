package fettle.server.layout;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.SqlFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is remembered of a client's books is forgotten with every row behind it.
class WatchedTablesTest {

    private static final Pattern READ = Pattern.compile("\\b(?:FROM|JOIN)\\s+(\\w+)");
    private static final Pattern WATCHED = Pattern.compile("^-- watches: (.*)$", Pattern.MULTILINE);

    /// Who delivers for us has no part in the money of a month.
    private static final Set<String> WITHOUT_PART = Set.of("supplier");

    @Test
    void namesEveryTableOfContractsAndOfWork() {
        Set<String> read = new TreeSet<>();
        for (String file : new String[] {
            "account/account.sql", "contract/contract.sql", "contract/line/line.sql", "contract/closed/closed.sql"
        }) {
            READ.matcher(text(file)).results().forEach(found -> read.add(found.group(1)));
        }
        read.removeAll(WITHOUT_PART);

        assertThat(read).hasSizeGreaterThan(10);
        assertThat(watched()).containsAll(read);
    }

    private static Set<String> watched() {
        return WATCHED.matcher(text("account/account.sql"))
                .results()
                .flatMap(line -> Stream.of(line.group(1).split(", ")))
                .collect(Collectors.toSet());
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(SqlFiles.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
