package fettle.server.contract;

import fettle.contracts.contract.term.Term;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/// The agreement with a client, under whose versions the terms stand.
///
/// @param endsOn the last day, nothing while it runs until further notice
/// @param term how it is renewed, nothing where it runs until somebody ends it
public record Contract(
        long id,
        long clientId,
        String name,
        Currency currency,
        LocalDate startsOn,
        Optional<LocalDate> endsOn,
        Optional<Term> term) {}
