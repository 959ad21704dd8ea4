package fettle.server.desk.view.waiting;

import fettle.server.client.Contact;
import fettle.server.desk.read.TicketFacts;
import fettle.server.sla.view.ClockViews;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.waiting.WaitingReply;
import fettle.web.text.Initials;
import fettle.web.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the replies that wait on a ticket ready to print.
public final class WaitingViews {

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.UK);

    private final Texts texts;
    private final ClockViews clocks;
    private final TicketFacts facts;

    public WaitingViews(Texts texts, ClockViews clocks, TicketFacts facts) {
        this.texts = texts;
        this.clocks = clocks;
        this.facts = facts;
    }

    /// @param shown the ids of those that a page had shown before, "" for a new page
    public WaitingPart part(String shown) {
        List<WaitingPart.Line> lines = facts.waiting().stream()
                .filter(waiting -> waiting.state() != WaitingReply.State.DRAFT)
                .map(this::line)
                .toList();
        List<String> ids = lines.stream().map(WaitingPart.Line::id).toList();
        return new WaitingPart(
                String.valueOf(facts.ticket().number()),
                String.valueOf(facts.ticket().version()),
                UUID.randomUUID().toString(),
                facts.ticket().contactId().map(String::valueOf).orElse(""),
                path(ids),
                !shown.isEmpty() && !ids.containsAll(List.of(shown.split(",", -1))),
                lines,
                lines.stream().filter(line -> !line.until().isEmpty()).toList());
    }

    private String path(List<String> ids) {
        return ids.isEmpty() ? "" : "/tickets/" + facts.ticket().number() + "/waiting?shown=" + String.join(",", ids);
    }

    private WaitingPart.Line line(WaitingReply waiting) {
        boolean soon = !waiting.held() && !waiting.scheduled();
        return new WaitingPart.Line(
                String.valueOf(waiting.id()),
                Initials.of(waiting.by().name()),
                waiting.by().name(),
                clocks.at(waiting.writtenAt(), facts.now()),
                waiting.reply().text().strip(),
                texts.with(state(waiting)),
                waiting.held() ? "warn" : "mid",
                waiting.held() ? "hand" : "clock",
                words(waiting),
                soon ? String.valueOf(waiting.dueAt().toEpochMilli()) : "",
                !soon && !waiting.leftBehind(),
                texts.with(back(waiting, soon)),
                follows(waiting.reply()),
                waiting.reply().files().stream().map(NewEntry.File::name).toList());
    }

    private static String state(WaitingReply waiting) {
        if (waiting.leftBehind()) {
            return "desk.waiting.left-behind";
        }
        return waiting.held() ? "desk.waiting.held" : "desk.waiting.not-sent";
    }

    private static String back(WaitingReply waiting, boolean soon) {
        if (waiting.leftBehind()) {
            return "desk.waiting.take-over";
        }
        return soon ? "desk.waiting.undo" : "desk.waiting.edit";
    }

    private String words(WaitingReply waiting) {
        return waiting.heldFor()
                .filter(_ -> waiting.held())
                .map(why -> texts.with("desk.waiting." + word(why), waiting.heldWords(), waiting.writtenFor(), nowOf()))
                .orElseGet(() -> waiting.scheduled() ? atTheTime(waiting.dueAt()) : inAMoment(waiting.dueAt()));
    }

    private String nowOf() {
        return facts.contact().map(Contact::name).orElse("");
    }

    private String inAMoment(Instant at) {
        return texts.with("desk.waiting.goes-soon", TO_THE_SECOND.format(at.atZone(clocks.zone())));
    }

    /// By the desk's clock, and by the client's where that is another.
    private String atTheTime(Instant at) {
        ZoneId theirs = facts.client().zone();
        String ours = clocks.at(at, facts.now());
        boolean same =
                theirs.getRules().getOffset(at).equals(clocks.zone().getRules().getOffset(at));
        String when = same
                ? texts.with("desk.waiting.goes-at", ours)
                : texts.with(
                        "desk.waiting.goes-at-theirs",
                        ours,
                        new ClockViews(texts, theirs).at(at, facts.now()),
                        facts.client().name());
        return Stream.concat(Stream.of(when), whichOfTwo(at, clocks.zone()).or(() -> whichOfTwo(at, theirs)).stream())
                .collect(Collectors.joining(" "));
    }

    /// In the night in which clocks go back an hour of them comes twice.
    private Optional<String> whichOfTwo(Instant at, ZoneId zone) {
        ZonedDateTime time = at.atZone(zone);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time.toLocalDateTime());
        return offsets.size() < 2
                ? Optional.empty()
                : Optional.of(texts.with(
                        time.getOffset().equals(offsets.getFirst())
                                ? "desk.waiting.first-of-two"
                                : "desk.waiting.second-of-two"));
    }

    private List<String> follows(Reply reply) {
        List<String> words = new ArrayList<>();
        reply.pause()
                .ifPresent(pause ->
                        words.add(texts.with("desk.waiting.then-waits", clocks.at(pause.followUpAt(), facts.now()))));
        reply.promise().ifPresent(told -> words.add(texts.with("desk.waiting.then-promises", told.words())));
        reply.nextAction().ifPresent(action -> words.add(texts.with("desk.waiting.then-next", action.words())));
        reply.solution().ifPresent(_ -> words.add(texts.with("desk.waiting.then-solves")));
        return words;
    }

    private static String word(WaitingReply.Why why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
