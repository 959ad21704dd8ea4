package fettle.server.contract;

import fettle.contracts.money.Money;
import java.time.YearMonth;

/// A licence, a tool, a supplier's bill: a cost of one client in the month that it serves (DOMAIN 4.3).
public record DirectCost(long id, YearMonth month, String label, Money amount) {}
