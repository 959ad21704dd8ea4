package fettle.contracts.statistics;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Which ordinary tickets a second person looks at, so that what the rules miss is seen (DOMAIN 6.5): 3 %
/// of them, and at least two of each technician in a month.
///
/// Drawn by a keyed hash of the ticket, so that nobody can steer it, and anybody with the key can draw it again.
public final class Sampling {

    private static final int OF_A_THOUSAND = 30;
    private static final int LEAST = 2;
    private static final String HASH = "SHA-256";

    private final byte[] secret;

    /// @param secret known to the server alone, at least 16 bytes
    /// @throws IllegalArgumentException for a shorter one
    public Sampling(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("A secret that can be guessed steers what is drawn.");
        }
        this.secret = secret.clone();
    }

    /// An ordinary ticket that was resolved: no rule put it up for review.
    public record Resolved(long ticket, long technician) {}

    /// Whether a ticket is among the 3 % whoever resolved it: known as soon as it is resolved.
    public boolean isDrawn(long ticket) {
        return Long.compareUnsigned(place(ticket), Long.divideUnsigned(-1L, 1_000) * OF_A_THOUSAND) < 0;
    }

    /// The tickets of a month to look at: those drawn, and for whoever has fewer than two of them, their
    /// own next ones in the order of the hash, as many as there are.
    ///
    /// The order in which tickets are named makes no difference.
    public Set<Long> ofMonth(Collection<Resolved> month) {
        Set<Long> drawn = new HashSet<>();
        month.stream()
                .collect(groupingBy(Resolved::technician, LinkedHashMap::new, toList()))
                .values()
                .forEach(ofOne -> drawn.addAll(ofTechnician(ofOne)));
        return Set.copyOf(drawn);
    }

    /// The share of poor work in a sample beside that of all work: above one and a half times, the rules
    /// miss so much that their thresholds are due for tuning.
    ///
    /// @param overall the share of poor outcomes over all work, from 0 to 1
    public static boolean missesTooMuch(Tally sample, double overall) {
        return sample.all() > 0 && sample.share() > 1.5 * overall;
    }

    private List<Long> ofTechnician(List<Resolved> resolved) {
        List<Long> inOrder = resolved.stream()
                .map(Resolved::ticket)
                .distinct()
                .sorted(comparingLong((Long ticket) -> place(ticket) ^ Long.MIN_VALUE)
                        .thenComparing(ticket -> ticket))
                .toList();
        List<Long> chosen = new ArrayList<>();
        for (long ticket : inOrder) {
            if (chosen.size() < LEAST || isDrawn(ticket)) {
                chosen.add(ticket);
            }
        }
        return chosen;
    }

    /// Where a ticket stands among all that could be, as an unsigned number. The secret stands on both
    /// sides of what is hashed, so that no hash can be carried on from another.
    private long place(long ticket) {
        try {
            MessageDigest hash = MessageDigest.getInstance(HASH);
            hash.update(secret);
            hash.update(ByteBuffer.allocate(Long.BYTES).putLong(ticket).array());
            return ByteBuffer.wrap(hash.digest(secret)).getLong();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has " + HASH, missing);
        }
    }
}
