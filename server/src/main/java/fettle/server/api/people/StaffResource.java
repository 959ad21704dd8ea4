package fettle.server.api.people;

import fettle.contracts.money.Money;
import fettle.server.api.call.Amount;
import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.signin.Audit;
import fettle.server.signin.DeskAccounts;
import fettle.server.signin.Role;
import fettle.server.staff.LabourRate;
import fettle.server.staff.ResolverGroup;
import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import fettle.web.route.Who;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The people of the desk, and what an hour of each costs.
public final class StaffResource implements Resource {

    /// A person of the desk.
    record Person(
            String id, String email, String name, Role role, boolean active, List<Group> groups, Instant createdAt) {}

    /// A resolver group.
    record Group(String id, String name, int level) {

        static Group of(ResolverGroup group) {
            return new Group(String.valueOf(group.id()), group.name(), group.level());
        }
    }

    /// What an hour of somebody costs from a day on.
    record Rate(LocalDate validFrom, Amount rate, Amount overhead) {

        static Rate of(LabourRate rate) {
            return new Rate(
                    rate.validFrom(),
                    new Amount(rate.rateMinor(), rate.currency()),
                    new Amount(rate.overheadMinor(), rate.currency()));
        }
    }

    private final Staff staff;
    private final DeskAccounts accounts;
    private final Audit audit;

    public StaffResource(Staff staff, DeskAccounts accounts, Audit audit) {
        this.staff = staff;
        this.accounts = accounts;
        this.audit = audit;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/staff", this::list),
                Operation.create(
                        "/staff", Who.API_ADMINISTRATOR, this::add, (_, tx, id) -> one(tx, Long.parseLong(id))),
                Operation.read("/staff/{id}", (call, tx) -> one(tx, call.inPath("id"))),
                Operation.put(
                        "/staff/{id}", Who.API_ADMINISTRATOR, this::change, (_, tx, id) -> one(tx, Long.parseLong(id))),
                Operation.put(
                        "/staff/{id}/groups",
                        Who.API_ADMINISTRATOR,
                        this::setGroups,
                        (_, tx, id) -> one(tx, Long.parseLong(id))),
                Operation.read("/staff/{id}/labour-rates", Who.API_ADMINISTRATOR, this::rates),
                Operation.create(
                        "/staff/{id}/labour-rates",
                        Who.API_ADMINISTRATOR,
                        "/staff/{id}/labour-rates",
                        this::setRate,
                        (call, tx, from) -> rate(tx, call.inPath("id"), LocalDate.parse(from))),
                Operation.read("/groups", this::groups),
                Operation.create(
                        "/groups", Who.API_ADMINISTRATOR, this::addGroup, (_, tx, id) -> group(tx, Long.parseLong(id))),
                Operation.read("/groups/{id}", (call, tx) -> group(tx, call.inPath("id"))));
    }

    private Object list(Call call, Tx tx) {
        return call.listing().of(staff.all(tx), Technician::id).map(person -> shown(tx, person));
    }

    private Person one(Tx tx, long id) {
        return shown(tx, staff.technician(tx, id));
    }

    private Person shown(Tx tx, Technician person) {
        return new Person(
                String.valueOf(person.id()),
                person.email(),
                person.name(),
                person.role(),
                person.active(),
                staff.groupsOf(tx, person.id()).stream().map(Group::of).toList(),
                person.createdAt());
    }

    private Function<Tx, String> add(Call call) {
        Members body = call.body();
        String email = body.text("email");
        String name = body.text("name");
        Role role = body.one(Role.class, "role");
        Optional<String> hash = body.optionalText("password").map(password -> accounts.hash(password, email, name));
        return tx -> {
            Technician person = staff.add(tx, email, name, role);
            staff.setGroups(tx, person.id(), body.ids("groups"));
            hash.ifPresent(kept -> accounts.give(tx, person.id(), kept));
            audit.note(tx, by(call), "staff.added", person.email(), role.name());
            return String.valueOf(person.id());
        };
    }

    private Function<Tx, String> change(Call call) {
        Members body = call.body();
        long id = call.inPath("id");
        return tx -> {
            Technician before = staff.technician(tx, id);
            boolean active = body.yes("active", before.active());
            Technician after = staff.change(tx, id, body.text("name"), body.one(Role.class, "role"));
            if (active != before.active()) {
                after = active ? staff.reactivate(tx, id) : staff.deactivate(tx, id);
            }
            audit.note(tx, by(call), "staff.changed", after.email(), after.role() + (active ? "" : ", left"));
            return String.valueOf(id);
        };
    }

    private Function<Tx, String> setGroups(Call call) {
        long id = call.inPath("id");
        return tx -> {
            staff.setGroups(tx, id, call.body().ids("groups"));
            audit.note(tx, by(call), "staff.groups", staff.technician(tx, id).email(), "");
            return String.valueOf(id);
        };
    }

    private Object rates(Call call, Tx tx) {
        staff.technician(tx, call.inPath("id"));
        return call.listing()
                .of(staff.rates(tx, call.inPath("id")), rate -> rate.validFrom().toEpochDay())
                .map(Rate::of);
    }

    private Function<Tx, String> setRate(Call call) {
        Members body = call.body();
        Money rate = Amount.money(body.object("rate"));
        Money overhead = body.optionalObject("overhead").map(Amount::money).orElse(Money.zero(rate.currency()));
        if (!overhead.currency().equals(rate.currency())) {
            throw Refusal.Invalid.field("overhead.currency", "api.other-currency", rate.currency());
        }
        LocalDate from = body.date("validFrom");
        long id = call.inPath("id");
        return tx -> {
            staff.setRate(
                    tx,
                    new LabourRate(
                            id,
                            from,
                            rate.minor(),
                            overhead.minor(),
                            rate.currency().getCurrencyCode()));
            audit.note(tx, by(call), "staff.rate", staff.technician(tx, id).email(), "");
            return from.toString();
        };
    }

    private Rate rate(Tx tx, long id, LocalDate from) {
        return staff.rates(tx, id).stream()
                .filter(rate -> rate.validFrom().equals(from))
                .findFirst()
                .map(Rate::of)
                .orElseThrow(() -> new Refusal.NotFound("refusal.not-found"));
    }

    private Object groups(Call call, Tx tx) {
        return call.listing().of(staff.groups(tx), ResolverGroup::id).map(Group::of);
    }

    private Group group(Tx tx, long id) {
        return staff.group(tx, id).map(Group::of).orElseThrow(() -> new Refusal.NotFound("staff.group-not-found"));
    }

    private Function<Tx, String> addGroup(Call call) {
        return tx -> {
            ResolverGroup group =
                    staff.addGroup(tx, call.body().text("name"), call.body().count("level", 1));
            audit.note(tx, by(call), "group.added", group.name(), "");
            return String.valueOf(group.id());
        };
    }

    private static Optional<Long> by(Call call) {
        return Optional.of(call.technician().id());
    }
}
