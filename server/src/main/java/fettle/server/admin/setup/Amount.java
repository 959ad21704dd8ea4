package fettle.server.admin.setup;

import fettle.web.Form;
import fettle.web.Refusal;
import java.math.BigDecimal;

/// Money as people type it in a form: 38 or 38.50.
final class Amount {

    private static final String FORM = "[0-9]{1,5}([.][0-9]{1,2})?";

    private Amount() {}

    static long minor(Form form, String field) {
        String typed = form.text(field, 10).replace(',', '.');
        if (!typed.matches(FORM)) {
            throw Refusal.Invalid.field(field, "setup.amount-malformed");
        }
        return new BigDecimal(typed).movePointRight(2).longValueExact();
    }

    static String printed(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
