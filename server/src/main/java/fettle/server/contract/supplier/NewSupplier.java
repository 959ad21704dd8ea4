package fettle.server.contract.supplier;

import fettle.server.client.Addresses;
import fettle.web.Refusal;
import java.util.Optional;

/// What is known of a supplier, checked.
public record NewSupplier(
        String name,
        long calendarId,
        int targetMinutes,
        Optional<String> phone,
        Optional<String> email,
        boolean active) {

    private static final int YEAR = 366 * 24 * 60;

    public NewSupplier {
        if (name.isBlank() || name.length() > 80) {
            throw Refusal.Invalid.field("name", "contract.supplier-name");
        }
        if (targetMinutes < 1 || targetMinutes > YEAR) {
            throw Refusal.Invalid.field("target", "contract.supplier-target");
        }
        email.filter(written -> Addresses.folded(written).isEmpty()).ifPresent(written -> {
            throw Refusal.Invalid.field("email", "client.address-malformed", written);
        });
        name = name.strip();
    }
}
