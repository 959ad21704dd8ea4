package fettle.server.store.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The folder of the embedded database, which is there whole or not at all.
///
/// Derby can neither open nor create again a folder whose creation was cut off. So the database is made under another
/// name and takes its own when it is complete; what a power cut leaves behind is moved aside.
public final class DerbyFolder {

    private static final System.Logger LOG = System.getLogger(DerbyFolder.class.getName());

    /// Derby writes it last but one, and opens no folder without it.
    private static final String MARK = "service.properties";

    private DerbyFolder() {}

    public static boolean exists(DatabaseAddress.Folder address) {
        return Files.exists(address.database().resolve(MARK));
    }

    /// Creates the database unless it is there. The data folder must be locked by this program.
    public static void ensure(DatabaseAddress.Folder address) {
        try {
            if (!exists(address)) {
                moveAside(address.database());
                DataFolder.create(address.data());
                create(address.data().toAbsolutePath(), address.database());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path data, Path database) throws IOException {
        Path unfinished = data.resolve("derby.new");
        moveAside(unfinished);
        String url = "jdbc:derby:" + unfinished;
        Derby.create(url);
        Derby.shutDown(url);
        Files.move(unfinished, database, StandardCopyOption.ATOMIC_MOVE);
        sync(data);
    }

    private static void moveAside(Path leftover) throws IOException {
        if (!Files.exists(leftover)) {
            return;
        }
        Path aside = free(leftover);
        Files.move(leftover, aside, StandardCopyOption.ATOMIC_MOVE);
        LOG.log(
                System.Logger.Level.WARNING,
                "The creation of the database was cut off last time: its remains are now {0}, and can be deleted",
                aside);
    }

    private static Path free(Path leftover) {
        for (int i = 1; ; i++) {
            Path aside = leftover.resolveSibling("unfinished-" + i);
            if (!Files.exists(aside)) {
                return aside;
            }
        }
    }

    /// A rename is on the disk only when the folder is.
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }
}
