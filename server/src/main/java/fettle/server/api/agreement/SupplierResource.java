package fettle.server.api.agreement;

import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.contract.supplier.NewSupplier;
import fettle.server.contract.supplier.Supplier;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.store.Tx;
import fettle.web.route.Who;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The suppliers whose clocks are watched.
public final class SupplierResource implements Resource {

    /// A supplier, in the API's form.
    record Shown(
            String id,
            String name,
            String calendar,
            int targetMinutes,
            Optional<String> phone,
            Optional<String> email,
            boolean active,
            int version) {

        static Shown of(Supplier supplier) {
            return new Shown(
                    String.valueOf(supplier.id()),
                    supplier.name(),
                    String.valueOf(supplier.calendarId()),
                    supplier.targetMinutes(),
                    supplier.phone(),
                    supplier.email(),
                    supplier.active(),
                    supplier.version());
        }
    }

    private final Suppliers suppliers;

    public SupplierResource(Suppliers suppliers) {
        this.suppliers = suppliers;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read(
                        "/suppliers",
                        (call, tx) -> call.listing()
                                .of(suppliers.all(tx), Supplier::id)
                                .map(Shown::of)),
                Operation.create(
                        "/suppliers", Who.API_ADMINISTRATOR, this::add, (_, tx, id) -> one(tx, Long.parseLong(id))),
                Operation.read("/suppliers/{id}", (call, tx) -> one(tx, call.inPath("id"))),
                Operation.put(
                        "/suppliers/{id}",
                        Who.API_ADMINISTRATOR,
                        this::change,
                        (_, tx, id) -> one(tx, Long.parseLong(id))));
    }

    private Shown one(Tx tx, long id) {
        return Shown.of(suppliers.find(tx, id));
    }

    private Function<Tx, String> add(Call call) {
        NewSupplier about = about(call.body());
        return tx -> String.valueOf(suppliers.add(tx, about).id());
    }

    private Function<Tx, String> change(Call call) {
        NewSupplier about = about(call.body());
        int version = call.body().count("version", 0);
        return tx -> String.valueOf(
                suppliers.change(tx, call.inPath("id"), version, about).id());
    }

    private static NewSupplier about(Members body) {
        return new NewSupplier(
                body.text("name"),
                body.id("calendar"),
                body.count("targetMinutes", 0),
                body.optionalText("phone"),
                body.optionalText("email"),
                body.yes("active", true));
    }
}
