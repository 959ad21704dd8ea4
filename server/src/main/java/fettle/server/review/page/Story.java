package fettle.server.review.page;

import fettle.server.sla.view.ClockViews;
import fettle.server.ticket.conversation.InternalNote;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.TicketEvent;
import fettle.web.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What was done about a ticket, in the order in which it happened: what was sent and written down, never a draft.
record Story(Texts texts, ClockViews views, Instant now) {

    private static final int LONGEST = 160;

    /// A line of the story.
    record Line(String time, String words) {}

    private record Told(Instant at, String words) {}

    List<Line> of(List<PublicEntry> entries, List<InternalNote> notes, List<TicketEvent> events) {
        List<Told> story = new ArrayList<>();
        entries.forEach(entry -> story.add(new Told(
                entry.at(),
                texts.with(
                        entry.automatic() ? "review.story.machine" : "review.story.wrote",
                        entry.author().name(),
                        shortened(entry.visibleText())))));
        notes.forEach(note -> story.add(new Told(
                note.at(), texts.with("review.story.noted", note.author().name(), shortened(note.text())))));
        events.forEach(event -> words(event).ifPresent(words -> story.add(new Told(event.at(), words))));
        story.sort(Comparator.comparing(Told::at));
        return story.stream()
                .map(told -> new Line(views.at(told.at(), now), told.words()))
                .toList();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }

    /// What an event adds to what was written anyway.
    private Optional<String> words(TicketEvent event) {
        String who = event.by().name();
        return switch (event) {
            case TicketEvent.Received _,
                    TicketEvent.Follows _,
                    TicketEvent.AutomaticMessage _,
                    TicketEvent.Noted _,
                    TicketEvent.Replied _,
                    TicketEvent.ClientWrote _,
                    TicketEvent.KeptWaiting _,
                    TicketEvent.Acknowledged _ -> Optional.empty();
            case TicketEvent.ContactChosen _ -> said("contact-chosen", who);
            case TicketEvent.Triaged _ -> said("triaged", who);
            case TicketEvent.Paused it -> said("paused", who, views.at(it.followUpAt(), now));
            case TicketEvent.Resumed _ -> said("resumed", who);
            case TicketEvent.PriorityChanged it ->
                said("priority", who, it.from(), it.to(), it.reason().orElse(""));
            case TicketEvent.Assigned it -> said(it.ownerId().isPresent() ? "assigned" : "queued", who);
            case TicketEvent.HandedOver it -> said("handed-over", who, it.why());
            case TicketEvent.Accepted _ -> said("accepted", who);
            case TicketEvent.Returned it -> said("returned", who, it.why());
            case TicketEvent.PromiseMade it -> said("promised", who, it.words(), views.at(it.promisedFor(), now));
            case TicketEvent.PromiseKept it -> said(it.late() ? "kept-late" : "kept", who);
            case TicketEvent.NextActionSet it -> said("next", who, it.words());
            case TicketEvent.TimeLogged it -> said("time", who, it.minutes());
            case TicketEvent.Resolved _ -> said("resolved", who);
            case TicketEvent.Reopened _ -> said("reopened", who);
            case TicketEvent.Closed _ -> said("closed", who);
            case TicketEvent.KeptSolved _ -> said("kept-solved", who);
            case TicketEvent.ParticipantAdded _ -> Optional.empty();
            case TicketEvent.MergedIn _, TicketEvent.MergedInto _ -> said("merged", who);
            case TicketEvent.MergeUndone _ -> said("parted", who);
            case TicketEvent.SplitOff _, TicketEvent.SplitFrom _ -> said("split", who);
            case TicketEvent.SpeaksOf _ -> Optional.empty();
            case TicketEvent.Reassigned it -> said("reassigned", who, it.why());
            case TicketEvent.ExclusionAsked it -> said("exclusion-asked", who, it.words());
            case TicketEvent.CaseExclusionAsked it -> said("case-exclusion-asked", who, it.words());
            case TicketEvent.CaseExcluded _ -> said("case-excluded", who);
            case TicketEvent.ExclusionApproved _ -> said("exclusion-approved", who);
            case TicketEvent.ExclusionDeclined it -> said("exclusion-declined", who, it.words());
            case TicketEvent.Undelivered it -> said("undelivered", it.address());
            case TicketEvent.Arrived _ -> said("arrived");
            case TicketEvent.SentAgain it -> said("sent-again", who, it.address());
            case TicketEvent.ToldOtherwise it -> said("told-otherwise", who, it.words());
            case TicketEvent.SupplierEngaged it -> said("supplier-out", who, it.words());
            case TicketEvent.SupplierAsked it -> said("supplier-asks", who, it.words());
            case TicketEvent.SupplierAnswered _ -> said("supplier-answered", who);
            case TicketEvent.SupplierReturned it -> said("supplier-back", who, it.words());
            case TicketEvent.SupplierWrote _ -> said("supplier-wrote", who);
            case TicketEvent.SupplierMailTakenOff _ -> said("supplier-off", who);
            case TicketEvent.ApprovalAsked it -> said("approval-asked", who, it.approver());
            case TicketEvent.ApprovalReminded it -> said("approval-reminded", it.approver());
            case TicketEvent.ApprovalEnded it ->
                said("approval-" + it.ending().name().toLowerCase(Locale.ROOT), who, it.words());
            case TicketEvent.Rated it -> said("rated", who, it.mark(), it.words());
        };
    }

    private Optional<String> said(String key, Object... facts) {
        return Optional.of(texts.with("review.story." + key, facts));
    }
}
