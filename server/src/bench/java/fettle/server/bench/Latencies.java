package fettle.server.bench;

import java.util.List;

/// How long each of many requests took, in nanoseconds.
record Latencies(List<Long> took) {

    Latencies {
        took = took.stream().sorted().toList();
    }

    int count() {
        return took.size();
    }

    double milliseconds(double share) {
        return took.isEmpty() ? 0 : took.get((int) Math.min(took.size() - 1, share * took.size())) / 1e6;
    }
}
