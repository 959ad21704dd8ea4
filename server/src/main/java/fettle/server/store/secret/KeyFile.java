package fettle.server.store.secret;

import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.engine.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// The file that holds the sealing key, as 64 hexadecimal digits, outside the data folder: a copy of the data alone
/// opens nothing.
///
/// The database holds a value sealed by the key, so that a missing or wrong key stops the start, not the first mail.
public final class KeyFile {

    private static final System.Logger LOG = System.getLogger(KeyFile.class.getName());
    private static final Scope START = new Scope.System("check the sealing key");
    private static final String PLACE = "seal_check";
    private static final Secret CHECK = new Secret("this is the key");

    private final Path file;
    private final Database database;

    private KeyFile(Path file, Database database) {
        this.file = file;
        this.database = database;
    }

    /// The key in the file, which is made when neither it nor anything sealed is there yet.
    public static SealingKey open(Path file, Database database) {
        var keys = new KeyFile(file.toAbsolutePath().normalize(), database);
        return keys.sealed().map(keys::checked).orElseGet(keys::first);
    }

    private Optional<String> sealed() {
        return database.read(START).sql("seal.find").set("name", PLACE).one(row -> row.text("sealed"));
    }

    private SealingKey checked(String sealed) {
        if (!Files.exists(file)) {
            throw refused("The key " + file + " is missing, and the database has passwords sealed by it:"
                    + " put its copy there, or name the place by --key");
        }
        SealingKey key = read();
        try {
            key.open(PLACE, sealed);
            return key;
        } catch (SealingKey.WrongKey e) {
            throw refused("The key " + file + " is not the one of this database: put the right one there,"
                    + " or name its place by --key");
        }
    }

    private SealingKey first() {
        if (!Files.exists(file)) {
            make();
        }
        SealingKey key = read();
        database.run(
                START,
                tx -> tx.sql("seal.insert")
                        .set("name", PLACE)
                        .set("sealed", key.seal(PLACE, CHECK))
                        .update());
        return key;
    }

    private void make() {
        byte[] key = new byte[SealingKey.LENGTH];
        new SecureRandom().nextBytes(key);
        try {
            Files.createDirectories(file.resolveSibling("."));
            write(HexFormat.of().formatHex(key) + "\n");
        } catch (IOException e) {
            throw refused("The key " + file + " can't be written: " + e.getMessage() + "; name another place by --key");
        }
        LOG.log(
                System.Logger.Level.INFO,
                "The key that seals passwords is new, in {0}: keep a copy of it apart from the backups,"
                        + " without it sealed passwords are lost",
                file);
    }

    /// Written beside its place and renamed, so that a cut-off start leaves no half of a key.
    private void write(String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel out = FileChannel.open(
                unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            out.force(true);
        }
        Files.move(unfinished, file);
    }

    private SealingKey read() {
        try {
            warnIfOpenToOthers();
            return new SealingKey(HexFormat.of()
                    .parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip()));
        } catch (IOException e) {
            throw refused("The key " + file + " can't be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw refused("The key " + file + " is damaged, it must hold 64 hexadecimal digits: put its copy there");
        }
    }

    private void warnIfOpenToOthers() throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
            LOG.log(System.Logger.Level.WARNING, "Everybody can read the key {0}: chmod 600 it", file);
        }
    }

    private static StartRefused refused(String sentence) {
        return new StartRefused(StartRefused.MISCONFIGURED, sentence);
    }
}
