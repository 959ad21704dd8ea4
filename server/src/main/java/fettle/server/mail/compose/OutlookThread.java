package fettle.server.mail.compose;

import fettle.server.mail.encoding.EncodedWords;
import fettle.server.mail.mime.Headers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// How Outlook and Exchange tell a conversation: by what it is called and by an index that grows with each answer.
///
/// @param index in base64
public record OutlookThread(String topic, Optional<String> index) {

    private static final Instant FILE_TIME_BEGINS = Instant.parse("1601-01-01T00:00:00Z");
    private static final int ROOT = 22;
    private static final int LEVEL = 5;
    private static final int LONGEST = ROOT + 100 * LEVEL;
    private static final int LONGEST_TOPIC = 250;

    /// The fields of an answer to a mail; nothing when its writer's program does not go by them.
    public static Optional<OutlookThread> answering(Headers answered, Instant at) {
        return answered.first("Thread-Topic")
                .map(EncodedWords::decode)
                .filter(topic -> !topic.isBlank() && topic.length() <= LONGEST_TOPIC)
                .map(topic ->
                        new OutlookThread(topic, answered.first("Thread-Index").flatMap(index -> grown(index, at))));
    }

    /// The index with one more level, as MS-OXOMSG 2.2.1.3 has it: the time since the conversation began,
    /// in steps of 26 ms in its first two years and of 0.8 s after, and a last byte that may be anything.
    /// Nothing for what is no index.
    private static Optional<String> grown(String index, Instant at) {
        return decoded(index).map(levels -> {
            long began = ByteBuffer.wrap(levels).getLong() & ~0xffffL;
            long since = Math.max(0, fileTime(at) - began);
            boolean early = since >>> 49 == 0;
            long delta = (early ? since >>> 18 : since >>> 23) & 0x7fffffff;
            ByteBuffer longer = ByteBuffer.allocate(levels.length + LEVEL).put(levels);
            longer.putInt((int) (early ? delta : delta | 0x80000000L)).put((byte) 0);
            return Base64.getEncoder().encodeToString(longer.array());
        });
    }

    private static Optional<byte[]> decoded(String index) {
        try {
            byte[] levels = Base64.getDecoder().decode(index.replaceAll("\\s", ""));
            boolean proper = levels.length >= ROOT && levels.length < LONGEST && (levels.length - ROOT) % LEVEL == 0;
            return proper ? Optional.of(levels) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// In steps of 100 ns.
    private static long fileTime(Instant at) {
        return Duration.between(FILE_TIME_BEGINS, at).toMillis() * 10_000;
    }
}
