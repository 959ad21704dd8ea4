package fettle.contracts.money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Divides a whole number into whole parts that add up to it again, by largest remainder (DOMAIN 3).
public final class Shares {

    private Shares() {}

    /// The parts of a whole, in proportion to weights; what is left after rounding down goes one each to
    /// the largest remainders, of equal ones to the earlier.
    ///
    /// 60 by 45 and 1 is 59 and 1; 100 by 1, 1 and 1 is 34, 33 and 33.
    ///
    /// @param whole what to divide, zero or more
    /// @param weights zero or more each; when all are zero the first takes all
    /// @throws IllegalArgumentException without any weight, or with a negative one
    public static long[] of(long whole, long... weights) {
        if (weights.length == 0 || whole < 0 || Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("A whole is divided by weights of zero or more.");
        }
        long[] parts = new long[weights.length];
        BigInteger sum = Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            parts[0] = whole;
            return parts;
        }
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = whole;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] quotient = BigInteger.valueOf(whole)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(sum);
            parts[i] = quotient[0].longValueExact();
            remainders[i] = quotient[1];
            left -= parts[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }
}
