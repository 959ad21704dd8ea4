package fettle.contracts.sla;

import fettle.contracts.calendar.BusinessCalendar;
import java.time.Duration;

/// An outside resolver with the target that its underpinning contract owes us, on its own calendar (DOMAIN 2.6).
public record Supplier(String name, BusinessCalendar calendar, Duration target) {

    public Supplier {
        if (!target.isPositive()) {
            throw new IllegalArgumentException("A supplier's target allows some time, not " + target + ".");
        }
    }
}
