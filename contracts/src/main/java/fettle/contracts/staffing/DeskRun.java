package fettle.contracts.staffing;

import fettle.contracts.calendar.BusinessCalendar;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// One course of a simulated desk: tickets in order of arrival, each taken by whoever is free first.
final class DeskRun {

    /// Hears of each ticket when it comes, and when its work begins.
    interface Log {

        void arrived(Arrival ticket);

        void begun(Arrival ticket, Instant at);
    }

    private static final Comparator<Arrival> FIRST =
            Comparator.comparing(Arrival::priority).thenComparing(Arrival::at);

    private final PriorityQueue<Person> free = new PriorityQueue<>(Comparator.comparing(Person::at));
    private final PriorityQueue<Arrival> waiting = new PriorityQueue<>(FIRST);
    private final List<BusinessCalendar> people;

    /// A person, and when they can next take a ticket.
    private record Person(BusinessCalendar hours, Instant at) {}

    DeskRun(List<BusinessCalendar> people) {
        this.people = people;
    }

    /// Serves all tickets, however long it takes; those for whom nobody ever comes stay unserved.
    void serve(List<Arrival> tickets, Log log) {
        if (tickets.isEmpty()) {
            return;
        }
        people.forEach(person -> returns(person, tickets.getFirst().at()));
        int next = 0;
        while (!free.isEmpty() && (next < tickets.size() || !waiting.isEmpty())) {
            Person person = free.remove();
            for (; next < tickets.size() && !tickets.get(next).at().isAfter(person.at()); next++) {
                log.arrived(tickets.get(next));
                waiting.add(tickets.get(next));
            }
            if (waiting.isEmpty()) {
                returns(person.hours(), tickets.get(next).at());
            } else {
                work(person, waiting.remove(), log);
            }
        }
        tickets.subList(next, tickets.size()).forEach(log::arrived);
    }

    private void returns(BusinessCalendar hours, Instant moment) {
        hours.nextOpen(moment).ifPresent(at -> free.add(new Person(hours, at)));
    }

    private void work(Person person, Arrival ticket, Log log) {
        log.begun(ticket, person.at());
        person.hours().add(person.at(), ticket.touch()).ifPresent(end -> returns(person.hours(), end));
    }
}
