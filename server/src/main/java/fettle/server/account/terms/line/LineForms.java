package fettle.server.account.terms.line;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.CoverRule;
import fettle.server.account.form.Choice;
import fettle.server.account.form.Field;
import fettle.server.account.form.Written;
import fettle.server.account.terms.line.LineForm.Part;
import fettle.server.contract.NamedCalendar;
import fettle.server.contract.line.LineKind;
import fettle.web.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Draws the lines of a contract as a form, as they were written.
public final class LineForms {

    private final Written written;
    private final List<NamedCalendar> calendars;
    private final Texts texts;

    public LineForms(Written written, List<NamedCalendar> calendars, Texts texts) {
        this.written = written;
        this.calendars = calendars;
        this.texts = texts;
    }

    public List<LineForm> lines() {
        List<String> tokens = LineFields.tokens(written.value(LineFields.LINES));
        List<LineForm> lines = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            lines.add(line(new LineFields(tokens.get(i)), i, tokens.size()));
        }
        return lines;
    }

    /// The kinds of line that can be added.
    public List<LineForm.Kind> kinds() {
        return Arrays.stream(LineKind.values())
                .map(LineFields::word)
                .map(word -> new LineForm.Kind(
                        word, texts.with("account.kind." + word), texts.with("account.kind-means." + word)))
                .toList();
    }

    private LineForm line(LineFields fields, int index, int count) {
        LineKind kind = LineFields.kind(written.value(fields.of("kind")));
        boolean works = LineFields.works(kind);
        return new LineForm(
                fields.token(),
                index + 1,
                LineFields.word(kind),
                fields.of("kind"),
                texts.with("account.kind." + LineFields.word(kind)),
                index == 0,
                index == count - 1,
                parts(fields, kind),
                works,
                fields.rules(),
                written.value(fields.rules()),
                works ? rules(fields) : List.of(),
                works ? List.of(Part.of(covers(fields.of("rest"), "account.rest"))) : List.of(),
                works ? counting(fields) : List.of(),
                works && !plain(fields));
    }

    private List<Part> parts(LineFields fields, LineKind kind) {
        List<Part> parts = new ArrayList<>();
        parts.add(field(fields.of("name"), "account.line-name", "account.line-name-hint"));
        switch (kind) {
            case FIXED -> parts.add(price(fields, "account.fee-month"));
            case SEATS -> addSeats(fields, parts);
            case ALLOWANCE -> addAllowance(fields, parts);
            case BLOCK -> addBlock(fields, parts);
            case RETAINER -> {
                parts.add(price(fields, "account.amount"));
                parts.add(period(fields));
                parts.add(hourly(fields, "account.drawn-hourly", ""));
            }
            case TIME_AND_MATERIALS -> parts.add(hourly(fields, "account.hourly-rate", ""));
            case INCIDENT -> parts.add(price(fields, "account.price-ticket"));
            case ONE_OFF -> {
                parts.add(price(fields, "account.price"));
                parts.add(date(fields.of("first"), "account.delivered-on", ""));
            }
            case COST_ONLY -> parts.add(price(fields, "account.cost-month"));
        }
        return parts;
    }

    private void addSeats(LineFields fields, List<Part> parts) {
        parts.add(Part.of(written.choice(
                fields.of("seat"), texts.with("account.seat"), words(ContractLine.Seat.class, "account.seat."))));
        parts.add(field(fields.of("least"), "account.least", "account.least-hint"));
        parts.add(area(fields.of("tiers"), "account.tiers", "account.tiers-hint"));
        parts.add(area(fields.of("seats"), "account.seats", "account.seats-hint"));
    }

    private void addAllowance(LineFields fields, List<Part> parts) {
        parts.add(price(fields, "account.fee"));
        parts.add(period(fields));
        parts.add(field(fields.of("minutes"), "account.hours-included", "account.hours-hint"));
        parts.add(hourly(fields, "account.beyond-hourly", "account.beyond-hint"));
        parts.add(field(fields.of("rollover"), "account.rollover", "account.rollover-hint"));
        parts.add(field(fields.of("cap"), "account.rollover-cap", "account.hours-hint"));
        parts.add(Part.of(written.check(fields.of("prorated"), "on", texts.with("account.prorated"))));
    }

    private void addBlock(LineFields fields, List<Part> parts) {
        parts.add(price(fields, "account.price"));
        parts.add(field(fields.of("minutes"), "account.hours-bought", "account.hours-hint"));
        parts.add(date(fields.of("first"), "account.bought-on", ""));
        parts.add(date(fields.of("last"), "account.last-day", "account.last-day-hint"));
        parts.add(hourly(fields, "account.beyond-hourly", "account.beyond-hint"));
    }

    private List<LineForm.Rule> rules(LineFields fields) {
        return LineFields.tokens(written.value(fields.rules())).stream()
                .map(rule -> new LineForm.Rule(
                        fields.token(),
                        rule,
                        List.of(
                                Part.of(covers(fields.rule(rule, "covers"), "account.rule-says")),
                                field(fields.rule(rule, "services"), "account.services", "account.names-hint"),
                                field(fields.rule(rule, "kinds"), "account.kinds", "account.names-hint"),
                                field(fields.rule(rule, "people"), "account.people-of", "account.addresses-hint"),
                                Part.of(written.choice(
                                        fields.rule(rule, "hours"),
                                        texts.with("account.part-of-day"),
                                        words(CoverRule.Hours.class, "account.day."))))))
                .toList();
    }

    private List<Part> counting(LineFields fields) {
        Map<String, String> hours = new LinkedHashMap<>();
        hours.put("", texts.with("account.all-hours-alike"));
        calendars.forEach(calendar -> hours.put(String.valueOf(calendar.id()), calendar.name()));
        return List.of(
                field(fields.of("increment"), "account.increment-minutes", ""),
                field(fields.of("minimum"), "account.minimum-minutes", ""),
                Part.of(written.choice(
                        fields.of("rounding"),
                        texts.with("account.rounding"),
                        words(BillingIncrement.Rounding.class, "account.rounding."))),
                Part.of(written.choice(
                        fields.of("per"),
                        texts.with("account.counted-per"),
                        words(BillingIncrement.Per.class, "account.counted-per."))),
                Part.of(written.choice(fields.of("calendar"), texts.with("account.support-hours"), hours)),
                field(fields.of("after"), "account.after-hours", "account.after-hours-hint"),
                field(fields.of("weights"), "account.weights", "account.weights-hint"));
    }

    /// Whether it counts every minute as one, so that nobody needs to look.
    private boolean plain(LineFields fields) {
        return written.value(fields.of("calendar")).isEmpty()
                && written.value(fields.of("weights")).isEmpty()
                && List.of("", "1").contains(written.value(fields.of("increment")))
                && List.of("", "0").contains(written.value(fields.of("minimum")));
    }

    private Choice covers(String name, String label) {
        Map<String, String> offered = new LinkedHashMap<>();
        offered.put("yes", texts.with("account.is-covered"));
        offered.put("no", texts.with("account.is-not-covered"));
        return written.choice(name, texts.with(label), offered);
    }

    private Part period(LineFields fields) {
        return Part.of(written.choice(
                fields.of("period"), texts.with("account.period"), words(Period.class, "account.period.")));
    }

    private Part price(LineFields fields, String label) {
        return field(fields.of("price"), label, "");
    }

    private Part hourly(LineFields fields, String label, String hint) {
        return field(fields.of("hourly"), label, hint);
    }

    private Part field(String name, String label, String hint) {
        return Part.of(written.field(name, label, "text", hint));
    }

    private Part date(String name, String label, String hint) {
        return Part.of(written.field(name, label, "date", hint));
    }

    private Part area(String name, String label, String hint) {
        Field field = written.field(name, label, "text", hint);
        return Part.area(field);
    }

    private <E extends Enum<E>> Map<String, String> words(Class<E> of, String prefix) {
        Map<String, String> words = new LinkedHashMap<>();
        for (E constant : of.getEnumConstants()) {
            words.put(LineFields.word(constant), texts.with(prefix + LineFields.word(constant)));
        }
        return words;
    }
}
