package fettle.server.desk.view;

import fettle.server.client.Client;
import fettle.server.contract.supplier.Supplier;
import fettle.server.desk.form.Moments;
import fettle.server.desk.read.TicketFacts;
import fettle.server.sla.view.ClockViews;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.ExclusionReason;
import fettle.server.ticket.log.TicketEvent.Asking;
import fettle.server.ticket.log.TicketEvent.CaseExclusionAsked;
import fettle.server.ticket.log.TicketEvent.ExclusionAsked;
import fettle.server.ticket.outside.Exclusions;
import fettle.server.ticket.outside.SupplierWork;
import fettle.server.ticket.outside.SupplierWork.Engaged;
import fettle.server.ticket.sorting.SpokenOf;
import fettle.web.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The forms for what is seldom done to a ticket: merging, splitting, suppliers, excluded time, another client.
record MoreForms(StepForms forms, Texts texts, ClockViews clocks, Moments moments, TicketFacts facts) {

    private static final int LONGEST_LABEL = 60;

    List<StepForm> all() {
        Ticket ticket = facts.ticket();
        if (ticket.mergedInto().isPresent()) {
            return List.of(forms.plain("parting"));
        }
        List<StepForm> all = new ArrayList<>();
        if (SpokenOf.in(facts.events()).isPresent()) {
            all.add(forms.plain("joining"));
        }
        if (!facts.offers().askers().isEmpty() && ticket.stage() != Ticket.Stage.CLOSED) {
            all.add(asker());
        }
        if (!ticket.resolved()) {
            all.addAll(suppliers());
        }
        if (ticket.stage() != Ticket.Stage.CLOSED || forms.sent("merge")) {
            all.add(forms.form("merge", forms.line("merge", "into", "")));
        }
        split().ifPresent(all::add);
        if (facts.clocks().isPresent()) {
            all.addAll(exclusions());
        }
        all.add(reassignment());
        return all;
    }

    private StepForm asker() {
        String chosen = forms.value("contact", "contact", "");
        return forms.form(
                "contact",
                forms.choice(
                        "contact",
                        "contact",
                        forms.choices()
                                .among(
                                        facts.offers().askers(),
                                        contact -> StepForms.id(
                                                contact.id(), contact.name() + ", " + contact.email(), chosen),
                                        "desk.choose",
                                        chosen)));
    }

    private List<StepForm> suppliers() {
        Optional<Engaged> engaged = SupplierWork.engaged(facts.events());
        if (engaged.isPresent()) {
            return List.of(
                    forms.form(
                            "supplier-write",
                            forms.area("supplier-write", "text"),
                            forms.moment("supplier-write", "followUpAt", moments.nextMorning())),
                    engaged.get().asks()
                            ? forms.form(
                                    "supplier-answered",
                                    forms.moment("supplier-answered", "followUpAt", moments.nextMorning()))
                            : forms.form("supplier-asks", forms.line("supplier-asks", "words", "")),
                    forms.form("supplier-back", forms.line("supplier-back", "words", "")));
        }
        List<Supplier> active =
                facts.offers().suppliers().stream().filter(Supplier::active).toList();
        return active.isEmpty() ? List.of() : List.of(supplierOut(active));
    }

    private StepForm supplierOut(List<Supplier> active) {
        String chosen = forms.value("supplier-out", "supplier", "");
        return forms.form(
                "supplier-out",
                forms.choice(
                        "supplier-out",
                        "supplier",
                        active.stream()
                                .map(one -> StepForms.id(one.id(), one.name(), chosen))
                                .toList()),
                forms.line("supplier-out", "words", ""),
                forms.area("supplier-out", "mail"),
                forms.moment("supplier-out", "followUpAt", moments.nextMorning()));
    }

    /// Only what the client wrote after the first message can be another matter.
    private Optional<StepForm> split() {
        String chosen = forms.value("split", "message", "");
        List<Choice> messages = facts.entries().stream()
                .skip(1)
                .filter(entry -> entry.fromClient() && !entry.automatic())
                .map(entry -> StepForms.id(entry.id(), label(entry), chosen))
                .toList();
        if (messages.isEmpty() || facts.ticket().imported()) {
            return Optional.empty();
        }
        return Optional.of(
                forms.form("split", forms.choice("split", "message", messages), forms.line("split", "subject", "")));
    }

    private List<StepForm> exclusions() {
        List<StepForm> all = new ArrayList<>();
        List<Asking> undecided = Exclusions.undecided(facts.events());
        if (!undecided.isEmpty() && facts.reader().role().leads()) {
            all.add(forms.form("exclusion-approval", asked("exclusion-approval", undecided)));
            all.add(forms.form(
                    "exclusion-refusal",
                    asked("exclusion-refusal", undecided),
                    forms.line("exclusion-refusal", "words", "")));
        }
        all.add(forms.form(
                "exclusion",
                forms.line("exclusion", "from", ""),
                forms.line("exclusion", "until", ""),
                reason("exclusion"),
                forms.line("exclusion", "words", "")));
        if (!Exclusions.isExcluded(facts.events())) {
            all.add(forms.form("case-exclusion", reason("case-exclusion"), forms.line("case-exclusion", "words", "")));
        }
        return all;
    }

    private StepForm.Part reason(String form) {
        String chosen = forms.value(form, "exclusionReason", "client-caused");
        return forms.choice(
                form, "exclusionReason", forms.choices().of(ExclusionReason.class, "desk.exclusion.", chosen));
    }

    private StepForm.Part asked(String form, List<Asking> undecided) {
        String chosen = forms.value(form, "exclusion", "");
        return forms.choice(
                form,
                "exclusion",
                undecided.stream()
                        .map(one -> StepForms.id(one.exclusionId(), label(one), chosen))
                        .toList());
    }

    private String label(Asking asked) {
        return switch (asked) {
            case ExclusionAsked part ->
                texts.with(
                        "desk.exclusion-asked",
                        clocks.at(part.from(), facts.now()),
                        clocks.at(part.until(), facts.now()),
                        part.words());
            case CaseExclusionAsked whole -> texts.with("desk.case-exclusion-asked", whole.words());
        };
    }

    private StepForm reassignment() {
        String chosen = forms.value("reassignment", "client", "");
        List<Client> others = facts.offers().clients().stream()
                .filter(client ->
                        client.active() && client.id() != facts.ticket().clientId())
                .toList();
        return forms.form(
                "reassignment",
                forms.choice(
                        "reassignment",
                        "client",
                        forms.choices()
                                .among(
                                        others,
                                        client -> StepForms.id(client.id(), client.name(), chosen),
                                        "desk.choose",
                                        chosen)),
                forms.line("reassignment", "why", ""));
    }

    private String label(PublicEntry entry) {
        String line = entry.visibleText().replaceAll("\\s+", " ").strip();
        String words = line.length() > LONGEST_LABEL ? line.substring(0, LONGEST_LABEL - 1) + "…" : line;
        return clocks.at(entry.at(), facts.now()) + " " + entry.author().name() + ": " + words;
    }
}
