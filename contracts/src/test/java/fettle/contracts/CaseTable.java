package fettle.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A table of reference cases: the one in the folder that the system property `fettle.cases` names, else our own copy.
///
/// A folder may hold some tables only; the inputs that it leaves out, such as calendars, are then ours.
public record CaseTable(List<Case> cases) {

    /// One line of the table, by the names of its columns.
    public record Case(Map<String, String> cells) {

        public String text(String column) {
            return Objects.requireNonNull(cells.get(column), () -> "no column " + column);
        }

        public boolean has(String column) {
            return !text(column).equals("-");
        }

        public long whole(String column) {
            return Long.parseLong(text(column));
        }

        public double decimal(String column) {
            return Double.parseDouble(text(column));
        }

        @Override
        public String toString() {
            return cells.toString();
        }
    }

    public static CaseTable read(String name) {
        List<String> lines = content(name).lines().toList();
        String[] columns = lines.getFirst().split("\t", -1);
        List<Case> cases = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            cases.add(new Case(cells(columns, line.split("\t", -1))));
        }
        return new CaseTable(cases);
    }

    private static String content(String name) {
        String folder = System.getProperty("fettle.cases", "");
        Path further = Path.of(folder, name);
        try (InputStream stream = !folder.isEmpty() && Files.exists(further)
                ? Files.newInputStream(further)
                : Objects.requireNonNull(CaseTable.class.getResourceAsStream("/cases/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> cells(String[] columns, String[] values) {
        if (values.length > columns.length) {
            throw new IllegalArgumentException("more cells than columns: " + String.join(" | ", values));
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            cells.put(columns[i], i < values.length ? values[i] : "");
        }
        return cells;
    }
}
