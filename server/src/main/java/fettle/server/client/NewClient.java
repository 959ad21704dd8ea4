package fettle.server.client;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What we need to know of a company before we can support it.
///
/// @param domains the domains of its people's addresses; free-mail domains are refused
public record NewClient(
        String name, ZoneId zone, Optional<Integer> headcount, Optional<Long> accountManagerId, List<String> domains) {

    public NewClient {
        domains = List.copyOf(domains);
    }
}
