package fettle.server.api.agreement;

import fettle.server.account.company.Paid;
import fettle.server.account.company.Payroll;
import fettle.server.account.company.Profits;
import fettle.server.account.company.Unabsorbed;
import fettle.server.api.call.Amount;
import fettle.server.api.call.Call;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.store.Tx;
import fettle.web.route.Who;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;

/// What payroll tells of a month, and the labour that no client bears.
public final class PayrollResource implements Resource {

    /// A month's payroll.
    record Month(YearMonth month, List<Sum> unabsorbed, List<Person> people) {}

    /// In one currency.
    record Sum(Amount payroll, Amount absorbed, Amount unabsorbed, long minutesPaid, long minutesLogged) {

        static Sum of(Unabsorbed one) {
            return new Sum(
                    Amount.of(one.labour().payroll()),
                    Amount.of(one.labour().absorbed()),
                    Amount.of(one.labour().amount()),
                    one.paid().toMinutes(),
                    one.logged().toMinutes());
        }
    }

    /// What a person was paid for.
    record Person(String technician, String name, YearMonth month, long minutes, Amount cost) {

        static Person of(Paid paid) {
            return new Person(
                    String.valueOf(paid.technicianId()),
                    paid.name(),
                    paid.month(),
                    paid.time().toMinutes(),
                    Amount.of(paid.cost()));
        }
    }

    private final Profits profits;
    private final Payroll payroll;

    public PayrollResource(Profits profits, Payroll payroll) {
        this.profits = profits;
        this.payroll = payroll;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/payroll/{month}", Who.API_ACCOUNT_MANAGER, this::month),
                Operation.put(
                        "/staff/{id}/payroll/{month}",
                        Who.API_ACCOUNT_MANAGER,
                        this::pay,
                        (call, tx, _) -> paid(call, tx)));
    }

    private Object month(Call call, Tx tx) {
        YearMonth month = call.monthInPath("month");
        List<Paid> paid = payroll.of(tx, month);
        return new Month(
                month,
                Unabsorbed.of(paid, profits.of(tx, month)).stream().map(Sum::of).toList(),
                paid.stream().map(Person::of).toList());
    }

    private Function<Tx, String> pay(Call call) {
        Duration time = Duration.ofMinutes(call.body().amount("minutes"));
        var cost = Amount.money(call.body().object("cost"));
        return tx -> {
            payroll.pay(tx, call.inPath("id"), call.monthInPath("month"), time, cost);
            return call.textInPath("id");
        };
    }

    private Object paid(Call call, Tx tx) {
        return payroll.of(tx, call.monthInPath("month")).stream()
                .filter(paid -> paid.technicianId() == call.inPath("id"))
                .map(Person::of)
                .findFirst()
                .orElseThrow();
    }
}
