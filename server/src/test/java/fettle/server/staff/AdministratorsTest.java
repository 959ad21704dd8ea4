package fettle.server.staff;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.signin.Role;
import fettle.server.store.Scope;
import fettle.server.testing.TestClock;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestIds;
import fettle.web.Refusal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The only test class in whose database there are no administrators but its own.
class AdministratorsTest {

    private static final Scope TEST = new Scope.System("test");

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final Staff staff = new Staff(new TestClock(), TestIds.SHARED);

    @RepeatedTest(20)
    void ofTwoWhoDemoteEachOtherAtOnceOneStays() throws Exception {
        List<Technician> both = administrators();
        while (both.size() < 2) {
            long id = TestIds.SHARED.next();
            database.get().run(TEST, tx -> staff.add(tx, "a" + id + "@msp.test", "Ada", Role.ADMINISTRATOR));
            both = administrators();
        }
        var together = new CyclicBarrier(2);
        List<Callable<Boolean>> demotions = both.stream()
                .<Callable<Boolean>>map(each -> () -> demote(each, together))
                .toList();

        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var done : threads.invokeAll(demotions)) {
                assertThat(done.get()).isIn(true, false);
            }
        }

        assertThat(administrators()).hasSize(1);
    }

    private boolean demote(Technician person, CyclicBarrier together) throws Exception {
        together.await();
        try {
            database.get().run(TEST, tx -> staff.change(tx, person.id(), person.name(), Role.LEAD));
            return true;
        } catch (Refusal.Conflict last) {
            return false;
        }
    }

    private List<Technician> administrators() {
        return staff.active(database.get().read(TEST)).stream()
                .filter(person -> person.role().administers())
                .toList();
    }
}
