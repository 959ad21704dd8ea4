package fettle.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.contract.CalendarTexts;
import fettle.server.contract.supplier.Supplier;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SupplierPagesTest {

    private static final Scope TEST = new Scope.System("test");

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void addsASupplierAndChangesWhatItOwes() {
        Visitor ada = server.as(server.people().ada());
        String calendar = calendar();

        Answer added = ada.post(
                "/setup/suppliers", "name", "LexBase", "target", "4h", "calendar", calendar, "phone", "020 7946 0001");

        assertThat(added.status()).isEqualTo(303);
        assertThat(ada.get("/setup/suppliers").text()).contains("LexBase", "4h", "020 7946 0001");
        Supplier lexBase = all().getFirst();
        String form = "/setup/suppliers/" + lexBase.id();
        assertThat(ada.get(form).text()).contains("value=\"LexBase\"", "value=\"4h\"");

        ada.post(form, "version", "1", "name", "LexBase", "target", "40h", "calendar", calendar, "active", "on");

        assertThat(all().getFirst().targetMinutes()).isEqualTo(2400);
        Answer slower = ada.post(form, "version", "1", "name", "LexBase", "target", "8h", "calendar", calendar);
        assertThat(slower.status()).isEqualTo(409);
        assertThat(slower.text()).contains("Somebody else changed LexBase meanwhile.");
        Answer unreadable = ada.post("/setup/suppliers", "name", "Carrier", "target", "soon", "calendar", calendar);
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.text()).contains("value=\"Carrier\"", "Write how long they may take");
    }

    private static List<Supplier> all() {
        return server.fettle().features().suppliers().all(server.database().read(TEST));
    }

    private static String calendar() {
        return String.valueOf(server.database()
                .transaction(
                        TEST,
                        tx -> server.fettle()
                                .features()
                                .calendars()
                                .add(
                                        tx,
                                        "Theirs",
                                        List.of(new CalendarTexts(
                                                CalendarTexts.SINCE_EVER, "Europe/London", "24x7", "-"))))
                .id());
    }
}
