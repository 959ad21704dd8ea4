package fettle.server.admin.setup.supplier;

import fettle.server.admin.setup.kept.KeptPages;
import fettle.server.contract.Calendars;
import fettle.server.contract.supplier.NewSupplier;
import fettle.server.contract.supplier.Supplier;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.store.Tx;
import fettle.web.Form;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where administrators say whose work theirs depends on, and within which time those owe it.
public record SupplierPages(Suppliers suppliers, Calendars calendars, Texts texts)
        implements KeptPages.Kept<Supplier, NewSupplier> {

    public static final String PATH = "/setup/suppliers";

    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,4}) *h)? *(?:(\\d{1,3}) *m)?");

    @Override
    public Supplier find(Tx tx, long id) {
        return suppliers.find(tx, id);
    }

    @Override
    public Record page(Tx tx, Optional<Supplier> shown) {
        return SupplierPage.of(suppliers.all(tx), calendars.all(tx), shown, texts);
    }

    @Override
    public NewSupplier read(Form form, boolean active) {
        return new NewSupplier(
                form.text("name", 80),
                form.id("calendar"),
                minutes(form.text("target", 20)),
                form.optional("phone", 40),
                form.optional("email", 254),
                active);
    }

    @Override
    public void add(Tx tx, NewSupplier wanted) {
        suppliers.add(tx, wanted);
    }

    @Override
    public void change(Tx tx, long id, int version, NewSupplier wanted) {
        suppliers.change(tx, id, version, wanted);
    }

    /// `4h`, `1h 30m`, `45m`.
    private static int minutes(String typed) {
        Matcher parts = TIME.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches() || typed.isBlank()) {
            throw Refusal.Invalid.field("target", "contract.supplier-target");
        }
        return part(parts, 1) * 60 + part(parts, 2);
    }

    private static int part(Matcher parts, int group) {
        return Optional.ofNullable(parts.group(group)).map(Integer::valueOf).orElse(0);
    }
}
