package fettle.server.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/// What is going to happen, in the order of time; what happens may put more on it.
final class Agenda {

    private record Item(Instant at, long order, Runnable act) {}

    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparing(Item::at).thenComparingLong(Item::order));
    private long order;

    void at(Instant instant, Runnable act) {
        items.add(new Item(instant, order++, act));
    }

    /// Lets everything happen that is due before a moment, each at its own; what lies later never does.
    void runUntil(Instant end, DemoClock clock) {
        while (!items.isEmpty() && items.element().at().isBefore(end)) {
            Item next = items.remove();
            clock.move(next.at());
            next.act().run();
        }
    }
}
