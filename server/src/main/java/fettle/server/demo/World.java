package fettle.server.demo;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.server.client.Contact;
import fettle.server.contract.supplier.Supplier;
import fettle.server.demo.cast.Cast;
import fettle.server.ticket.log.Actor;
import java.util.List;
import java.util.Map;

/// The rows that the demo's work refers to.
///
/// @param desk when the people of the desk work
/// @param colleagues by name
/// @param suppliers in the order of the cast
/// @param groups the rows of the resolver groups, by name
record World(
        BusinessCalendar desk,
        Map<String, Actor.Technician> colleagues,
        Map<String, Long> groups,
        List<Supplier> suppliers,
        List<Place> places) {

    /// A client with its rows.
    record Place(Cast.Company company, long clientId, List<Contact> contacts) {}

    Actor.Technician colleague(String name) {
        return colleagues.entrySet().stream()
                .filter(entry -> entry.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is not in the cast"));
    }

    /// The supplier of that name.
    Supplier supplier(String name) {
        return suppliers.stream()
                .filter(supplier -> supplier.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is not in the cast"));
    }

    /// The supplier who has to look at a ticket, the same one at every start.
    Supplier supplierOf(long ticket) {
        return suppliers.get((int) (ticket % suppliers.size()));
    }

    Place place(String company) {
        return places.stream()
                .filter(place -> place.company().name().startsWith(company))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(company + " is not in the cast"));
    }
}
