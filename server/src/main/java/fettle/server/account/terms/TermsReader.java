package fettle.server.account.terms;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.server.account.calendar.Week;
import fettle.server.account.form.Tries;
import fettle.server.account.terms.line.LineReader;
import fettle.server.account.terms.line.WorkReader;
import fettle.server.contract.Calendars;
import fettle.server.contract.CaseAmounts;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads terms out of the editor's form; what is wrong is told at its field.
final class TermsReader {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final Calendars calendars;
    private final Tx tx;
    private final Form form;
    private final LocalDate from;
    private final Function<String, Optional<String>> contacts;
    private final Tries tries = new Tries();

    /// @param contacts the id of a contact of the client by mail address
    TermsReader(Calendars calendars, Tx tx, Form form, LocalDate from, Function<String, Optional<String>> contacts) {
        this.calendars = calendars;
        this.tx = tx;
        this.form = form;
        this.from = from;
        this.contacts = contacts;
    }

    Terms read(Currency currency) {
        Optional<Long> calendar = tries.of(() -> Optional.of(form.id("calendar")), Optional.empty());
        BusinessCalendar hours =
                calendar.map(id -> calendars.calendar(tx, id)).orElseGet(BusinessCalendar::aroundTheClock);
        var terms = new Terms(
                calendar.orElse(0L),
                targets(hours),
                stopping(),
                tries.of(() -> form.one(SlaPolicy.Reopening.class, "reopening"), SlaPolicy.Reopening.CONTINUE),
                tries.of(() -> form.count("reopenDays"), 0),
                form.checked("strictDue"),
                tries.of(this::warningPoints, List.of()),
                tries.of(() -> form.count("attainmentTarget"), 1),
                tries.of(() -> form.optionalCount("smallSample").orElse(0), 0),
                tries.of(
                        () -> BandWords.stored(form.optional("creditBands", 200).orElse("")), ""),
                new CaseAmounts(
                        tries.of(
                                () -> EachWords.read(
                                        form.optional("creditEach", 200).orElse(""), currency),
                                Map.of()),
                        form.checked("creditEvery")),
                tries.of(() -> form.optionalCount("creditCap").orElse(0), 0),
                new LineReader(form, tries, currency, work()).lines());
        tries.end();
        return terms;
    }

    private List<Target> targets(BusinessCalendar hours) {
        List<Target> targets = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            Optional<Long> other = tries.of(() -> form.optionalId(field(priority, "calendar")), Optional.empty());
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
        return tries.of(
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

    private WorkReader work() {
        return new WorkReader(form, tries, id -> calendars.calendar(tx, id), contacts);
    }

    private static String field(Priority priority, String what) {
        return TermsFields.field(priority, what);
    }
}
