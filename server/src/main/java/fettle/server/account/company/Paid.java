package fettle.server.account.company;

import fettle.contracts.money.Money;
import java.time.Duration;
import java.time.YearMonth;

/// What a person was paid for in a month, and what that cost with the employer's share (DOMAIN 4.2).
public record Paid(long technicianId, String name, YearMonth month, Duration time, Money cost) {}
