package fettle.server.admin.setup;

import fettle.server.staff.LabourRate;
import fettle.server.staff.ResolverGroup;
import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Tx;
import fettle.web.text.Texts;
import java.util.List;

/// One person of the desk, with everything that an administrator may change about them.
record PersonPage(
        String path,
        String name,
        String email,
        boolean gone,
        List<Choice> roles,
        List<Choice> groups,
        boolean noRates,
        List<Rate> rates,
        String currency) {

    record Rate(String from, String rate, String overhead, String loaded, String currency) {}

    static PersonPage of(Staff staff, Tx tx, Technician person, Texts texts) {
        List<ResolverGroup> theirs = staff.groupsOf(tx, person.id());
        List<LabourRate> rates = staff.rates(tx, person.id());
        return new PersonPage(
                "/setup/staff/" + person.id(),
                person.name(),
                person.email(),
                !person.active(),
                Choice.roles(texts, person.role()),
                Choice.groups(staff.groups(tx), theirs::contains),
                rates.isEmpty(),
                rates.stream().map(PersonPage::rate).toList(),
                rates.isEmpty() ? "GBP" : rates.getFirst().currency());
    }

    private static Rate rate(LabourRate rate) {
        return new Rate(
                rate.validFrom().toString(),
                Amount.printed(rate.rateMinor()),
                Amount.printed(rate.overheadMinor()),
                Amount.printed(rate.loadedMinor()),
                rate.currency());
    }
}
