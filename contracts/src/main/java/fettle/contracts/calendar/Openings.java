package fettle.contracts.calendar;

import java.util.Arrays;

/// What is open within one block of the time line: merged, in order, in nanoseconds of the epoch.
final class Openings {

    private final long[] starts;
    private final long[] ends;
    private final long total;

    /// @param edges start and end by turns, of intervals in any order, which may touch and overlap
    Openings(long[][] edges) {
        long[][] sorted = edges.clone();
        Arrays.sort(sorted, (one, other) -> Long.compare(one[0], other[0]));
        long[] mergedStarts = new long[sorted.length];
        long[] mergedEnds = new long[sorted.length];
        int count = 0;
        for (long[] next : sorted) {
            if (count > 0 && next[0] <= mergedEnds[count - 1]) {
                mergedEnds[count - 1] = Math.max(mergedEnds[count - 1], next[1]);
            } else {
                mergedStarts[count] = next[0];
                mergedEnds[count++] = next[1];
            }
        }
        starts = Arrays.copyOf(mergedStarts, count);
        ends = Arrays.copyOf(mergedEnds, count);
        total = before(Long.MAX_VALUE);
    }

    long total() {
        return total;
    }

    /// How much is open before a moment.
    long before(long moment) {
        long open = 0;
        for (int i = 0; i < starts.length && starts[i] < moment; i++) {
            open += Math.min(ends[i], moment) - starts[i];
        }
        return open;
    }

    /// The earliest moment before which so much is open.
    ///
    /// @param open more than nothing, and at most the total
    long earliestAfter(long open) {
        long left = open;
        int i = 0;
        while (left > ends[i] - starts[i]) {
            left -= ends[i] - starts[i];
            i++;
        }
        return starts[i] + left;
    }

    /// The latest moment before which only so much is open.
    ///
    /// @param open nothing or more, and less than the total
    long latestAfter(long open) {
        long rest = total - open;
        int i = starts.length - 1;
        while (rest > ends[i] - starts[i]) {
            rest -= ends[i] - starts[i];
            i--;
        }
        return ends[i] - rest;
    }

    /// The first open moment at or after a moment, `Long.MAX_VALUE` when there is none in this block.
    long nextOpen(long moment) {
        for (int i = 0; i < starts.length; i++) {
            if (ends[i] > moment) {
                return Math.max(starts[i], moment);
            }
        }
        return Long.MAX_VALUE;
    }
}
