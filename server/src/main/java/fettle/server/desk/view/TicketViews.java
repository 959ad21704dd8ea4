package fettle.server.desk.view;

import fettle.server.client.Contact;
import fettle.server.desk.approval.DoubtWords;
import fettle.server.desk.form.Moments;
import fettle.server.desk.form.Typed;
import fettle.server.desk.read.TicketFacts;
import fettle.server.desk.view.thread.Happenings;
import fettle.server.desk.view.thread.ThreadViews;
import fettle.server.desk.view.waiting.WaitingPart;
import fettle.server.desk.view.waiting.WaitingViews;
import fettle.server.sla.view.ClockViews;
import fettle.server.sla.view.PriorityView;
import fettle.server.sla.view.Spans;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.kind.Kind;
import fettle.server.ticket.log.LastWait;
import fettle.server.ticket.log.LastWord;
import fettle.server.ticket.sorting.SpokenOf;
import fettle.server.worklist.view.NextWords;
import fettle.server.worklist.view.StateView;
import fettle.web.text.Initials;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Makes the page of a ticket of its facts.
public final class TicketViews {

    private static final Set<String> ALWAYS_OFFERED = Set.of("entries", "time", "triage");

    private final Texts texts;
    private final ZoneId zone;
    private final ClockViews clocks;
    private final NextWords next;
    private final FormWords words;
    private final Choices choices;

    /// What has just been done, by the form with this key.
    public record Done(String step, String key) {

        public static final Done NOTHING = new Done("", "");
    }

    public TicketViews(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
        this.clocks = new ClockViews(texts, zone);
        this.next = new NextWords(texts);
        this.words = new FormWords(texts);
        this.choices = new Choices(texts);
    }

    public TicketPage page(TicketFacts facts, Typed typed, Done done) {
        Ticket ticket = facts.ticket();
        var moments = new Moments(facts.now(), zone);
        var forms = new StepForms(words, choices, moments, typed, facts);
        List<StepForm> small = forms.all();
        WaitingPart replies = waiting(facts, "");
        List<StepForm> more = new MoreForms(forms, texts, clocks, moments, facts).all();
        List<StepForm> lost = Undelivered.forms(forms, facts);
        List<StepForm> offered =
                Stream.of(small, more, lost).flatMap(List::stream).toList();
        return new TicketPage(
                String.valueOf(ticket.number()),
                ticket.subject().isEmpty() ? texts.with("worklist.no-subject") : ticket.subject(),
                String.valueOf(ticket.version()),
                UUID.randomUUID().toString(),
                PriorityView.heading(ticket.priority(), texts),
                StateView.of(
                        ticket.stage(), ticket.pauseReason(), ticket.ownerId().isPresent(), texts),
                facts.client().name(),
                String.valueOf(facts.client().id()),
                facts.client().monogram(),
                facts.contact().map(Contact::name).orElse(""),
                facts.owner(),
                Initials.of(facts.owner()),
                ticket.groupId().map(facts::group).orElse(""),
                texts.with("desk.type." + word(ticket.type())),
                kind(facts),
                identity(ticket),
                facts.mine(),
                !ticket.resolved(),
                ticket.waiting(),
                ticket.stage() == Ticket.Stage.RESOLVED,
                ticket.untriaged(),
                ticket.promise().isPresent(),
                facts.acceptable(),
                facts.returnable(),
                LastWait.justAnswered(facts.events()),
                next(facts),
                conflicts(facts, typed, offered),
                Undelivered.of(facts, texts, clocks),
                lost.stream().filter(form -> !form.refused()).toList(),
                new ThreadViews(texts, clocks, facts).items(),
                replies,
                ComposerView.of(texts, choices, moments, typed, facts),
                small.stream().filter(form -> !form.refused()).toList(),
                offered.stream().filter(StepForm::refused).toList(),
                more.stream().filter(form -> !form.refused()).toList(),
                ticket.mergedInto().map(facts::named).orElse(""),
                SpokenOf.in(facts.events())
                        .filter(_ -> ticket.mergedInto().isEmpty())
                        .map(facts::named)
                        .orElse(""),
                facts.doubts().entrySet().stream()
                        .map(doubt -> DoubtWords.of(doubt.getKey(), doubt.getValue(), texts))
                        .toList(),
                ticket.stage() == Ticket.Stage.RESOLVED
                        && LastWord.undecided(facts.events()).isPresent(),
                new Sides(texts, clocks, new Sentences(texts, zone)).of(facts, forms.time(), forms.triage()),
                replies.undoable().isEmpty()
                        ? texts.find("desk.done." + done.step()).orElse("")
                        : "",
                done.key());
    }

    /// Its replies that have not gone out, as an open page asks for them again.
    ///
    /// @param shown the ids of those that it had shown
    public WaitingPart waiting(TicketFacts facts, String shown) {
        return new WaitingViews(texts, clocks, facts).part(shown);
    }

    private static String kind(TicketFacts facts) {
        return facts.ticket()
                .kindId()
                .flatMap(id ->
                        facts.kinds().stream().filter(kind -> kind.id() == id).findFirst())
                .map(Kind::name)
                .orElse("");
    }

    private String identity(Ticket ticket) {
        return switch (ticket.identity()) {
            case VERIFIED, KNOWN -> "";
            case UNKNOWN -> texts.with("desk.identity.unknown");
            case FAILED -> texts.with("desk.identity.failed");
        };
    }

    private TicketPage.Next next(TicketFacts facts) {
        Ticket ticket = facts.ticket();
        String words = next.of(new NextWords.Facts(
                ticket.promise(),
                ticket.pauseReason(),
                ticket.followUpAt(),
                ticket.nextAction(),
                ticket.ownerId().isPresent(),
                ticket.triagedAt().isPresent(),
                ticket.unansweredSince().isPresent(),
                ticket.resolved(),
                facts.contact().map(Contact::name).orElse("")));
        Optional<Instant> at = ticket.nextStep().flatMap(Ticket.NextStep::at);
        return new TicketPage.Next(
                words,
                at.map(instant -> clocks.at(instant, facts.now())).orElse(""),
                at.map(instant -> span(instant, facts.now())).orElse(""),
                at.filter(instant -> !instant.isAfter(facts.now())).isPresent());
    }

    private String span(Instant at, Instant now) {
        return at.isAfter(now)
                ? texts.with("worklist.in", Spans.left(Duration.between(now, at)))
                : texts.with("worklist.late", Spans.passed(Duration.between(at, now)));
    }

    private List<TicketPage.Conflict> conflicts(TicketFacts facts, Typed typed, List<StepForm> offered) {
        boolean again = typed.of("")
                || ALWAYS_OFFERED.stream().anyMatch(typed::of)
                || offered.stream().anyMatch(form -> typed.of(form.name()));
        if (again && !typed.conflict()) {
            return List.of();
        }
        var happenings = new Happenings(texts, clocks, facts);
        String theirs = facts.latest().map(happenings::words).orElse("");
        return List.of(new TicketPage.Conflict(typed.notice(), theirs, again ? List.of() : typed.words()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
