package fettle.server.desk.view;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.sla.clock.Explanation;
import fettle.contracts.sla.clock.SlaEvaluation;
import fettle.server.client.Contact;
import fettle.server.contract.Contract;
import fettle.server.desk.read.TicketFacts;
import fettle.server.monitor.Finding;
import fettle.server.monitor.rule.Severity;
import fettle.server.review.Review;
import fettle.server.review.page.VerdictView;
import fettle.server.sla.view.ClockViews;
import fettle.server.worklog.TimeEntry;
import fettle.server.worklog.WorkTime;
import fettle.web.text.Initials;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.util.ArrayList;
import java.util.List;

/// Makes what stands beside the conversation.
record Sides(Texts texts, ClockViews clocks, Sentences sentences) {

    SideView of(TicketFacts facts, StepForm time, StepForm triage) {
        int total = facts.times().stream().mapToInt(TimeEntry::minutes).sum();
        return new SideView(
                facts.findings().stream().map(found -> warning(facts, found)).toList(),
                facts.reviews().stream().map(review -> said(facts, review)).toList(),
                facts.clocks()
                        .map(read -> read.policy().calendarFor(read.priority()).name())
                        .orElse(""),
                facts.clocks().map(read -> clocks(facts, read)).orElse(List.of()),
                facts.contract().map(Contract::name).orElse(""),
                facts.contract().map(contract -> "/contracts/" + contract.id()).orElse(""),
                people(facts),
                facts.times().reversed().stream()
                        .map(entry -> time(facts, entry))
                        .toList(),
                WorkTime.words(total),
                time,
                triage);
    }

    private SideView.Warning warning(TicketFacts facts, Finding found) {
        boolean late = found.severity() == Severity.ALARM || found.severity() == Severity.ACT;
        return new SideView.Warning(
                late ? "bad" : "warn",
                late ? "breach" : "warn",
                found.words(),
                texts.with("desk.found-since", clocks.at(found.openedAt(), facts.now())));
    }

    private SideView.Said said(TicketFacts facts, Review review) {
        VerdictView verdict = VerdictView.of(review.verdict(), texts);
        String at = clocks.at(review.reviewedAt(), facts.now());
        return new SideView.Said(
                verdict.tone(),
                verdict.icon(),
                verdict.words(),
                review.line(),
                texts.with("review.said-by", review.reviewerName(), at));
    }

    private List<SideView.Clock> clocks(TicketFacts facts, SlaEvaluation read) {
        BusinessCalendar calendar = read.policy().calendarFor(read.priority());
        return read.clocks().stream()
                .map(clock -> new SideView.Clock(
                        clocks.panel(clock, calendar, facts.now()),
                        sentences.of(Explanation.of(read, clock).sentences())))
                .toList();
    }

    private List<SideView.Person> people(TicketFacts facts) {
        List<SideView.Person> people = new ArrayList<>();
        facts.contact().ifPresent(contact -> people.add(person(contact, texts.with("desk.asked"))));
        facts.participants().forEach(contact -> people.add(person(contact, texts.with("desk.takes-part"))));
        return people;
    }

    private static SideView.Person person(Contact contact, String role) {
        return new SideView.Person(
                Initials.of(contact.name()),
                contact.name(),
                role,
                contact.email(),
                contact.phone().orElse(""));
    }

    /// What was done, and on which ticket where that was another one.
    private String note(TicketFacts facts, TimeEntry entry) {
        if (entry.ticketId() == facts.ticket().id()) {
            return entry.note();
        }
        String what = entry.note().isEmpty() ? entry.technicianName() : entry.note();
        return texts.with("desk.logged-on", what, facts.named(entry.ticketId()));
    }

    private SideView.Time time(TicketFacts facts, TimeEntry entry) {
        return new SideView.Time(
                Initials.of(entry.technicianName()),
                entry.technicianName(),
                note(facts, entry),
                WorkTime.words(entry.minutes()),
                entry.notBillable()
                        .map(why -> texts.with("desk.unpaid." + why.key()))
                        .orElse(""),
                clocks.at(entry.startedAt(), facts.now()));
    }
}
