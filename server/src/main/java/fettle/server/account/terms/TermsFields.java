package fettle.server.account.terms;

import static java.util.stream.Collectors.joining;

import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.server.account.form.Check;
import fettle.server.account.form.Choice;
import fettle.server.account.form.Field;
import fettle.server.account.form.Written;
import fettle.server.account.terms.line.LineForm;
import fettle.server.account.terms.line.LineForms;
import fettle.server.contract.NamedCalendar;
import fettle.server.contract.Terms;
import fettle.server.sla.view.PriorityView;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The fields in which terms are written.
record TermsFields(
        Choice calendar,
        List<TargetRow> targets,
        List<Check> stopping,
        Choice reopening,
        Field reopenDays,
        Check strictDue,
        Field warningPoints,
        Field attainmentTarget,
        Field smallSample,
        Field creditBands,
        Field creditEach,
        Check creditEvery,
        Field creditCap,
        String lineTokens,
        List<LineForm> lines,
        List<LineForm.Kind> kinds) {

    /// What is promised for one priority.
    record TargetRow(PriorityView mark, Field response, Field update, Field resolution, Choice calendar) {}

    static TermsFields of(Written written, List<NamedCalendar> calendars, Texts texts) {
        var forms = new LineForms(written, calendars, texts);
        return new TermsFields(
                written.choice("calendar", texts.with("account.calendar"), names(calendars, new LinkedHashMap<>())),
                Arrays.stream(Priority.values())
                        .map(one -> target(written, one, calendars, texts))
                        .toList(),
                Arrays.stream(PauseReason.values())
                        .map(one -> written.check(
                                "stopping",
                                one.key(),
                                texts.with(
                                        "account.waiting-for",
                                        Sentences.timeless(texts).of(one.words()))))
                        .toList(),
                written.choice("reopening", texts.with("account.reopening"), reopenings(texts)),
                written.field("reopenDays", "account.reopen-days", "text", "account.reopen-days-hint"),
                written.check("strictDue", "on", texts.with("account.strict-due")),
                written.field("warningPoints", "account.warn-at", "text", "account.warn-at-hint"),
                written.field("attainmentTarget", "account.aim-per-cent", "text", ""),
                written.field("smallSample", "account.small-sample", "text", "account.small-sample-hint"),
                written.field("creditBands", "account.credit-bands", "text", "account.credit-bands-hint"),
                written.field("creditEach", "account.credit-each", "text", "account.credit-each-hint"),
                written.check("creditEvery", "on", texts.with("account.credit-every")),
                written.field("creditCap", "account.credit-cap", "text", "account.credit-cap-hint"),
                written.value("lines"),
                forms.lines(),
                forms.kinds());
    }

    static String field(Priority priority, String what) {
        return priority.name().toLowerCase(Locale.ROOT) + "-" + what;
    }

    /// The fields as these terms fill them.
    static Map<String, String> values(Terms terms) {
        Map<String, String> values = new HashMap<>();
        values.put("calendar", String.valueOf(terms.calendarId()));
        values.put("reopening", terms.reopening().name().toLowerCase(Locale.ROOT));
        values.put("reopenDays", String.valueOf(terms.reopenDays()));
        values.put(
                "warningPoints",
                terms.warningPoints().stream().map(String::valueOf).collect(joining(", ")));
        values.put("attainmentTarget", String.valueOf(terms.attainmentTarget()));
        values.put("smallSample", String.valueOf(terms.smallSample()));
        values.put("creditBands", BandWords.typed(terms.creditBands()));
        values.put("creditEach", EachWords.typed(terms.caseAmounts()));
        values.put("creditCap", String.valueOf(terms.creditCap()));
        terms.targets().forEach(target -> {
            target.calendarId().ifPresent(id -> values.put(field(target.priority(), "calendar"), String.valueOf(id)));
            target.responseMinutes().ifPresent(it -> values.put(field(target.priority(), "response"), Spell.of(it)));
            target.updateMinutes().ifPresent(it -> values.put(field(target.priority(), "update"), Spell.of(it)));
            target.resolutionMinutes()
                    .ifPresent(it -> values.put(field(target.priority(), "resolution"), Spell.of(it)));
        });
        return values;
    }

    static Map<String, List<String>> lists(Terms terms) {
        Map<String, List<String>> lists = new HashMap<>();
        lists.put("stopping", terms.stopping().stream().map(PauseReason::key).toList());
        lists.put("strictDue", terms.strictDue() ? List.of("on") : List.of());
        lists.put("creditEvery", terms.caseAmounts().everyPromise() ? List.of("on") : List.of());
        return lists;
    }

    private static TargetRow target(Written written, Priority priority, List<NamedCalendar> calendars, Texts texts) {
        Map<String, String> offered = new LinkedHashMap<>();
        offered.put("", texts.with("account.same-calendar"));
        return new TargetRow(
                PriorityView.heading(priority, texts),
                cell(written, priority, "response", texts),
                cell(written, priority, "update", texts),
                cell(written, priority, "resolution", texts),
                written.choice(
                        field(priority, "calendar"),
                        texts.with("account.cell.calendar", priority.name()),
                        names(calendars, offered)));
    }

    private static Field cell(Written written, Priority priority, String what, Texts texts) {
        String label = switch (what) {
            case "response" -> texts.with("account.cell.response", priority.name());
            case "update" -> texts.with("account.cell.update", priority.name());
            default -> texts.with("account.cell.resolution", priority.name());
        };
        return written.labelled(field(priority, what), label);
    }

    private static Map<String, String> names(List<NamedCalendar> calendars, Map<String, String> into) {
        calendars.forEach(calendar -> into.put(String.valueOf(calendar.id()), calendar.name()));
        return into;
    }

    private static Map<String, String> reopenings(Texts texts) {
        Map<String, String> reopenings = new LinkedHashMap<>();
        reopenings.put("continue", texts.with("account.reopen-continue"));
        reopenings.put("fresh", texts.with("account.reopen-fresh"));
        return reopenings;
    }
}
