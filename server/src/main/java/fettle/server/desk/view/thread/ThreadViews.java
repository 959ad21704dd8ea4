package fettle.server.desk.view.thread;

import fettle.server.desk.read.TicketFacts;
import fettle.server.mail.body.RiskyName;
import fettle.server.mail.outbox.Delivery;
import fettle.server.sla.view.ClockViews;
import fettle.server.ticket.conversation.Conversation;
import fettle.server.ticket.conversation.InternalNote;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.conversation.SupplierMessage;
import fettle.web.text.Initials;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes the conversation of a ticket ready to print.
public final class ThreadViews {

    private final Texts texts;
    private final ClockViews clocks;
    private final TicketFacts facts;
    private final Happenings happenings;
    private final AppointmentViews appointments;

    public ThreadViews(Texts texts, ClockViews clocks, TicketFacts facts) {
        this.texts = texts;
        this.clocks = clocks;
        this.facts = facts;
        this.happenings = new Happenings(texts, clocks, facts);
        this.appointments = new AppointmentViews(texts, clocks.zone());
    }

    public List<Item> items() {
        return facts.conversation().items().stream()
                .flatMap(item -> item(item).stream())
                .toList();
    }

    private Optional<Item> item(Conversation.Item item) {
        return switch (item) {
            case Conversation.Item.Message(var entry) -> Optional.of(Item.of(message(entry)));
            case Conversation.Item.Note(var note) -> Optional.of(Item.of(message(note)));
            case Conversation.Item.Supplied(var message) -> Optional.of(Item.of(message(message)));
            case Conversation.Item.Event(var event) -> happenings.of(event).map(Item::of);
            case Conversation.Item.Time _ -> Optional.empty();
        };
    }

    private Item.Message message(PublicEntry entry) {
        Optional<Delivery> delivery = Optional.ofNullable(facts.deliveries().get(entry.id()));
        String path = "/m/" + facts.ticket().number() + "/" + entry.id();
        return new Item.Message(
                "e" + entry.id(),
                entry.fromClient() ? "them" : "us",
                Initials.of(entry.author().name()),
                entry.author().name(),
                delivery.map(ThreadViews::recipients).orElse(""),
                via(entry),
                icon(entry),
                false,
                entry.automatic(),
                clocks.at(entry.at(), facts.now()),
                entry.notice().orElse(""),
                entry.visibleText().strip(),
                rest(entry.text(), entry.visibleText()),
                entry.htmlSha256().map(_ -> path).orElse(""),
                "frame-e" + entry.id(),
                entry.rawSha256().map(_ -> path + "/raw").orElse(""),
                facts.addressed().getOrDefault(entry.id(), List.of()).stream()
                        .map(contact -> new Item.Addressed(String.valueOf(contact.id()), contact.name()))
                        .toList(),
                facts.invitations().getOrDefault(entry.id(), List.of()).stream()
                        .map(appointments::of)
                        .toList(),
                files(entry),
                delivery.map(this::sent).orElse(List.of()));
    }

    private Item.Message message(InternalNote note) {
        return new Item.Message(
                "e" + note.id(),
                "note",
                Initials.of(note.author().name()),
                note.author().name(),
                "",
                "",
                "",
                true,
                false,
                clocks.at(note.at(), facts.now()),
                "",
                note.text().strip(),
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private Item.Message message(SupplierMessage message) {
        Optional<Delivery> delivery = Optional.ofNullable(facts.deliveries().get(message.id()));
        String path = "/m/" + facts.ticket().number() + "/" + message.id();
        return new Item.Message(
                "e" + message.id(),
                "note",
                Initials.of(message.author()),
                message.author(),
                delivery.map(ThreadViews::recipients).orElse(""),
                texts.with(message.ours() ? "desk.to-supplier" : "desk.from-supplier"),
                "supplier",
                true,
                message.automatic(),
                clocks.at(message.at(), facts.now()),
                "",
                message.visibleText().strip(),
                rest(message.text(), message.visibleText()),
                "",
                "",
                message.rawSha256().map(_ -> path + "/raw").orElse(""),
                List.of(),
                List.of(),
                message.files().stream()
                        .map(file -> file(file.id(), file.name(), file.size(), List.of()))
                        .toList(),
                delivery.map(this::sent).orElse(List.of()));
    }

    private static String recipients(Delivery delivery) {
        return String.join(
                ", ",
                delivery.to().stream()
                        .map(to -> to.recipient().name().isEmpty()
                                ? to.recipient().address()
                                : to.recipient().name())
                        .toList());
    }

    private String via(PublicEntry entry) {
        return texts.with("desk.via." + entry.channel().name().toLowerCase(Locale.ROOT));
    }

    private static String icon(PublicEntry entry) {
        return switch (entry.channel()) {
            case EMAIL -> "mail";
            case PORTAL -> "portal";
            case PHONE -> "phone";
            case CHAT -> "chat";
            case VISIT -> "flag";
            case ALERT -> "bell";
            case TECHNICIAN -> "user";
        };
    }

    /// What is folded away: the rest of the message, or all of it where the new part does not lead it.
    private static String rest(String text, String visibleText) {
        String whole = text.strip();
        String shown = visibleText.strip();
        if (whole.equals(shown)) {
            return "";
        }
        return whole.startsWith(shown) ? whole.substring(shown.length()).strip() : whole;
    }

    private List<Item.Attached> files(PublicEntry entry) {
        return entry.attachments().stream()
                .filter(file -> file.insideId().isEmpty())
                .map(file -> file(file.id(), file.name(), file.size(), inside(entry, file.id())))
                .toList();
    }

    /// The files of an attached mail, and of the mails attached to that.
    private List<Item.Inside> inside(PublicEntry entry, long mail) {
        return entry.attachments().stream()
                .filter(file -> file.insideId().equals(Optional.of(mail)))
                .flatMap(file -> Stream.concat(
                        Stream.of(new Item.Inside(
                                path(file.id()), file.name(), size(file.size()), RiskyName.is(file.name()))),
                        inside(entry, file.id()).stream()))
                .toList();
    }

    private Item.Attached file(long id, String name, long size, List<Item.Inside> inside) {
        return new Item.Attached(path(id), name, size(size), RiskyName.is(name), inside);
    }

    private String path(long file) {
        return "/tickets/" + facts.ticket().number() + "/files/" + file;
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? Math.max(1, Math.round(bytes / 1000.0)) + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }

    private String accepted(Delivery.To to, String address, String when) {
        return to.readAt()
                .map(at -> texts.with("desk.mail.opened", address, when, clocks.at(at, facts.now())))
                .orElseGet(() -> texts.with("desk.mail.accepted", address, when));
    }

    private List<Item.Sent> sent(Delivery delivery) {
        return delivery.to().stream().map(this::sent).toList();
    }

    private Item.Sent sent(Delivery.To to) {
        String address = to.recipient().address();
        String when = to.decidedAt().map(at -> clocks.at(at, facts.now())).orElse("");
        return switch (to.state()) {
            case QUEUED ->
                to.lastError().isEmpty()
                        ? new Item.Sent("", "clock", texts.with("desk.mail.queued", address))
                        : new Item.Sent("warn", "warn", texts.with("desk.mail.delayed", address, to.lastError()));
            case ACCEPTED -> new Item.Sent("", "check", accepted(to, address, when));
            case REFUSED -> new Item.Sent("bad", "breach", texts.with("desk.mail.refused", address, to.lastError()));
            case BOUNCED -> new Item.Sent("bad", "breach", texts.with("desk.mail.bounced", address, to.lastError()));
        };
    }
}
