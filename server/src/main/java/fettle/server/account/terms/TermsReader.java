package fettle.server.account.terms;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.money.Money;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.server.account.calendar.Week;
import fettle.server.contract.Calendars;
import fettle.server.contract.Line;
import fettle.server.contract.Target;
import fettle.server.contract.Terms;
import fettle.server.store.Tx;
import fettle.web.Form;
import fettle.web.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads terms out of the editor's form; what is wrong is told at its field.
final class TermsReader {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final Calendars calendars;
    private final Tx tx;
    private final Form form;
    private final LocalDate from;
    private Optional<Refusal.Invalid> wrong = Optional.empty();

    TermsReader(Calendars calendars, Tx tx, Form form, LocalDate from) {
        this.calendars = calendars;
        this.tx = tx;
        this.form = form;
        this.from = from;
    }

    Terms read(Currency currency) {
        long calendar = form.id("calendar");
        BusinessCalendar hours = calendars.calendar(tx, calendar);
        var terms = new Terms(
                calendar,
                targets(hours),
                stopping(),
                tried(() -> form.one(SlaPolicy.Reopening.class, "reopening"), SlaPolicy.Reopening.CONTINUE),
                tried(() -> form.count("reopenDays"), 0),
                form.checked("strictDue"),
                tried(this::warningPoints, List.of()),
                tried(() -> form.count("attainmentTarget"), 1),
                tried(() -> form.optionalCount("smallSample").orElse(0), 0),
                tried(() -> BandWords.stored(form.optional("creditBands", 200).orElse("")), ""),
                tried(() -> form.optionalCount("creditCap").orElse(0), 0),
                lines(currency));
        wrong.ifPresent(refusal -> {
            throw refusal;
        });
        return terms;
    }

    private List<Target> targets(BusinessCalendar hours) {
        List<Target> targets = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            Optional<Long> other = tried(() -> form.optionalId(field(priority, "calendar")), Optional.empty());
            int day =
                    Week.workingDay(other.map(id -> calendars.calendar(tx, id)).orElse(hours), from);
            targets.add(new Target(
                    priority,
                    other,
                    minutes(field(priority, "response"), day),
                    minutes(field(priority, "update"), day),
                    minutes(field(priority, "resolution"), day)));
        }
        return targets;
    }

    private Optional<Integer> minutes(String field, int workingDay) {
        return tried(
                () -> form.optional(field, 40).flatMap(written -> Spell.minutes(field, written, workingDay)),
                Optional.empty());
    }

    private Set<PauseReason> stopping() {
        List<String> keys = form.list("stopping", 40);
        return Arrays.stream(PauseReason.values())
                .filter(reason -> keys.contains(reason.key()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Integer> warningPoints() {
        String written = form.optional("warningPoints", 40).orElse("");
        try {
            return COMMA.splitAsStream(written)
                    .filter(point -> !point.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
        } catch (NumberFormatException noNumber) {
            throw Refusal.Invalid.field("warningPoints", "account.warning-points", written);
        }
    }

    private List<Line> lines(Currency currency) {
        List<Line> lines = new ArrayList<>();
        for (int n = 1; n <= TermsFields.LINES; n++) {
            String prefix = "line" + n;
            Optional<String> name = tried(() -> form.optional(prefix + "-name", 120), Optional.empty());
            if (name.isPresent()) {
                tried(() -> Optional.of(line(prefix, name.get(), currency)), Optional.<Line>empty())
                        .ifPresent(lines::add);
            }
        }
        return lines;
    }

    private Line line(String prefix, String name, Currency currency) {
        long amount = amount(prefix + "-amount", currency);
        if (form.text(prefix + "-kind", 10).equals("fixed")) {
            Set<String> covered = COMMA.splitAsStream(
                            form.optional(prefix + "-covered", 500).orElse(""))
                    .filter(service -> !service.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
            return new Line.Fixed(name, amount, covered);
        }
        int increment = form.optionalCount(prefix + "-increment").orElse(1);
        if (increment < 1) {
            throw Refusal.Invalid.field(prefix + "-increment", "account.increment");
        }
        return new Line.TimeAndMaterials(
                name, amount, increment, form.optionalCount(prefix + "-minimum").orElse(0));
    }

    private long amount(String field, Currency currency) {
        String written = form.text(field, 20);
        try {
            Money amount = Money.of(written.replace(",", "").replace(" ", ""), currency.getCurrencyCode());
            if (amount.isNegative()) {
                throw Refusal.Invalid.field(field, "account.amount-negative");
            }
            return amount.minor();
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.Invalid.field(field, "contract.terms-wrong", String.valueOf(unreadable.getMessage()));
        }
    }

    private static String field(Priority priority, String what) {
        return TermsFields.field(priority, what);
    }

    /// Goes on after a field that is wrong, so that all that is wrong is told at once.
    private <T> T tried(Supplier<T> read, T otherwise) {
        try {
            return read.get();
        } catch (Refusal.Invalid refusal) {
            wrong = Optional.of(wrong.map(before -> before.and(refusal)).orElse(refusal));
            return otherwise;
        }
    }
}
