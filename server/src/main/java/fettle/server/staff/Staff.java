package fettle.server.staff;

import fettle.server.signin.Role;
import fettle.server.store.Ids;
import fettle.server.store.Recent;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// The people of the desk, their groups, and what an hour of each costs. Verbs join the caller's transaction.
public final class Staff {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\",;:]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,188}");
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_GROUP = 80;
    private static final int HIGHEST_LEVEL = 9;

    private final InstantSource clock;
    private final Ids ids;
    private final StaffStore store = new StaffStore();
    private final Recent<Shown> recent;

    /// Everybody and the groups, for pages that only show them: a few seconds old where another node changed them.
    public record Shown(List<Technician> all, List<ResolverGroup> groups) {}

    private final List<LeavingListener> listeners = new CopyOnWriteArrayList<>();

    public Staff(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
        this.recent = new Recent<>(clock, new Shown(List.of(), List.of()), tx -> new Shown(all(tx), groups(tx)));
    }

    /// Everybody, also who has left, by name.
    public List<Technician> all(Tx tx) {
        return store.all(tx);
    }

    public Shown shown(Tx tx) {
        return recent.get(tx);
    }

    /// How often anybody or a group has changed here, for who remembers names.
    public long changes() {
        return recent.changes();
    }

    public List<Technician> active(Tx tx) {
        return store.all(tx).stream().filter(Technician::active).toList();
    }

    public Optional<Technician> find(Tx tx, long id) {
        return store.find(tx, id);
    }

    /// Has somebody told of whoever leaves.
    public void listen(LeavingListener listener) {
        listeners.add(listener);
    }

    public Technician technician(Tx tx, long id) {
        return find(tx, id).orElseThrow(() -> new Refusal.NotFound("staff.not-found"));
    }

    /// Makes every other change of what is somebody's own wait until this transaction has ended.
    public void lock(Tx tx, long id) {
        store.lock(tx, id);
    }

    public Optional<Technician> byEmail(Tx tx, String email) {
        return store.byEmail(tx, email.strip().toLowerCase(Locale.ROOT));
    }

    public Technician add(Tx tx, String email, String name, Role role) {
        var person =
                new Technician(ids.next(), address(email), called(name, LONGEST_NAME), role, true, clock.instant());
        if (store.byEmail(tx, person.email()).isPresent()) {
            throw new Refusal.Conflict("staff.address-taken", person.email());
        }
        store.insert(tx, person);
        recent.changed(tx);
        return person;
    }

    public Technician change(Tx tx, long id, String name, Role role) {
        Technician before = technician(tx, id);
        var after = new Technician(
                id, before.email(), called(name, LONGEST_NAME), role, before.active(), before.createdAt());
        keepAnAdministrator(tx, before, after);
        store.update(tx, after);
        recent.changed(tx);
        return after;
    }

    /// Takes somebody's rights away; what they did stays. Their sessions and keys stop working with the commit.
    public Technician deactivate(Tx tx, long id) {
        Technician before = technician(tx, id);
        var after = new Technician(id, before.email(), before.name(), before.role(), false, before.createdAt());
        keepAnAdministrator(tx, before, after);
        listeners.forEach(listener -> listener.leaves(tx, id));
        store.update(tx, after);
        recent.changed(tx);
        return after;
    }

    public Technician reactivate(Tx tx, long id) {
        Technician before = technician(tx, id);
        var after = new Technician(id, before.email(), before.name(), before.role(), true, before.createdAt());
        store.update(tx, after);
        recent.changed(tx);
        return after;
    }

    /// The groups, first line first.
    public List<ResolverGroup> groups(Tx tx) {
        return store.groups(tx);
    }

    public Optional<ResolverGroup> group(Tx tx, long id) {
        return store.groups(tx).stream().filter(group -> group.id() == id).findFirst();
    }

    public ResolverGroup addGroup(Tx tx, String name, int level) {
        if (level < 1 || level > HIGHEST_LEVEL) {
            throw Refusal.Invalid.field("level", "staff.level", HIGHEST_LEVEL);
        }
        var group = new ResolverGroup(ids.next(), called(name, LONGEST_GROUP), level);
        if (store.groups(tx).stream().anyMatch(other -> other.name().equalsIgnoreCase(group.name()))) {
            throw new Refusal.Conflict("staff.group-taken", group.name());
        }
        store.insertGroup(tx, group);
        recent.changed(tx);
        return group;
    }

    public List<Technician> members(Tx tx, long groupId) {
        return store.members(tx, groupId);
    }

    public List<ResolverGroup> groupsOf(Tx tx, long technicianId) {
        return store.groupsOf(tx, technicianId);
    }

    /// Makes the person a member of these groups and of no others.
    public void setGroups(Tx tx, long technicianId, List<Long> groupIds) {
        technician(tx, technicianId);
        store.leaveAll(tx, technicianId);
        for (long groupId : groupIds.stream().distinct().toList()) {
            if (group(tx, groupId).isEmpty()) {
                throw new Refusal.NotFound("staff.group-not-found");
            }
            store.join(tx, technicianId, groupId);
        }
    }

    /// Everything that an hour of this person has cost, newest first.
    public List<LabourRate> rates(Tx tx, long technicianId) {
        return store.rates(tx, technicianId);
    }

    public List<LabourRate> allRates(Tx tx) {
        return store.allRates(tx);
    }

    /// What an hour of this person costs on a day; empty when no rate had begun by then.
    public Optional<LabourRate> rateOn(Tx tx, long technicianId, LocalDate day) {
        return store.rates(tx, technicianId).stream()
                .filter(rate -> !rate.validFrom().isAfter(day))
                .findFirst();
    }

    /// Adds a rate, or corrects the one that begins on the same day.
    public void setRate(Tx tx, LabourRate rate) {
        technician(tx, rate.technicianId());
        if (!store.changeRate(tx, rate)) {
            store.insertRate(tx, rate);
        }
    }

    private void keepAnAdministrator(Tx tx, Technician before, Technician after) {
        boolean steppingDown = before.active()
                && before.role().administers()
                && !(after.active() && after.role().administers());
        if (!steppingDown) {
            return;
        }
        store.lockAdministrators(tx); // else two who take the rights of each other would both see the other one
        long others = store.all(tx).stream()
                .filter(person -> person.id() != before.id()
                        && person.active()
                        && person.role().administers())
                .count();
        if (others == 0) {
            throw new Refusal.Conflict("staff.last-administrator");
        }
    }

    private static String address(String email) {
        String folded = email.strip().toLowerCase(Locale.ROOT);
        if (!ADDRESS.matcher(folded).matches()) {
            throw Refusal.Invalid.field("email", "staff.address-malformed");
        }
        return folded;
    }

    private static String called(String name, int longest) {
        if (name.isBlank() || name.length() > longest) {
            throw Refusal.Invalid.field("name", "staff.name-length", longest);
        }
        return name.strip();
    }
}
