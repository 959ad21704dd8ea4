package fettle.server.mail.calendar;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/// An appointment as an invitation tells it (RFC 5545, 5546). What repeats is said to repeat, and never counted out.
///
/// @param uid the same in all mails about the appointment
/// @param sequence grows when the organiser changes it
/// @param occurrence which of a series is meant; empty for all of it
/// @param guests who was asked, and in an answer who answers
public record Appointment(
        String uid,
        int sequence,
        Method method,
        String summary,
        When when,
        boolean repeats,
        Optional<String> occurrence,
        String location,
        String description,
        Optional<Guest> organiser,
        List<Guest> guests) {

    /// What the mail asks or says.
    public enum Method {
        REQUEST,
        CANCEL,
        REPLY,
        OTHER
    }

    /// How somebody answered.
    public enum Answer {
        NONE,
        ACCEPTED,
        DECLINED,
        TENTATIVE
    }

    /// Somebody who takes part.
    public record Guest(String name, String address, Answer answer) {

        public String shown() {
            return name.isBlank() ? address : name;
        }
    }

    /// When it takes place.
    public sealed interface When {

        record Between(ZonedDateTime start, ZonedDateTime end) implements When {}

        /// All day; `last` is the last day of it.
        record Days(LocalDate first, LocalDate last) implements When {}

        /// Not told in a way that we understand.
        record Unknown() implements When {}
    }

    public Appointment {
        guests = List.copyOf(guests);
    }

    /// Whether this one is about the same appointment and takes the place of the other.
    public boolean replaces(Appointment other) {
        return method != Method.REPLY
                && other.method != Method.REPLY
                && !uid.isEmpty()
                && uid.equals(other.uid)
                && (occurrence.isEmpty() || occurrence.equals(other.occurrence))
                && sequence >= other.sequence;
    }
}
