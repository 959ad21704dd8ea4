package fettle.server.desk.view.thread;

import fettle.server.intake.view.Invitations;
import fettle.server.mail.calendar.Appointment;
import fettle.server.mail.calendar.Appointment.Guest;
import fettle.server.mail.calendar.Appointment.Method;
import fettle.server.mail.calendar.Appointment.When;
import fettle.web.text.Texts;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Makes the appointments of a mail ready to print: what, when by the desk's own clock, where, and who.
final class AppointmentViews {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.UK);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final int MOST_GUESTS = 8;

    private final Texts texts;
    private final ZoneId zone;

    AppointmentViews(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    Item.Meeting of(Invitations.Shown shown) {
        Appointment appointment = shown.appointment();
        return new Item.Meeting(
                kind(appointment),
                shown.replaced() ? texts.with("desk.appointment.replaced") : "",
                appointment.summary().isEmpty() ? texts.with("desk.appointment.untitled") : appointment.summary(),
                when(appointment.when()),
                appointment.repeats() ? texts.with("desk.appointment.repeats") : "",
                appointment.location(),
                appointment.organiser().map(Guest::shown).orElse(""),
                guests(appointment));
    }

    private String kind(Appointment appointment) {
        return switch (appointment.method()) {
            case REQUEST -> texts.with("desk.appointment.request");
            case CANCEL -> texts.with("desk.appointment.cancel");
            case REPLY -> texts.with("desk.appointment.reply");
            case OTHER -> texts.with("desk.appointment.other");
        };
    }

    private String when(When when) {
        return switch (when) {
            case When.Between(var start, var end) ->
                between(start.withZoneSameInstant(zone), end.withZoneSameInstant(zone));
            case When.Days(var first, var last) ->
                first.equals(last) ? DAY.format(first) : DAY.format(first) + " – " + DAY.format(last);
            case When.Unknown _ -> texts.with("desk.appointment.unknown-time");
        };
    }

    private static String between(ZonedDateTime start, ZonedDateTime end) {
        if (!end.isAfter(start)) {
            return MINUTE.format(start);
        }
        boolean sameDay = start.toLocalDate().equals(end.toLocalDate());
        return MINUTE.format(start) + (sameDay ? "–" + HOUR.format(end) : " – " + MINUTE.format(end));
    }

    private String guests(Appointment appointment) {
        List<Guest> guests = appointment.guests();
        String named = guests.stream()
                .limit(MOST_GUESTS)
                .map(guest -> guest(guest, appointment.method()))
                .collect(Collectors.joining(", "));
        return guests.size() <= MOST_GUESTS
                ? named
                : texts.with("desk.appointment.more", named, guests.size() - MOST_GUESTS);
    }

    private String guest(Guest guest, Method method) {
        if (method == Method.CANCEL) {
            return guest.shown();
        }
        return switch (guest.answer()) {
            case NONE -> guest.shown();
            case ACCEPTED -> texts.with("desk.appointment.accepted", guest.shown());
            case DECLINED -> texts.with("desk.appointment.declined", guest.shown());
            case TENTATIVE -> texts.with("desk.appointment.tentative", guest.shown());
        };
    }
}
