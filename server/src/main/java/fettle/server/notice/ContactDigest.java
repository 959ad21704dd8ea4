package fettle.server.notice;

import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.client.choice.ChoiceLinks;
import fettle.server.client.choice.MailChoices;
import fettle.server.client.choice.MailChoices.Taker;
import fettle.server.job.Failures;
import fettle.server.job.Job;
import fettle.server.job.Rounds;
import fettle.server.mail.MessageIds;
import fettle.server.mail.MessageIds.Purpose;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.outbox.Recipient;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.reply.Letterhead;
import fettle.web.text.Texts;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Mails contacts who want it a summary of their open requests, each Monday morning by their own clock, or
/// as soon as we run again within a day; nothing when none is open.
///
/// @param below what it stands on
public record ContactDigest(Below below, Rounds rounds) implements Job {

    private static final Scope SCOPE = new Scope.System("the summary of the week");
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final Duration LATEST = Duration.ofDays(1);
    private static final int MOST = 50;

    /// What it stands on.
    public record Below(
            Database database,
            InstantSource clock,
            Ids ids,
            Clients clients,
            MailChoices choices,
            Tickets tickets,
            Outbox outbox,
            MessageIds messageIds,
            Letterhead letterhead,
            ChoiceLinks links,
            Texts texts) {}

    public ContactDigest(Below below) {
        this(below, Rounds.USUAL);
    }

    @Override
    public String name() {
        return "contact-digest";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    /// Somewhere it is Monday a day before it is here.
    @Override
    public void run() {
        LocalDate newest = week(below.clock().instant().atZone(ZoneOffset.MAX));
        var failures = new Failures();
        Tx read = below.database().read(SCOPE);
        rounds.<Taker>each(
                (last, most) -> below.choices().digestTakers(read, newest, last, most),
                taker -> failures.during(() -> below.database().run(SCOPE, tx -> tell(tx, taker))));
        failures.tell();
    }

    private void tell(Tx tx, Taker taker) {
        Client client = below.clients().client(tx, taker.clientId());
        ZonedDateTime now = below.clock().instant().atZone(client.zone());
        LocalDate week = week(now);
        Duration since = Duration.between(week.atTime(MORNING).atZone(client.zone()), now);
        boolean due = !since.isNegative() && since.compareTo(LATEST) < 0;
        Optional<Contact> to = below.clients()
                .findContact(tx, taker.clientId(), taker.contactId())
                .filter(contact -> contact.active() && client.active());
        if (!due || to.isEmpty() || !below.choices().markDigest(tx, taker, week)) {
            return;
        }
        List<Ticket> open = below.tickets().ofContact(tx, taker.clientId(), taker.contactId(), 0, MOST).stream()
                .filter(Ticket::open)
                .toList();
        if (!open.isEmpty()) {
            below.outbox().add(tx, written(tx, to.get(), week, open));
        }
    }

    private static LocalDate week(ZonedDateTime now) {
        return now.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private NewMail written(Tx tx, Contact to, LocalDate week, List<Ticket> open) {
        Letterhead.Sender from = below.letterhead().sender(tx, Optional.empty());
        var whose = new ChoiceLinks.Whose(to.clientId(), to.id());
        String link = below.links().url(whose);
        return new NewMail(
                "week:" + to.id() + ":" + week,
                to.clientId(),
                Optional.empty(),
                Optional.empty(),
                Automatic.NOTICE,
                from.address(),
                from.name(),
                Optional.empty(),
                List.of(new Recipient(to.email(), to.name())),
                below.texts().with("notice.week.subject", open.size()),
                body(to, open, link, from),
                below.messageIds().messageId(Purpose.NOTICE, 0, below.ids().next()),
                Optional.empty(),
                List.of(),
                Optional.of(link + "/unsubscribe"));
    }

    private String body(Contact to, List<Ticket> open, String link, Letterhead.Sender from) {
        String lines = open.stream().map(ticket -> "- " + line(ticket)).collect(Collectors.joining("\n"));
        return String.join(
                        "\n\n",
                        below.texts().with("ticket.acknowledgement.greeting", to.firstName()),
                        below.texts().with("notice.week.open"),
                        lines,
                        below.texts().with("notice.week.why", link),
                        from.signature(below.texts()))
                + "\n";
    }

    private String line(Ticket ticket) {
        String standing = ticket.pauseReason().isPresent() ? "waits" : "open";
        return below.texts().with("notice.week.line." + standing, String.valueOf(ticket.number()), ticket.subject());
    }
}
