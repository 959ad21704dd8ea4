package fettle.server.mail.compose;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

/// How many bytes a mail will have on its way, known before it is made: rather too many than too few.
public final class OutgoingSize {

    /// Its fields, and the message that it answers, in both forms.
    private static final long AROUND = 100_000;

    /// It is written twice, as text and as HTML, and each of its bytes may become three.
    private static final long TEXT = 8;

    /// The fields of a file, and the line ends of its last line.
    private static final long AROUND_A_FILE = 2_000;

    private OutgoingSize() {}

    /// @param files how many bytes each of its files has
    public static long of(String text, LongStream files) {
        return AROUND
                + TEXT * text.getBytes(StandardCharsets.UTF_8).length
                + files.map(OutgoingSize::encoded).sum();
    }

    /// Four letters for three bytes, in lines of 76 with two more at their ends.
    private static long encoded(long bytes) {
        long letters = 4 * ((bytes + 2) / 3);
        return AROUND_A_FILE + letters + 2 * (letters / 76 + 1);
    }
}
