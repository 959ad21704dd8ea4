package fettle.server.desk.view;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.server.client.Contact;
import fettle.server.desk.form.Moments;
import fettle.server.desk.form.Typed;
import fettle.server.desk.read.TicketFacts;
import fettle.server.ticket.Ticket;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where a reply or an internal note is written, with all that goes in the same form.
///
/// @param tab what the reply is called: "Reply to Ruth"
/// @param address whom it goes to; "" when nobody can be written to
/// @param note whether the internal note is chosen
/// @param open whether the ticket is not solved yet, so that it can wait or be solved
/// @param unfolded whether what follows is shown at once, because something is wrong there
public record ComposerView(
        String tab,
        String address,
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
        Field solution) {

    private static final String FORM = "entries";

    static ComposerView of(Texts texts, Choices choices, Moments moments, Typed typed, TicketFacts facts) {
        Optional<Contact> to = facts.recipient();
        boolean writable = to.isPresent() && facts.ticket().stage() != Ticket.Stage.CLOSED;
        boolean note = !writable || typed.value(FORM, "kind", "reply").equals("note");
        return new ComposerView(
                to.map(contact -> texts.with("desk.reply-to", contact.firstName()))
                        .orElse(texts.with("desk.reply")),
                to.filter(_ -> writable).map(Contact::email).orElse(""),
                !note,
                note,
                !facts.ticket().resolved(),
                typed.of(FORM)
                        && List.of(
                                        "promise",
                                        "promiseAt",
                                        "nextAction",
                                        "nextActionAt",
                                        "followUpAt",
                                        "cause",
                                        "solution")
                                .stream()
                                .anyMatch(name -> !typed.error(FORM, name).isEmpty()
                                        || (!name.equals("followUpAt")
                                                && !typed.value(FORM, name, "").isEmpty())),
                !typed.value(FORM, "unreached", "").isEmpty(),
                channels(texts, typed.value(FORM, "channel", "email")),
                field(typed, "text", ""),
                field(typed, "files", ""),
                field(typed, "minutes", ""),
                field(typed, "note", ""),
                StepForms.unpaid(choices, typed.value(FORM, "unpaid", "")),
                field(typed, "promise", ""),
                field(typed, "promiseAt", ""),
                field(typed, "nextAction", ""),
                field(typed, "nextActionAt", ""),
                choices.of(PauseReason.class, "worklist.waiting.", typed.value(FORM, "reason", "client-info")),
                field(typed, "followUpAt", moments.nextMorning()),
                field(typed, "cause", facts.ticket().cause().orElse("")),
                field(typed, "solution", facts.ticket().solution().orElse("")));
    }

    public boolean writable() {
        return !address.isEmpty();
    }

    private static Field field(Typed typed, String name, String start) {
        return Field.of(typed, FORM, name, start);
    }

    /// How a technician reaches a client: by mail, which goes out, or by what is only written down.
    private static List<Choice> channels(Texts texts, String chosen) {
        return List.of(Channel.EMAIL, Channel.PHONE, Channel.CHAT, Channel.VISIT).stream()
                .map(channel -> channel.name().toLowerCase(Locale.ROOT))
                .map(word -> new Choice(word, texts.with("desk.by." + word), word.equals(chosen)))
                .toList();
    }
}
