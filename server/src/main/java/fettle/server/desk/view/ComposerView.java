package fettle.server.desk.view;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.server.client.Contact;
import fettle.server.desk.form.Moments;
import fettle.server.desk.form.TakenBack;
import fettle.server.desk.form.Typed;
import fettle.server.desk.read.TicketFacts;
import fettle.server.ticket.Ticket;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a reply or an internal note is written, with all that goes in the same form.
///
/// @param tab what the reply is called: "Reply to Ruth"
/// @param address whom it goes to; "" when nobody can be written to
/// @param canned the texts that it may begin with
/// @param copies who else would get it
/// @param from the address of ours that it comes from
/// @param note whether the internal note is chosen
/// @param open whether the ticket is not solved yet, so that it can wait or be solved
/// @param sendAt when it is to go out, where that is not at once
/// @param draft the reply that was taken back and stands here again, "" for none
/// @param kept its files
/// @param unfolded whether what follows is shown at once, because something is wrong there
public record ComposerView(
        String tab,
        String address,
        List<Copy> copies,
        String copiesError,
        List<Choice> canned,
        String cannedError,
        String from,
        boolean reply,
        boolean note,
        boolean open,
        boolean unfolded,
        boolean unreached,
        List<Choice> channels,
        Field text,
        Field files,
        Field minutes,
        Field comment,
        List<Choice> unpaid,
        Field promise,
        Field promiseAt,
        Field nextAction,
        Field nextActionAt,
        List<Choice> reasons,
        Field followUpAt,
        Field cause,
        Field solution,
        Field sendAt,
        List<Choice> zones,
        String draft,
        List<Kept> kept) {

    /// Somebody who takes part, and gets a copy as long as their name is ticked.
    public record Copy(String id, String name, String address, boolean chosen) {}

    /// A file that a reply had when it was taken back.
    public record Kept(String sha256, String name) {}

    private static final String FORM = "entries";
    private static final List<String> FOLDED =
            List.of("promise", "promiseAt", "nextAction", "nextActionAt", "cause", "solution", "sendAt");

    static ComposerView of(Texts texts, Choices choices, Moments moments, Typed typed, TicketFacts facts) {
        Optional<Contact> to = facts.recipient();
        boolean writable = to.isPresent() && facts.ticket().stage() != Ticket.Stage.CLOSED;
        TakenBack taken = TakenBack.of(facts.draft(), moments);
        boolean note = !writable || typed.value(FORM, "kind", "reply").equals("note");
        return new ComposerView(
                to.map(contact -> texts.with("desk.reply-to", contact.firstName()))
                        .orElse(texts.with("desk.reply")),
                to.filter(_ -> writable).map(Contact::email).orElse(""),
                copies(typed, taken, facts),
                typed.error(FORM, "copies"),
                canned(choices, facts),
                typed.error(FORM, "canned"),
                facts.from().name() + " <" + facts.from().address() + ">",
                !note,
                note,
                !facts.ticket().resolved(),
                unfolded(typed, taken),
                !typed.value(FORM, "unreached", "").isEmpty(),
                channels(texts, typed.value(FORM, "channel", "email")),
                field(typed, taken, "text", ""),
                field(typed, taken, "files", ""),
                field(typed, taken, "minutes", ""),
                field(typed, taken, "note", ""),
                StepForms.unpaid(choices, value(typed, taken, "unpaid", "")),
                field(typed, taken, "promise", ""),
                field(typed, taken, "promiseAt", ""),
                field(typed, taken, "nextAction", ""),
                field(typed, taken, "nextActionAt", ""),
                choices.of(PauseReason.class, "worklist.waiting.", value(typed, taken, "reason", "client-info")),
                field(typed, taken, "followUpAt", moments.nextMorning()),
                field(typed, taken, "cause", facts.ticket().cause().orElse("")),
                field(typed, taken, "solution", facts.ticket().solution().orElse("")),
                field(typed, taken, "sendAt", ""),
                zones(texts, moments, facts, typed.value(FORM, "sendAtZone", "")),
                taken.id(),
                taken.files().stream()
                        .map(file -> new Kept(file.sha256(), file.name()))
                        .toList());
    }

    public boolean writable() {
        return !address.isEmpty();
    }

    public boolean offersCanned() {
        return !canned.isEmpty();
    }

    public boolean copied() {
        return !copies.isEmpty();
    }

    public boolean takenBack() {
        return !draft.isEmpty();
    }

    /// Whether desk and client look at different clocks.
    public boolean zoned() {
        return zones.size() > 1;
    }

    /// Something is wrong there, or stands there that would otherwise be sent unseen.
    private static boolean unfolded(Typed typed, TakenBack taken) {
        return Stream.concat(FOLDED.stream(), Stream.of("followUpAt"))
                        .anyMatch(name -> !typed.error(FORM, name).isEmpty())
                || FOLDED.stream()
                        .anyMatch(name -> !value(typed, taken, name, "").isEmpty());
    }

    private static List<Choice> canned(Choices choices, TicketFacts facts) {
        return facts.canned().isEmpty()
                ? List.of()
                : choices.among(
                        facts.canned(), reply -> StepForms.id(reply.id(), reply.name(), ""), "desk.canned-none", "");
    }

    private static List<Copy> copies(Typed typed, TakenBack taken, TicketFacts facts) {
        List<String> everybody = facts.copies().stream()
                .map(contact -> String.valueOf(contact.id()))
                .toList();
        List<String> chosen =
                List.of(value(typed, taken, "copy", String.join(",", everybody)).split(",", -1));
        return facts.copies().stream()
                .map(contact -> {
                    String id = String.valueOf(contact.id());
                    return new Copy(id, contact.name(), contact.email(), chosen.contains(id));
                })
                .toList();
    }

    private static String value(Typed typed, TakenBack taken, String name, String start) {
        return typed.value(FORM, name, taken.value(name, start));
    }

    private static Field field(Typed typed, TakenBack taken, String name, String start) {
        return Field.of(typed, FORM, name, taken.value(name, start));
    }

    /// Whose clock a time is meant by: the desk's, or the client's where that is another.
    private static List<Choice> zones(Texts texts, Moments moments, TicketFacts facts, String chosen) {
        String ours = moments.zone().getId();
        String theirs = facts.client().zone().getId();
        Choice desk = new Choice(ours, texts.with("desk.our-time", ours), ours.equals(chosen));
        return ours.equals(theirs)
                ? List.of(desk)
                : List.of(
                        desk,
                        new Choice(
                                theirs,
                                texts.with("desk.their-time", facts.client().name(), theirs),
                                theirs.equals(chosen)));
    }

    /// How a technician reaches a client: by mail, which goes out, or by what is only written down.
    private static List<Choice> channels(Texts texts, String chosen) {
        return List.of(Channel.EMAIL, Channel.PHONE, Channel.CHAT, Channel.VISIT).stream()
                .map(channel -> channel.name().toLowerCase(Locale.ROOT))
                .map(word -> new Choice(word, texts.with("desk.by." + word), word.equals(chosen)))
                .toList();
    }
}
