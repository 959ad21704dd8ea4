package fettle.server.contract.supplier;

import fettle.server.client.Addresses;
import fettle.server.client.FreeMail;
import fettle.server.contract.Calendars;
import fettle.server.store.Ids;
import fettle.server.store.Recent;
import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The suppliers whose clocks we watch beside our own. They are the provider's, not a client's.
public final class Suppliers {

    private final Ids ids;
    private final Calendars calendars;
    private final Recent<List<Supplier>> recent;

    public Suppliers(InstantSource clock, Ids ids, Calendars calendars) {
        this.ids = ids;
        this.calendars = calendars;
        this.recent = new Recent<>(clock, List.of(), this::all);
    }

    public List<Supplier> all(Tx tx) {
        return tx.sql("supplier.all").list(Suppliers::supplier);
    }

    /// The same for pages that only show them, at most a few seconds old.
    public List<Supplier> shown(Tx tx) {
        return recent.get(tx);
    }

    public Supplier find(Tx tx, long id) {
        return maybe(tx, id).orElseThrow(() -> new Refusal.NotFound("contract.supplier-not-found"));
    }

    /// The supplier who writes from this address: it is theirs, or of their own domain.
    public Optional<Supplier> ofAddress(Tx tx, String address) {
        Optional<String> folded = Addresses.folded(address);
        List<Supplier> known = folded.isEmpty() ? List.of() : shown(tx);
        Optional<Supplier> exact = known.stream()
                .filter(supplier -> folded.equals(supplier.email().flatMap(Addresses::folded)))
                .findFirst();
        String domain = folded.map(Addresses::domainOf).orElse("");
        return exact.or(() -> known.stream()
                .filter(supplier -> !FreeMail.is(domain)
                        && supplier.email()
                                .flatMap(Addresses::folded)
                                .map(Addresses::domainOf)
                                .filter(domain::equals)
                                .isPresent())
                .findFirst());
    }

    /// What a clock needs to know of a supplier.
    public Optional<fettle.contracts.sla.Supplier> terms(Tx tx, long id) {
        return maybe(tx, id).map(supplier -> terms(tx, supplier));
    }

    /// What those who still work for us owe us, to be held against what we promise.
    public List<fettle.contracts.sla.Supplier> owing(Tx tx) {
        return all(tx).stream()
                .filter(Supplier::active)
                .map(supplier -> terms(tx, supplier))
                .toList();
    }

    public Supplier add(Tx tx, NewSupplier about) {
        long id = ids.next();
        mustBeFree(tx, id, about.name());
        calendars.find(tx, about.calendarId());
        recent.changed(tx);
        described(tx.sql("supplier.insert").set("id", id), about).update();
        return find(tx, id);
    }

    /// Describes a supplier anew, unless somebody did so since the version that was seen.
    public Supplier change(Tx tx, long id, int version, NewSupplier about) {
        Supplier before = find(tx, id);
        recent.changed(tx);
        mustBeFree(tx, id, about.name());
        calendars.find(tx, about.calendarId());
        long changed = described(tx.sql("supplier.change").set("id", id), about)
                .set("version", version)
                .update();
        if (changed == 0) {
            throw new Refusal.Conflict("contract.supplier-changed", before.name());
        }
        return find(tx, id);
    }

    private Optional<Supplier> maybe(Tx tx, long id) {
        return tx.sql("supplier.find").set("id", id).one(Suppliers::supplier);
    }

    private fettle.contracts.sla.Supplier terms(Tx tx, Supplier supplier) {
        return new fettle.contracts.sla.Supplier(
                supplier.name(),
                calendars.calendar(tx, supplier.calendarId()),
                Duration.ofMinutes(supplier.targetMinutes()));
    }

    private void mustBeFree(Tx tx, long id, String name) {
        boolean taken = all(tx).stream()
                .anyMatch(other -> other.id() != id && other.name().equalsIgnoreCase(name));
        if (taken) {
            throw Refusal.Invalid.field("name", "contract.supplier-taken", name);
        }
    }

    private static Sql described(Sql sql, NewSupplier about) {
        return sql.set("name", about.name())
                .set("calendar", about.calendarId())
                .set("target", about.targetMinutes())
                .set("phone", about.phone())
                .set("email", about.email())
                .set("active", about.active());
    }

    private static Supplier supplier(Row row) {
        return new Supplier(
                row.id("id"),
                row.text("name"),
                row.id("calendar_id"),
                row.count("target_minutes"),
                row.optionalText("phone"),
                row.optionalText("email"),
                row.yes("active"),
                row.count("version"));
    }
}
