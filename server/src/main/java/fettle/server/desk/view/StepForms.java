package fettle.server.desk.view;

import fettle.contracts.sla.Impact;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.Urgency;
import fettle.server.desk.form.Moments;
import fettle.server.desk.form.Typed;
import fettle.server.desk.read.TicketFacts;
import fettle.server.staff.Technician;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Triage.Meaning;
import fettle.server.ticket.kind.TicketType;
import fettle.server.ticket.log.LastWait;
import fettle.server.worklog.TimeEntry.NotBillable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The small forms that a ticket offers as it stands, each filled in as it was sent if it was refused.
final class StepForms {

    private final FormWords words;
    private final Choices choices;
    private final Moments moments;
    private final Typed typed;
    private final TicketFacts facts;

    StepForms(FormWords words, Choices choices, Moments moments, Typed typed, TicketFacts facts) {
        this.words = words;
        this.choices = choices;
        this.moments = moments;
        this.typed = typed;
        this.facts = facts;
    }

    List<StepForm> all() {
        Ticket ticket = facts.ticket();
        List<StepForm> forms = new ArrayList<>();
        if (!ticket.resolved()) {
            forms.add(handOver());
            forms.add(ticket.waiting() ? plain("resumption") : waiting());
            forms.add(promise());
            forms.add(nextAction());
            forms.add(priority());
            if (facts.returnable() || sent("return")) {
                forms.add(plainWhy("return"));
            }
            if (LastWait.justAnswered(facts.events()) || sent("longer-wait")) {
                forms.add(form("longer-wait", moment("longer-wait", "followUpAt", moments.nextMorning())));
            }
        } else if (ticket.stage() == Ticket.Stage.RESOLVED) {
            forms.add(plainWhy("reopening"));
        }
        return forms;
    }

    StepForm triage() {
        Ticket ticket = facts.ticket();
        return form(
                "triage",
                choice(
                        "triage",
                        "type",
                        choices.of(TicketType.class, "desk.type.", value("triage", "type", word(ticket.type())))),
                choice("triage", "kind", kinds()),
                choice("triage", "impact", levels(Impact.class, "impact", ticket.impact())),
                choice("triage", "urgency", levels(Urgency.class, "urgency", ticket.urgency())),
                line(
                        "triage",
                        "users",
                        ticket.usersAffected().map(String::valueOf).orElse("")),
                choice(
                        "triage",
                        "priority",
                        choices.orNone(
                                Priority.class,
                                "desk.priority.",
                                "desk.priority.by-rule",
                                value("triage", "priority", ""))),
                line("triage", "reason", ""));
    }

    StepForm time() {
        return form(
                "time",
                line("time", "minutes", ""),
                line("time", "note", ""),
                choice("time", "unpaid", unpaid(choices, value("time", "unpaid", ""))));
    }

    static List<Choice> unpaid(Choices choices, String chosen) {
        return choices.orNone(NotBillable.class, "desk.unpaid.", "desk.unpaid.none", chosen);
    }

    private StepForm handOver() {
        List<Technician> people =
                facts.staff().stream().filter(Technician::active).toList();
        return form(
                "hand-over",
                choice(
                        "hand-over",
                        "owner",
                        choices.among(
                                people,
                                person -> id(person.id(), person.name(), value("hand-over", "owner", "")),
                                "desk.nobody-yet",
                                value("hand-over", "owner", ""))),
                choice(
                        "hand-over",
                        "group",
                        choices.among(
                                facts.groups(),
                                group -> id(group.id(), group.name(), value("hand-over", "group", queue())),
                                "desk.no-group",
                                value("hand-over", "group", queue()))),
                line("hand-over", "why", ""));
    }

    private String queue() {
        return facts.ticket().groupId().map(String::valueOf).orElse("");
    }

    private StepForm waiting() {
        String chosen = value("wait", "reason", "client-info");
        return form(
                "wait",
                choice("wait", "reason", choices.of(PauseReason.class, "worklist.waiting.", chosen)),
                moment("wait", "followUpAt", moments.nextMorning()),
                area("wait", "question"));
    }

    private StepForm promise() {
        return form(
                "promise",
                line(
                        "promise",
                        "promise",
                        facts.ticket().promise().map(Ticket.Promise::words).orElse("")),
                moment("promise", "promiseAt", ""));
    }

    private StepForm nextAction() {
        return form(
                "next-action",
                line(
                        "next-action",
                        "nextAction",
                        facts.ticket().nextAction().map(Ticket.Action::words).orElse("")),
                moment("next-action", "nextActionAt", ""));
    }

    private StepForm priority() {
        String chosen = value("priority", "priority", word(facts.ticket().priority()));
        return form(
                "priority",
                choice("priority", "priority", choices.of(Priority.class, "desk.priority.", chosen)),
                choice(
                        "priority",
                        "meaning",
                        choices.of(Meaning.class, "desk.meaning.", value("priority", "meaning", "change"))),
                line("priority", "reason", ""));
    }

    StepForm plain(String name) {
        return form(name);
    }

    private StepForm plainWhy(String name) {
        return form(name, line(name, "why", ""));
    }

    private List<Choice> kinds() {
        String chosen = value(
                "triage", "kind", facts.ticket().kindId().map(String::valueOf).orElse(""));
        return choices.among(facts.kinds(), kind -> id(kind.id(), kind.name(), chosen), "desk.no-kind", chosen);
    }

    private <E extends Enum<E>> List<Choice> levels(Class<E> type, String field, Optional<E> now) {
        String chosen = value("triage", field, now.map(StepForms::word).orElse(""));
        return choices.orNone(type, "desk." + field + ".", "desk.choose", chosen);
    }

    StepForm form(String name, StepForm.Part... parts) {
        boolean refused = typed.of(name);
        boolean atField = !refused
                || List.of(parts).stream()
                        .anyMatch(part -> !part.field().error().isEmpty());
        FormWords.Heading heading = words.of(name);
        return new StepForm(
                name,
                heading.title(),
                heading.hint(),
                heading.submit(),
                refused && !atField ? typed.notice() : "",
                refused,
                List.of(parts));
    }

    StepForm.Part line(String form, String name, String start) {
        return part(form, name, start, true, false, List.of());
    }

    StepForm.Part moment(String form, String name, String start) {
        return part(form, name, start, true, false, List.of());
    }

    StepForm.Part area(String form, String name) {
        return part(form, name, "", false, true, List.of());
    }

    StepForm.Part choice(String form, String name, List<Choice> offered) {
        return part(form, name, "", false, false, offered);
    }

    private StepForm.Part part(
            String form, String name, String start, boolean line, boolean area, List<Choice> offered) {
        FormWords.Label label = words.ofField(name);
        return new StepForm.Part(Field.of(typed, form, name, start), label.label(), label.hint(), line, area, offered);
    }

    /// Whether it was sent and refused, so that it shows even where it is not offered any more.
    boolean sent(String form) {
        return typed.of(form);
    }

    String value(String form, String name, String start) {
        return typed.value(form, name, start);
    }

    Choices choices() {
        return choices;
    }

    static Choice id(long id, String label, String chosen) {
        String value = String.valueOf(id);
        return new Choice(value, label, value.equals(chosen));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
