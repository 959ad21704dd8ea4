package fettle.server.account.company;

import fettle.contracts.money.Money;
import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;

/// What payroll tells of each month, by the statements in `company.sql`. Verbs join the caller's transaction.
public final class Payroll {

    private static final Duration MOST = Duration.ofDays(31);

    private final Staff staff;

    public Payroll(Staff staff) {
        this.staff = staff;
    }

    /// Whoever was paid in a month, by name.
    public List<Paid> of(Tx tx, YearMonth month) {
        return tx.sql("company.payroll").set("month", month.toString()).list(Payroll::paid);
    }

    /// Writes down what a person was paid in a month, in place of what stood there; of two at once the later one
    /// stands.
    ///
    /// @param time no more than the longest month has
    public Paid pay(Tx tx, long technicianId, YearMonth month, Duration time, Money cost) {
        Technician person = staff.technician(tx, technicianId);
        if (time.isNegative() || time.compareTo(MOST) > 0) {
            throw Refusal.Invalid.field("hours", "account.paid-hours-range");
        }
        if (cost.isNegative()) {
            throw Refusal.Invalid.field("amount", "account.amount-negative");
        }
        tx.sql("company.hold-person").set("technician", technicianId).update();
        tx.sql("company.forget-payroll")
                .set("technician", technicianId)
                .set("month", month.toString())
                .update();
        tx.sql("company.pay")
                .set("technician", technicianId)
                .set("month", month.toString())
                .set("minutes", Math.toIntExact(time.toMinutes()))
                .set("cost", cost.minor())
                .set("currency", cost.currency().getCurrencyCode())
                .update();
        return new Paid(technicianId, person.name(), month, time, cost);
    }

    private static Paid paid(Row row) {
        return new Paid(
                row.id("technician_id"),
                row.text("name"),
                YearMonth.parse(row.text("month_paid")),
                Duration.ofMinutes(row.count("minutes_paid")),
                new Money(row.id("cost_minor"), Currency.getInstance(row.text("currency"))));
    }
}
