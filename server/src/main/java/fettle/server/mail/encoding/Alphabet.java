package fettle.server.mail.encoding;

import java.util.BitSet;
import java.util.Optional;

/// The charset of bytes of which nobody says what they are, where they look like no language with Latin letters:
/// there, letters with accents seldom stand beside each other; in Cyrillic whole words consist of such bytes, in
/// Chinese, Japanese and Korean whole words of pairs of them. Short texts are not judged.
final class Alphabet {

    private static final int FEWEST_LETTERS = 10;
    private static final int FEWEST_DIFFERENT = 8;
    private static final int FEWEST_PAIRS = 6;

    private int letters;
    private int words;
    private int oddWords;
    /// Bytes below 0xc0, which are signs in Cyrillic and ordinary second bytes of pairs.
    private int low;
    private int belowPairs;
    private int smallKoi;
    private int smallWindows;
    private final BitSet different = new BitSet(256);
    private final int[] leads = new int[256];

    private Alphabet(byte[] bytes) {
        int from = -1;
        for (int i = 0; i <= bytes.length; i++) {
            boolean isHigh = i < bytes.length && bytes[i] < 0;
            if (isHigh) {
                from = from < 0 ? i : from;
                count(bytes[i] & 0xff, (i - from) % 2 == 0);
            } else if (from >= 0) {
                words++;
                oddWords += (i - from) % 2;
                from = -1;
            }
        }
    }

    static Optional<String> of(byte[] bytes) {
        var seen = new Alphabet(bytes);
        return seen.pairs().or(seen::cyrillic);
    }

    private void count(int high, boolean isLead) {
        letters++;
        low += high < 0xc0 ? 1 : 0;
        belowPairs += high < 0xa1 ? 1 : 0;
        smallKoi += high >= 0xc0 && high < 0xe0 ? 1 : 0;
        smallWindows += high >= 0xe0 ? 1 : 0;
        different.set(high);
        leads[high] += isLead ? 1 : 0;
    }

    private Optional<String> pairs() {
        int pairs = letters / 2;
        boolean sure = pairs >= FEWEST_PAIRS && letters >= 4 * words && oddWords == 0 && belowPairs == 0;
        if (!sure || low * 10 < letters) {
            return Optional.empty();
        }
        int kana = leads(0xa4, 0xa5);
        int hangul = leads(0xb0, 0xc8);
        if (kana * 4 >= pairs) {
            return Optional.of("EUC-JP");
        }
        return Optional.of(hangul * 20 >= pairs * 17 && leads(0xc9, 0xfe) == 0 ? "x-windows-949" : "GB18030");
    }

    /// Most letters are small ones: those of Windows-1251 stand where KOI8-R has the large ones.
    private Optional<String> cyrillic() {
        boolean sure = letters >= FEWEST_LETTERS
                && words >= 2
                && letters >= 3 * words
                && different.cardinality() >= FEWEST_DIFFERENT
                && low * 10 <= letters;
        if (!sure) {
            return Optional.empty();
        }
        return Optional.of(smallKoi > smallWindows ? "KOI8-R" : "windows-1251");
    }

    private int leads(int first, int last) {
        int count = 0;
        for (int lead = first; lead <= last; lead++) {
            count += leads[lead];
        }
        return count;
    }
}
