package fettle.server.account.terms.line;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Seat;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Quantity;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.SeatPrice;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.server.account.form.Tries;
import fettle.server.contract.line.LineKind;
import fettle.web.Form;
import fettle.web.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// Reads the lines of a contract out of the editor's form; what is wrong is told at its field.
public final class LineReader {

    private final Form form;
    private final Tries tries;
    private final Currency currency;
    private final WorkReader work;
    private final Figures figures;

    public LineReader(Form form, Tries tries, Currency currency, WorkReader work) {
        this.form = form;
        this.tries = tries;
        this.currency = currency;
        this.work = work;
        figures = new Figures(form, currency);
    }

    public List<ContractLine> lines() {
        List<ContractLine> lines = new ArrayList<>();
        for (String token : LineFields.tokens(
                form.optional(LineFields.LINES, LineFields.LONGEST).orElse(""))) {
            var fields = new LineFields(token);
            tries.at(fields.of("name"), () -> Optional.of(line(fields)), Optional.<ContractLine>empty())
                    .ifPresent(lines::add);
        }
        return lines;
    }

    private ContractLine line(LineFields fields) {
        LineKind kind = LineFields.kind(form.text(fields.of("kind"), 30));
        String name = tries.of(() -> form.text(fields.of("name"), 120), "-");
        WorkTerms terms = LineFields.works(kind) ? work.terms(fields) : WorkTerms.ALL;
        return switch (kind) {
            case FIXED -> new ContractLine.Fixed(name, price(fields), terms);
            case SEATS -> seats(fields, name, terms);
            case ALLOWANCE -> allowance(fields, name, terms);
            case BLOCK -> block(fields, name, terms);
            case RETAINER -> retainer(fields, name, terms);
            case TIME_AND_MATERIALS -> new ContractLine.TimeAndMaterials(name, hourly(fields), terms);
            case INCIDENT -> new ContractLine.PerIncident(name, price(fields), terms);
            case ONE_OFF -> new ContractLine.OneOff(name, price(fields), day(fields, "first"));
            case COST_ONLY -> new ContractLine.CostOnly(name, price(fields));
        };
    }

    private ContractLine seats(LineFields fields, String name, WorkTerms terms) {
        Seat seat = tries.of(() -> form.one(Seat.class, fields.of("seat")), Seat.USER);
        int least = tries.of(() -> form.optionalCount(fields.of("least")).orElse(0), 0);
        SeatPrice price = tries.at(
                fields.of("tiers"),
                () -> new SeatPrice(figures.tiers(fields.of("tiers")), least),
                SeatPrice.each(new Money(0, currency)));
        Quantity quantity = tries.at(
                fields.of("seats"), () -> new Quantity(figures.seats(fields.of("seats"))), new Quantity(List.of()));
        return new ContractLine.Seats(name, seat, price, quantity, terms);
    }

    private ContractLine allowance(LineFields fields, String name, WorkTerms terms) {
        int periods = tries.of(() -> form.optionalCount(fields.of("rollover")).orElse(0), 0);
        Minutes cap = tries.of(
                () -> form.optional(fields.of("cap"), 60)
                        .map(written -> LineTime.read(fields.of("cap"), written))
                        .orElse(Minutes.ZERO),
                Minutes.ZERO);
        Rollover rollover = tries.at(fields.of("rollover"), () -> new Rollover(periods, cap), Rollover.NONE);
        return new ContractLine.Allowance(
                name,
                price(fields),
                minutes(fields),
                period(fields),
                rollover,
                form.checked(fields.of("prorated")),
                beyond(fields),
                terms);
    }

    private ContractLine block(LineFields fields, String name, WorkTerms terms) {
        Minutes minutes = minutes(fields);
        Money price = price(fields);
        LocalDate first = day(fields, "first");
        Optional<LocalDate> last = tries.of(() -> form.optionalDate(fields.of("last")), Optional.empty());
        Optional<Money> beyond = beyond(fields);
        return tries.at(
                fields.of("last"),
                () -> new ContractLine.Block(name, minutes, price, first, last, beyond, terms),
                new ContractLine.Block(name, minutes, price, first, Optional.empty(), beyond, terms));
    }

    private ContractLine retainer(LineFields fields, String name, WorkTerms terms) {
        Money amount = price(fields);
        Period period = period(fields);
        Money rate = hourly(fields);
        return tries.at(
                fields.of("hourly"),
                () -> new ContractLine.Retainer(name, amount, period, rate, terms),
                new ContractLine.Retainer(name, amount, period, new Money(1, currency), terms));
    }

    private Period period(LineFields fields) {
        return tries.of(() -> form.one(Period.class, fields.of("period")), Period.MONTH);
    }

    private Minutes minutes(LineFields fields) {
        String field = fields.of("minutes");
        return tries.at(field, () -> LineTime.read(field, form.text(field, 60)), Minutes.ZERO);
    }

    private Money price(LineFields fields) {
        return money(fields.of("price"));
    }

    private Money hourly(LineFields fields) {
        return money(fields.of("hourly"));
    }

    private Money money(String field) {
        return tries.of(() -> figures.money(field, form.text(field, 30)), new Money(0, currency));
    }

    private Optional<Money> beyond(LineFields fields) {
        String field = fields.of("hourly");
        return tries.of(() -> form.optional(field, 30).map(written -> figures.money(field, written)), Optional.empty());
    }

    private LocalDate day(LineFields fields, String part) {
        String field = fields.of(part);
        return tries.of(
                () -> form.optionalDate(field).orElseThrow(() -> Refusal.Invalid.field(field, "form.missing")),
                LocalDate.EPOCH);
    }
}
