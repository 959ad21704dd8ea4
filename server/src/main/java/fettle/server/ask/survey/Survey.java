package fettle.server.ask.survey;

import java.time.Instant;
import java.util.Optional;

/// A question to whoever asked for something that is solved: how did it go?
///
/// @param contact who is asked, under the name and address that they had then
/// @param endsAt until when they may answer, or answer otherwise
/// @param answer the last that they gave
public record Survey(
        long id, long clientId, long ticketId, Asked contact, Instant madeAt, Instant endsAt, Optional<Answer> answer) {

    public record Asked(long id, String name, String address) {}

    /// A mark from 1, bad, to 5, very good, with a word to it.
    public record Answer(int mark, String words, Instant at) {

        public boolean isGood() {
            return mark >= 4;
        }
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }
}
