package fettle.server.staff;

import fettle.server.signin.Role;
import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import java.util.List;
import java.util.Optional;

/// People, groups and rates as rows, by the statements in `staff.sql`.
final class StaffStore {

    List<Technician> all(Tx tx) {
        return tx.sql("staff.all").list(StaffStore::technician);
    }

    Optional<Technician> find(Tx tx, long id) {
        return tx.sql("staff.find").set("id", id).one(StaffStore::technician);
    }

    Optional<Technician> byEmail(Tx tx, String email) {
        return tx.sql("staff.by-email").set("email", email).one(StaffStore::technician);
    }

    void insert(Tx tx, Technician person) {
        tx.sql("staff.insert")
                .set("id", person.id())
                .set("email", person.email())
                .set("name", person.name())
                .set("role", person.role())
                .set("active", person.active())
                .set("createdAt", person.createdAt())
                .update();
    }

    void update(Tx tx, Technician person) {
        tx.sql("staff.update")
                .set("id", person.id())
                .set("name", person.name())
                .set("role", person.role())
                .set("active", person.active())
                .update();
    }

    /// Makes whoever else asks for this wait until the transaction ends.
    void lock(Tx tx, long id) {
        tx.sql("staff.lock").set("id", id).update();
    }

    void lockAdministrators(Tx tx) {
        tx.sql("staff.lock-administrators").update();
    }

    List<ResolverGroup> groups(Tx tx) {
        return tx.sql("staff.groups").list(StaffStore::group);
    }

    void insertGroup(Tx tx, ResolverGroup group) {
        tx.sql("staff.insert-group")
                .set("id", group.id())
                .set("name", group.name())
                .set("level", group.level())
                .update();
    }

    List<Technician> members(Tx tx, long groupId) {
        return tx.sql("staff.members").set("groupId", groupId).list(StaffStore::technician);
    }

    List<ResolverGroup> groupsOf(Tx tx, long technicianId) {
        return tx.sql("staff.groups-of").set("technicianId", technicianId).list(StaffStore::group);
    }

    void join(Tx tx, long technicianId, long groupId) {
        tx.sql("staff.join")
                .set("technicianId", technicianId)
                .set("groupId", groupId)
                .update();
    }

    void leaveAll(Tx tx, long technicianId) {
        tx.sql("staff.leave-all").set("technicianId", technicianId).update();
    }

    List<LabourRate> rates(Tx tx, long technicianId) {
        return tx.sql("staff.rates").set("technicianId", technicianId).list(StaffStore::rate);
    }

    List<LabourRate> allRates(Tx tx) {
        return tx.sql("staff.all-rates").list(StaffStore::rate);
    }

    void insertRate(Tx tx, LabourRate rate) {
        bound(tx.sql("staff.insert-rate"), rate).update();
    }

    boolean changeRate(Tx tx, LabourRate rate) {
        return bound(tx.sql("staff.change-rate"), rate).update() == 1;
    }

    private static Sql bound(Sql sql, LabourRate rate) {
        return sql.set("technicianId", rate.technicianId())
                .set("validFrom", rate.validFrom())
                .set("rate", rate.rateMinor())
                .set("overhead", rate.overheadMinor())
                .set("currency", rate.currency());
    }

    private static Technician technician(Row row) {
        return new Technician(
                row.id("id"),
                row.text("email"),
                row.text("name"),
                row.one(Role.class, "role"),
                row.yes("active"),
                row.instant("created_at"));
    }

    private static ResolverGroup group(Row row) {
        return new ResolverGroup(row.id("id"), row.text("name"), row.count("level"));
    }

    private static LabourRate rate(Row row) {
        return new LabourRate(
                row.id("technician_id"),
                row.date("valid_from"),
                row.id("rate_minor"),
                row.id("overhead_minor"),
                row.text("currency"));
    }
}
