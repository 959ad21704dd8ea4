package fettle.server.contract;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/// The agreement with a client, under whose versions the terms stand.
///
/// @param endsOn the last day, nothing while it runs until further notice
public record Contract(
        long id, long clientId, String name, Currency currency, LocalDate startsOn, Optional<LocalDate> endsOn) {}
