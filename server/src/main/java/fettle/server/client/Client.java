package fettle.server.client;

import fettle.web.text.Initials;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// A company that we support.
///
/// @param zone where its months begin and end
/// @param headcount how many people work there, where we know
/// @param accountManagerId the technician who answers for its contract
/// @param reserved whether it only stands for work of nobody we know (CATALOGUE d.10): no contract, no clocks, no
/// portal
public record Client(
        long id,
        String name,
        ZoneId zone,
        Optional<Integer> headcount,
        Optional<Long> accountManagerId,
        boolean reserved,
        boolean active,
        Instant createdAt) {

    /// The client of work whose sender nobody knows; it is in every database from the first migration on.
    public static final long UNASSIGNED = 1;

    /// Up to two letters for the square beside the name: "Acme Dental" is AD.
    public String monogram() {
        return Initials.of(name);
    }
}
