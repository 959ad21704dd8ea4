package fettle.server.admin;

import fettle.server.staff.Technician;
import fettle.web.text.Initials;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Locale;

/// Everybody at the desk.
record StaffPage(List<Row> people) {

    record Row(String initials, String name, String email, String role, boolean active) {}

    static StaffPage of(List<Technician> people, Texts texts) {
        return new StaffPage(people.stream()
                .map(person -> new Row(
                        Initials.of(person.name()),
                        person.name(),
                        person.email(),
                        texts.with("staff.role." + person.role().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                        person.active()))
                .toList());
    }
}
