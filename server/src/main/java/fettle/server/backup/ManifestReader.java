package fettle.server.backup;

import fettle.server.store.Sha256;
import fettle.server.store.engine.Dialect;
import fettle.web.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Reads a manifest, once all of it proves to be there and unchanged.
final class ManifestReader {

    private final Path file;

    private ManifestReader(Path file) {
        this.file = file;
    }

    /// The manifest of a finished backup; refuses everything else with a sentence.
    static ManifestReader of(Path backup) throws IOException {
        Path file = backup.resolve(Manifest.FILE);
        if (!Files.isRegularFile(file)) {
            throw new Refusal.NotFound("backup.no-backup", backup);
        }
        if (!isWhole(file)) {
            throw new Refusal.Conflict("backup.damaged-manifest", file);
        }
        return new ManifestReader(file);
    }

    Manifest manifest() throws IOException {
        var rows = new TreeMap<String, Long>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            requireVersion(words(lines.readLine()));
            Instant madeAt = Instant.parse(words(lines.readLine())[1]);
            Dialect dialect = Dialect.valueOf(words(lines.readLine())[1]);
            String[] words = words(lines.readLine());
            while (words[0].equals("rows")) {
                rows.put(words[1], Long.valueOf(words[2]));
                words = words(lines.readLine());
            }
            return new Manifest(madeAt, dialect, rows);
        }
    }

    void forEachFile(Consumer<Manifest.Kept> each) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = words(line);
                if (words[0].equals("file")) {
                    each.accept(new Manifest.Kept(words[3], Long.parseLong(words[2]), words[1]));
                }
            }
        }
    }

    private static boolean isWhole(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("end\t")) {
                    return line.equals("end\t" + HexFormat.of().formatHex(digest.digest())) && lines.readLine() == null;
                }
                digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return false;
    }

    private void requireVersion(String[] words) {
        if (!words[0].equals("fettle-backup") || !words[1].equals("1")) {
            throw new Refusal.Conflict("backup.newer", file);
        }
    }

    private static String[] words(String line) {
        return line.split("\t", -1);
    }
}
