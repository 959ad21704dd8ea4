package fettle.server.mail.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.calendar.Appointment.Answer;
import fettle.server.mail.calendar.Appointment.Method;
import fettle.server.mail.calendar.Appointment.When;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvitationTest {

    private static final ZoneId HERE = ZoneId.of("Europe/Berlin");

    private static final String OUTLOOK = """
            BEGIN:VCALENDAR
            METHOD:REQUEST
            PRODID:Microsoft Exchange Server 2010
            VERSION:2.0
            BEGIN:VTIMEZONE
            TZID:Our own zone
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            BEGIN:VEVENT
            ORGANIZER;CN=Ann Able:mailto:ann@acme.test
            ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Desk, Support":mailto:
             support@fettle.test
            DESCRIPTION;LANGUAGE=en-GB:Please bring\\, if you can\\, a cable.\\nThanks
            UID:0400000082
            SUMMARY;LANGUAGE=en-GB:Visit of the printer
            @@TIMES@@
            SEQUENCE:2
            LOCATION;LANGUAGE=en-GB:Floor 2\\; room 3
            BEGIN:VALARM
            DESCRIPTION:REMINDER
            TRIGGER;RELATED=START:-PT15M
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            """;

    private static Appointment outlook(String times) {
        return read(OUTLOOK.replace("@@TIMES@@", times)).getFirst();
    }

    private static List<Appointment> read(String file) {
        return Invitation.read(file.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), HERE);
    }

    @Test
    void readsWhatWhereAndWho() {
        Appointment visit = outlook("DTSTART:20260303T080000Z\nDTEND:20260303T090000Z");

        assertThat(visit.method()).isEqualTo(Method.REQUEST);
        assertThat(visit.uid()).isEqualTo("0400000082");
        assertThat(visit.sequence()).isEqualTo(2);
        assertThat(visit.summary()).isEqualTo("Visit of the printer");
        assertThat(visit.location()).isEqualTo("Floor 2; room 3");
        assertThat(visit.description()).isEqualTo("Please bring, if you can, a cable.\nThanks");
        assertThat(visit.organiser().orElseThrow().shown()).isEqualTo("Ann Able");
        assertThat(visit.guests())
                .containsExactly(new Appointment.Guest("Desk, Support", "support@fettle.test", Answer.NONE));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            DTSTART:20260303T080000Z                                    | 2026-03-03T08:00:00Z
            DTSTART;TZID=Europe/Berlin:20260303T090000                  | 2026-03-03T08:00:00Z
            DTSTART;TZID="W. Europe Standard Time":20260303T090000      | 2026-03-03T08:00:00Z
            DTSTART;TZID=/mozilla.org/20050126_1/Asia/Tokyo:20260303T170000 | 2026-03-03T08:00:00Z
            DTSTART;TZID=Eastern Standard Time:20260303T030000          | 2026-03-03T08:00:00Z
            DTSTART;TZID=Our own zone:20260303T090000                   | 2026-03-03T08:00:00Z
            DTSTART;TZID=Our own zone:20260703T090000                   | 2026-07-03T07:00:00Z
            DTSTART;TZID=Nobody's zone:20260703T090000                  | 2026-07-03T07:00:00Z
            DTSTART:20260703T090000                                     | 2026-07-03T07:00:00Z
            """)
    void readsTimesByTheZoneThatTheyName(String start, Instant instant) {
        assertThat(outlook(start).when())
                .isInstanceOfSatisfying(
                        When.Between.class,
                        between -> assertThat(between.start().toInstant()).isEqualTo(instant));
    }

    @Test
    void readsHowLongItTakes() {
        When when = outlook("DTSTART:20260303T080000Z\nDURATION:PT1H30M").when();

        assertThat(when)
                .isInstanceOfSatisfying(
                        When.Between.class,
                        between ->
                                assertThat(between.end().toInstant()).isEqualTo(Instant.parse("2026-03-03T09:30:00Z")));
    }

    @Test
    void readsWholeDaysWithoutTheDayAtWhichTheyEnd() {
        assertThat(outlook("DTSTART;VALUE=DATE:20260303\nDTEND;VALUE=DATE:20260305")
                        .when())
                .isEqualTo(new When.Days(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 4)));
        assertThat(outlook("DTSTART;VALUE=DATE:20260303").when())
                .isEqualTo(new When.Days(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 3)));
    }

    @Test
    void saysThatItRepeatsAndNeverCountsItOut() {
        assertThat(outlook("DTSTART:20260303T080000Z\nRRULE:FREQ=SECONDLY").repeats())
                .isTrue();
    }

    @Test
    void aLaterVersionTakesThePlaceOfAnEarlierOne() {
        Appointment first = outlook("DTSTART:20260303T080000Z");
        Appointment moved = read(OUTLOOK.replace("@@TIMES@@", "DTSTART:20260304T080000Z")
                        .replace("SEQUENCE:2", "SEQUENCE:3"))
                .getFirst();
        Appointment cancelled = read(OUTLOOK.replace("@@TIMES@@", "").replace("METHOD:REQUEST", "METHOD:CANCEL"))
                .getFirst();
        Appointment other = read(OUTLOOK.replace("@@TIMES@@", "").replace("UID:04", "UID:05"))
                .getFirst();

        assertThat(moved.replaces(first)).isTrue();
        assertThat(first.replaces(moved)).isFalse();
        assertThat(cancelled.method()).isEqualTo(Method.CANCEL);
        assertThat(cancelled.replaces(first)).isTrue();
        assertThat(other.replaces(first)).isFalse();
    }

    @Test
    void anAnswerSaysWhoComesAndReplacesNothing() {
        String file = OUTLOOK.replace("METHOD:REQUEST", "METHOD:REPLY")
                .replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED")
                .replace("@@TIMES@@", "DTSTART:20260303T080000Z");

        Appointment answer = read(file).getFirst();

        assertThat(answer.guests().getFirst().answer()).isEqualTo(Answer.ACCEPTED);
        assertThat(answer.replaces(outlook("DTSTART:20260303T080000Z"))).isFalse();
    }

    @Test
    void nothingThatStandsInAFileThrows() {
        var random = new Random(5);
        String whole =
                OUTLOOK.replace("@@TIMES@@", "DTSTART;TZID=Our own zone:20260303T080000\nDTEND;VALUE=DATE:20260305");

        for (int i = 0; i < 3_000; i++) {
            byte[] broken = whole.getBytes(StandardCharsets.UTF_8);
            for (int j = 0; j < 4; j++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            Invitation.read(broken, HERE);
        }
        assertThat(read("no calendar")).isEmpty();
        assertThat(read("BEGIN:VEVENT\n".repeat(100_000))).isEmpty();
    }
}
