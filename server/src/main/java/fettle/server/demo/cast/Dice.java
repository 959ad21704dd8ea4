package fettle.server.demo.cast;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/// Chance, from a seed: the same seed gives the same half year.
public final class Dice {

    private final Random random;

    public Dice(long seed) {
        this.random = new Random(seed);
    }

    public boolean happens(double share) {
        return random.nextDouble() < share;
    }

    public double share() {
        return random.nextDouble();
    }

    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    public Duration minutes(int least, int most) {
        return Duration.ofMinutes(between(least, most)).plusSeconds(random.nextInt(60));
    }

    /// About so much: half as long or twice as long, mostly near.
    public int about(double middle) {
        return (int) Math.max(1, Math.round(middle * Math.exp(0.35 * random.nextGaussian())));
    }

    public <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    public <T> T weighted(List<T> all, ToIntFunction<T> weight) {
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
