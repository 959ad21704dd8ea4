package fettle.server.intake.selftest;

import fettle.server.mail.outbox.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A mail from us to us, and what became of it.
///
/// @param posting how far it has come on its way out
/// @param arrival what was found in it, once it arrived
public record SelfTest(long id, String from, String to, Instant sentAt, Posting posting, Optional<Arrival> arrival) {

    /// @param error what our relay said against it, "" for nothing
    public record Posting(DeliveryState state, String error) {}

    /// What the receiving mail server found.
    ///
    /// @param servers who wrote results at all
    /// @param trusted whether the server that we trust did; else nothing is known of the three
    public record Arrival(
            Instant at,
            List<String> servers,
            boolean trusted,
            Optional<String> spf,
            Optional<String> dkim,
            Optional<String> dmarc) {

        /// Whether receivers have no reason to doubt our mail.
        public boolean isGood() {
            return List.of(spf, dkim, dmarc).stream()
                    .allMatch(result -> result.filter("pass"::equals).isPresent());
        }
    }
}
