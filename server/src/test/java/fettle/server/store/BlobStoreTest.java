package fettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.store.BlobStore.Blob;
import fettle.server.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);
    private static final String HELLO_SHA = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private BlobStore blobs;

    @BeforeEach
    void open() {
        blobs = new BlobStore(folder.resolve("files"), clock);
    }

    @Test
    void givesBackWhatWasPutByItsHash() throws IOException {
        Blob blob = blobs.put(HELLO);

        assertThat(blob).isEqualTo(new Blob(HELLO_SHA, 5));
        try (InputStream in = blobs.open(HELLO_SHA)) {
            assertThat(in.readAllBytes()).isEqualTo(HELLO);
        }
        assertThat(blobs.exists(HELLO_SHA)).isTrue();
        assertThat(blobs.size(HELLO_SHA)).isEqualTo(5);
    }

    @Test
    void keepsWhatManyPutAtOnceOnce() throws Exception {
        byte[] content = random(300_000);
        List<Callable<Blob>> puts = IntStream.range(0, 16)
                .<Callable<Blob>>mapToObj(_ -> () -> blobs.put(content))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var put : threads.invokeAll(puts)) {
                assertThat(put.get().sha256()).isEqualTo(Sha256.of(content));
            }
        }

        assertThat(files()).hasSize(1);
        assertThat(blobs.isIntact(Sha256.of(content))).isTrue();
    }

    @Test
    void letsOnlyItsOwnerRead() throws IOException {
        blobs.put(HELLO);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().getFirst())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(files().getFirst().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void keepsNothingOfWhatIsTooLarge() throws IOException {
        assertThatThrownBy(() -> blobs.put(new ByteArrayInputStream(HELLO), 4)).isInstanceOf(BlobStore.TooLarge.class);

        assertThat(files()).isEmpty();
        assertThat(blobs.put(new ByteArrayInputStream(HELLO), 5).size()).isEqualTo(5);
    }

    @Test
    void keepsNothingOfWhatBreaksOff() throws IOException {
        var brokenOff = new SequenceInputStream(new ByteArrayInputStream(HELLO), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertThatThrownBy(() -> blobs.put(brokenOff, 100)).isInstanceOf(UncheckedIOException.class);

        assertThat(files()).isEmpty();
    }

    @Test
    void noticesAFlippedBit() throws IOException {
        blobs.put(HELLO);
        Files.writeString(files().getFirst(), "hellp");

        assertThat(blobs.isIntact(HELLO_SHA)).isFalse();
        assertThat(blobs.isIntact(Sha256.of("never put"))).isFalse();
    }

    @Test
    void opensNothingOutsideItsFolder() {
        assertThatThrownBy(() -> blobs.open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> blobs.exists(HELLO_SHA.substring(1) + "/"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sweepsOldOrphansOnly() throws IOException {
        String used = blobs.put(random(10)).sha256();
        String orphan = blobs.put(random(11)).sha256();
        String putAgain = blobs.put(HELLO).sha256();
        Files.writeString(folder.resolve("files/new/cut-off"), "half a file");
        Files.setLastModifiedTime(folder.resolve("files/new/cut-off"), FileTime.from(clock.instant()));
        clock.advance(Duration.ofHours(25));
        String young = blobs.put(random(12)).sha256();
        blobs.put(HELLO);

        int swept = blobs.sweep(clock.instant().minus(Duration.ofHours(24)), used::equals);

        assertThat(swept).isEqualTo(2);
        assertThat(Stream.of(used, young, putAgain)).allMatch(blobs::exists);
        assertThat(blobs.exists(orphan)).isFalse();
        assertThat(files()).hasSize(3);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
