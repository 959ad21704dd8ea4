package fettle.server.demo.cast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// A table of the demo's cast and stories: tab-separated, its first line names the columns.
public final class Table {

    private static final Pattern TAB = Pattern.compile("\t");

    private Table() {}

    public static List<List<String>> rows(String name) {
        try (InputStream in = Table.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its table " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> List.of(TAB.split(line, -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
