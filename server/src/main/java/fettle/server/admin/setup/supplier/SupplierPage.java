package fettle.server.admin.setup.supplier;

import fettle.server.admin.setup.SetupTab;
import fettle.server.contract.NamedCalendar;
import fettle.server.contract.supplier.Supplier;
import fettle.server.worklog.WorkTime;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// The suppliers, and the form for another one or for the one that is shown.
///
/// @param title of the form
record SupplierPage(
        List<SetupTab> tabs,
        List<Row> suppliers,
        boolean none,
        String title,
        String submit,
        Filled form,
        boolean known) {

    record Row(String path, String name, String calendar, String target, String contact, boolean off) {}

    record Option(String value, String label, boolean chosen) {}

    /// What stands in the form.
    record Filled(
            String action,
            String version,
            String name,
            String target,
            String phone,
            String email,
            boolean active,
            List<Option> calendars) {}

    static SupplierPage of(
            List<Supplier> suppliers, List<NamedCalendar> calendars, Optional<Supplier> shown, Texts texts) {
        Map<Long, String> names = calendars.stream().collect(Collectors.toMap(NamedCalendar::id, NamedCalendar::name));
        return new SupplierPage(
                SetupTab.at(texts, "/setup/suppliers"),
                suppliers.stream().map(one -> row(one, names)).toList(),
                suppliers.isEmpty(),
                shown.map(Supplier::name).orElseGet(() -> texts.with("setup.add-supplier")),
                texts.with(shown.isPresent() ? "setup.save" : "setup.add-supplier"),
                filled(calendars, shown),
                shown.isPresent());
    }

    private static Row row(Supplier supplier, Map<Long, String> calendars) {
        return new Row(
                "/setup/suppliers/" + supplier.id(),
                supplier.name(),
                Objects.requireNonNull(calendars.get(supplier.calendarId())),
                WorkTime.words(supplier.targetMinutes()),
                supplier.phone().or(supplier::email).orElse(""),
                !supplier.active());
    }

    private static Filled filled(List<NamedCalendar> calendars, Optional<Supplier> shown) {
        long chosen = shown.map(Supplier::calendarId).orElse(0L);
        return new Filled(
                "/setup/suppliers" + shown.map(one -> "/" + one.id()).orElse(""),
                shown.map(one -> String.valueOf(one.version())).orElse(""),
                shown.map(Supplier::name).orElse(""),
                shown.map(one -> WorkTime.words(one.targetMinutes())).orElse("4h"),
                shown.flatMap(Supplier::phone).orElse(""),
                shown.flatMap(Supplier::email).orElse(""),
                shown.map(Supplier::active).orElse(true),
                calendars.stream()
                        .map(one -> new Option(String.valueOf(one.id()), one.name(), one.id() == chosen))
                        .toList());
    }
}
