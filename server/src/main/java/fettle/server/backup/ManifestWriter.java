package fettle.server.backup;

import fettle.server.store.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Writes a manifest line by line. Its last line holds the SHA-256 of all before it, so that one cut short is no
/// manifest.
final class ManifestWriter implements AutoCloseable {

    private final FileChannel channel;
    private final OutputStream out;
    private final MessageDigest digest = Sha256.digest();

    ManifestWriter(Path backup, Manifest manifest) throws IOException {
        channel = FileChannel.open(
                backup.resolve(Manifest.FILE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        out = new BufferedOutputStream(Channels.newOutputStream(channel));
        line("fettle-backup", "1");
        line("made", manifest.madeAt().toString());
        line("database", manifest.dialect().name());
        for (var table : manifest.rows().entrySet()) {
            line("rows", table.getKey(), table.getValue().toString());
        }
    }

    void file(Manifest.Kept file) throws IOException {
        line("file", file.sha256(), Long.toString(file.size()), file.path());
    }

    /// Ends the manifest, and returns when it is on the disk.
    @Override
    public void close() throws IOException {
        try (channel) {
            line("end", HexFormat.of().formatHex(digest.digest()));
            out.flush();
            channel.force(true);
        }
    }

    private void line(String... words) throws IOException {
        byte[] line = (String.join("\t", words) + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(line);
        out.write(line);
    }
}
