package fettle.server.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.signin.Role;
import fettle.server.store.Scope;
import fettle.server.testing.TestClock;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestIds;
import fettle.web.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffTest {

    private static final Scope TEST = new Scope.System("test");

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final TestClock clock = new TestClock();
    private final Staff staff = new Staff(clock, TestIds.SHARED);

    @Test
    void findsAPersonByAddressHoweverItIsWritten() {
        Technician tess = add("Tess@MSP.test", Role.TECHNICIAN);

        assertThat(staff.byEmail(database.get().read(TEST), " tess@msp.TEST ")).contains(tess);
    }

    @Test
    void refusesASecondPersonAtAnAddress() {
        add("twin@msp.test", Role.TECHNICIAN);

        assertThatThrownBy(() -> add("TWIN@msp.test", Role.LEAD)).isInstanceOf(Refusal.Conflict.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b@c", "a b@msp.test", "<a@msp.test>", "a@msp.test,b@msp.test"})
    void refusesWhatIsNoAddress(String address) {
        assertThatThrownBy(() -> add(address, Role.TECHNICIAN)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void keepsTheLastAdministrator() {
        Technician ada = add("ada@msp.test", Role.ADMINISTRATOR);

        assertThatThrownBy(() -> database.get().run(TEST, tx -> staff.deactivate(tx, ada.id())))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> database.get().run(TEST, tx -> staff.change(tx, ada.id(), "Ada", Role.LEAD)))
                .isInstanceOf(Refusal.Conflict.class);

        add("eva@msp.test", Role.ADMINISTRATOR);
        database.get().run(TEST, tx -> staff.deactivate(tx, ada.id()));
        assertThat(staff.technician(database.get().read(TEST), ada.id()).active())
                .isFalse();
    }

    @Test
    void putsPeopleIntoGroups() {
        Technician gus = add("gus@msp.test", Role.TECHNICIAN);
        ResolverGroup first = database.get().transaction(TEST, tx -> staff.addGroup(tx, "First line", 1));
        ResolverGroup second = database.get().transaction(TEST, tx -> staff.addGroup(tx, "Second line", 2));

        database.get().run(TEST, tx -> staff.setGroups(tx, gus.id(), List.of(first.id(), second.id())));
        database.get().run(TEST, tx -> staff.setGroups(tx, gus.id(), List.of(second.id())));

        assertThat(staff.members(database.get().read(TEST), first.id())).isEmpty();
        assertThat(staff.members(database.get().read(TEST), second.id())).containsExactly(gus);
        assertThat(staff.groupsOf(database.get().read(TEST), gus.id())).containsExactly(second);
    }

    @Test
    void knowsWhatAnHourCostOnADay() {
        Technician ray = add("ray@msp.test", Role.TECHNICIAN);
        database.get().run(TEST, tx -> {
            staff.setRate(tx, new LabourRate(ray.id(), LocalDate.of(2026, 1, 1), 3000, 800, "GBP"));
            staff.setRate(tx, new LabourRate(ray.id(), LocalDate.of(2026, 3, 1), 3200, 800, "GBP"));
            staff.setRate(tx, new LabourRate(ray.id(), LocalDate.of(2026, 3, 1), 3300, 800, "GBP"));
        });

        var tx = database.get().read(TEST);
        assertThat(staff.rateOn(tx, ray.id(), LocalDate.of(2025, 12, 31))).isEmpty();
        assertThat(staff.rateOn(tx, ray.id(), LocalDate.of(2026, 2, 28))
                        .orElseThrow()
                        .loadedMinor())
                .isEqualTo(3800);
        assertThat(staff.rateOn(tx, ray.id(), LocalDate.of(2026, 3, 1))
                        .orElseThrow()
                        .rateMinor())
                .isEqualTo(3300);
        assertThat(staff.rates(tx, ray.id())).hasSize(2);
    }

    private Technician add(String email, Role role) {
        return database.get().transaction(TEST, tx -> staff.add(tx, email, "Somebody", role));
    }
}
