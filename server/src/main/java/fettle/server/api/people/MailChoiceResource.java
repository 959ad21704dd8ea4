package fettle.server.api.people;

import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.client.choice.MailChoice;
import fettle.server.client.choice.MailChoice.Replies;
import fettle.server.client.choice.MailChoices;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import fettle.web.route.Who;
import java.util.List;
import java.util.function.Function;

/// Which of our mails somebody at a client wants.
public record MailChoiceResource(Clients clients, MailChoices choices) implements Resource {

    private static final String PATH = "/clients/{id}/contacts/{contact}/mail-choice";

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read(PATH, this::one),
                Operation.put(PATH, Who.API, this::choose, (call, tx, _) -> one(call, tx)));
    }

    private MailChoice one(Call call, Tx tx) {
        Contact contact = contact(call, tx);
        return choices.of(tx, contact.clientId(), contact.id());
    }

    private Function<Tx, String> choose(Call call) {
        Members body = call.body();
        var choice = new MailChoice(
                body.one(Replies.class, "replies"),
                body.yes("acknowledged", false),
                body.yes("digest", false),
                body.count("version", 0));
        return tx -> {
            Contact contact = contact(call, tx);
            choices.choose(tx, contact.clientId(), contact.id(), choice.offeredTo(contact));
            return String.valueOf(contact.id());
        };
    }

    private Contact contact(Call call, Tx tx) {
        return clients.findContact(tx, call.inPath("id"), call.inPath("contact"))
                .filter(Contact::active)
                .orElseThrow(() -> new Refusal.NotFound("client.contact-not-found"));
    }
}
