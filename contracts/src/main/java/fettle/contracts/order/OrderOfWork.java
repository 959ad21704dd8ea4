package fettle.contracts.order;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Open work in the order in which it saves most: the same list for technician and lead (DOMAIN 7).
///
/// It guides and locks nothing: a person may take something else.
///
/// @param places the first is next
public record OrderOfWork(List<Place> places) {

    private static final int OVER_AGE_TURN = 5;
    private static final Comparator<Place> ORDER = Comparator.comparing(
                    (Place place) -> place.work().rank())
            .thenComparing(
                    Comparator.comparingDouble((Place place) -> place.score().total())
                            .reversed())
            .thenComparing(place -> place.work().nextDue())
            .thenComparing(place -> place.work().received())
            .thenComparing(place -> place.work().id());

    /// A ticket with what its place follows from.
    public record Place(OpenWork work, Score score) {}

    public OrderOfWork {
        places = List.copyOf(places);
    }

    /// Orders work: class 0 first, then by score; ties by what is due first, then receipt, then id.
    public static OrderOfWork of(Collection<OpenWork> open, Stakes stakes) {
        return new OrderOfWork(open.stream()
                .map(work -> new Place(work, Score.of(work, stakes)))
                .sorted(ORDER)
                .toList());
    }

    /// The work that a person may take, in the same order.
    public OrderOfWork forPerson(Person person) {
        return new OrderOfWork(
                places.stream().filter(place -> person.mayTake(place.work())).toList());
    }

    /// What to take next: every fifth pick of a group is the oldest ticket that is over age, whatever its
    /// score, so that nothing starves; otherwise the first.
    ///
    /// @param pick the number of this pick in the group, from 1 on
    /// @return nothing when there is nothing to take
    public Optional<Place> next(long pick) {
        Optional<Place> first = places.stream().findFirst();
        return pick % OVER_AGE_TURN == 0 ? oldestOverAge().or(() -> first) : first;
    }

    private Optional<Place> oldestOverAge() {
        return places.stream()
                .filter(place -> place.work().isOverAge())
                .min(Comparator.comparing((Place place) -> place.work().received())
                        .thenComparing(place -> place.work().id()));
    }
}
