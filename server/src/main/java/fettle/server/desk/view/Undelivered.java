package fettle.server.desk.view;

import fettle.server.client.Contact;
import fettle.server.desk.read.TicketFacts;
import fettle.server.mail.outbox.Delivery;
import fettle.server.mail.outbox.Obstacle;
import fettle.server.sla.view.ClockViews;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.reply.Deliveries;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Optional;

/// What did not come to somebody, and what can be done about it.
///
/// @param late whether it may still come
/// @param said what the mail server said, "" when we know no words of it
public record Undelivered(String who, String why, String said, boolean late) {

    static List<Undelivered> of(TicketFacts facts, Texts texts, ClockViews clocks) {
        return Deliveries.open(facts.events()).stream()
                .map(lost -> of(lost, facts, texts, clocks))
                .toList();
    }

    /// The two ways to be done with it, where there is anything to be done with.
    static List<StepForm> forms(StepForms forms, TicketFacts facts) {
        List<TicketEvent.Undelivered> open = Deliveries.open(facts.events());
        if (open.isEmpty()) {
            return List.of();
        }
        String address = facts.contact()
                .map(Contact::email)
                .orElseGet(() -> open.getFirst().address());
        return List.of(
                forms.form(
                        "sending-again",
                        recipients(forms, "sending-again", open),
                        forms.line("sending-again", "address", address)),
                forms.form(
                        "delivery-settlement",
                        recipients(forms, "delivery-settlement", open),
                        forms.line("delivery-settlement", "words", "")));
    }

    private static StepForm.Part recipients(StepForms forms, String form, List<TicketEvent.Undelivered> open) {
        String chosen = forms.value(form, "recipient", "");
        return forms.choice(
                form,
                "recipient",
                open.stream()
                        .map(lost -> StepForms.id(lost.recipientId(), lost.address(), chosen))
                        .toList());
    }

    private static Undelivered of(TicketEvent.Undelivered lost, TicketFacts facts, Texts texts, ClockViews clocks) {
        boolean late = lost.obstacle() == Obstacle.LATE;
        return new Undelivered(
                texts.with(
                        late ? "desk.late-mail" : "desk.lost-mail", lost.address(), clocks.at(lost.at(), facts.now())),
                texts.with("desk.lost." + lost.obstacle().key()),
                to(facts, lost.recipientId()).map(Delivery.To::lastError).orElse(""),
                late);
    }

    private static Optional<Delivery.To> to(TicketFacts facts, long recipientId) {
        return facts.deliveries().values().stream()
                .flatMap(delivery -> delivery.to().stream())
                .filter(to -> to.id() == recipientId)
                .findFirst();
    }
}
