package fettle.server.demo;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/// Chance, from a seed: the same seed gives the same half year.
final class Dice {

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    boolean happens(double share) {
        return random.nextDouble() < share;
    }

    double share() {
        return random.nextDouble();
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    Duration minutes(int least, int most) {
        return Duration.ofMinutes(between(least, most)).plusSeconds(random.nextInt(60));
    }

    /// About so much: half as long or twice as long, mostly near.
    int about(double middle) {
        return (int) Math.max(1, Math.round(middle * Math.exp(0.35 * random.nextGaussian())));
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    <T> T weighted(List<T> all, ToIntFunction<T> weight) {
        int ticket = random.nextInt(all.stream().mapToInt(weight).sum());
        for (T one : all) {
            ticket -= weight.applyAsInt(one);
            if (ticket < 0) {
                return one;
            }
        }
        return all.getLast();
    }
}
