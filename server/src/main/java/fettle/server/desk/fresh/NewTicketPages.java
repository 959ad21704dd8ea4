package fettle.server.desk.fresh;

import static fettle.web.route.Who.DESK;

import fettle.contracts.sla.Channel;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.client.NewContact;
import fettle.server.desk.form.Typed;
import fettle.server.desk.view.Choice;
import fettle.server.desk.view.Field;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.store.keys.RequestKeys;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.web.Form;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Texts;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Opens tickets that somebody asked for in person.
public final class NewTicketPages implements Routes {

    private static final String FORM = "new";
    private static final List<String> FIELDS =
            List.of("client", "contact", "channel", "name", "email", "subject", "text", "received");
    private static final List<Channel> CHANNELS = List.of(Channel.PHONE, Channel.VISIT, Channel.CHAT, Channel.EMAIL);

    private final Database database;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Tickets tickets;
    private final Clients clients;
    private final RequestKeys keys;
    private final Guard<DeskUser> desk;
    private final Pages pages;
    private final Texts texts;

    public NewTicketPages(
            Database database,
            InstantSource clock,
            ZoneId zone,
            Tickets tickets,
            Clients clients,
            RequestKeys keys,
            Guard<DeskUser> desk,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.tickets = tickets;
        this.clients = clients;
        this.keys = keys;
        this.desk = desk;
        this.pages = pages;
        this.texts = pages.texts();
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/tickets/new", DESK, this::show), Route.post("/tickets/new", DESK, this::open));
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Optional<Long> client = Form.ofQuery(request).optionalId("client");
        pages.send(request, response, page(user, client, Typed.NOTHING));
    }

    private void open(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Form form = Form.of(request);
        Typed typed = Typed.read(FORM, FIELDS, form);
        try {
            String opened = keys.once(user.scope(), form.text("key", 80), tx -> opened(tx, user, form));
            Pages.seeOther(response, opened);
        } catch (Refusal.Invalid | Refusal.Conflict refusal) {
            response.status(refusal instanceof Refusal.Conflict ? Status.CONFLICT_409 : Status.BAD_REQUEST_400);
            pages.send(request, response, page(user, form.optionalId("client"), typed.refused(refusal, texts)));
        }
    }

    private String opened(Tx tx, DeskUser user, Form form) {
        long client = clients.client(tx, form.id("client")).id();
        var asked = NewTicket.asked(
                client,
                contact(tx, client, form),
                new Actor.Technician(user.technicianId(), user.name()),
                form.one(Channel.class, "channel"),
                received(form),
                form.text("subject", 250),
                NewEntry.of(form.lines("text", 60_000)));
        return "/tickets/" + tickets.open(tx, asked).number();
    }

    /// Whoever was chosen, or somebody we have just met.
    private Optional<Long> contact(Tx tx, long client, Form form) {
        Optional<String> name = form.optional("name", 120);
        if (name.isEmpty()) {
            return form.optionalId("contact")
                    .map(id -> clients.contact(tx, client, id).id());
        }
        return Optional.of(clients.addContact(tx, client, NewContact.met(name.orElseThrow(), form.text("email", 254)))
                .id());
    }

    private Instant received(Form form) {
        Optional<String> typed = form.optional("received", 30);
        try {
            return typed.map(text -> LocalDateTime.parse(text).atZone(zone).toInstant())
                    .filter(at -> !at.isAfter(clock.instant()))
                    .orElse(clock.instant());
        } catch (DateTimeParseException notAnInstant) {
            throw Refusal.Invalid.field("received", "form.not-a-date");
        }
    }

    private NewTicketPage page(DeskUser user, Optional<Long> client, Typed typed) {
        Tx tx = database.read(user.scope());
        return new NewTicketPage(
                UUID.randomUUID().toString(),
                typed.errors().isEmpty() ? typed.notice() : "",
                client.map(String::valueOf).orElse(""),
                client.map(id -> clients.client(tx, id).name()).orElse(""),
                clients(tx, client),
                client.map(id -> contacts(tx, id, typed)).orElse(List.of()),
                channels(typed),
                Field.of(typed, FORM, "name", ""),
                Field.of(typed, FORM, "email", ""),
                Field.of(typed, FORM, "subject", ""),
                Field.of(typed, FORM, "text", ""),
                Field.of(typed, FORM, "received", ""));
    }

    private List<Choice> clients(Tx tx, Optional<Long> chosen) {
        return clients.all(tx).stream()
                .filter(client -> client.active() && !client.reserved())
                .map(client -> new Choice(
                        String.valueOf(client.id()),
                        client.name(),
                        chosen.filter(id -> id == client.id()).isPresent()))
                .toList();
    }

    private List<Choice> contacts(Tx tx, long client, Typed typed) {
        String chosen = typed.value(FORM, "contact", "");
        List<Choice> all = new ArrayList<>();
        all.add(new Choice("", texts.with("desk.new-nobody"), chosen.isEmpty()));
        clients.contacts(tx, client).stream()
                .filter(Contact::active)
                .map(contact -> choice(contact, chosen))
                .forEach(all::add);
        return all;
    }

    private static Choice choice(Contact contact, String chosen) {
        String id = String.valueOf(contact.id());
        return new Choice(id, contact.name() + ", " + contact.email(), id.equals(chosen));
    }

    private List<Choice> channels(Typed typed) {
        String chosen = typed.value(FORM, "channel", "phone");
        return CHANNELS.stream()
                .map(channel -> channel.name().toLowerCase(Locale.ROOT))
                .map(word -> new Choice(word, texts.with("desk.via." + word), word.equals(chosen)))
                .toList();
    }
}
