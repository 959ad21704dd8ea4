package fettle.server.monitor;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.server.client.NewContact;
import fettle.server.contract.CalendarTexts;
import fettle.server.contract.supplier.NewSupplier;
import fettle.server.store.Scope;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Assignment.Responsible;
import fettle.server.ticket.CustomerMessage;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.ExclusionReason;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.waiting.UnsentReplies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Suppliers have work and ask back, a ticket goes on in another one or in other hands, somebody wants
/// time left out.
public final class SeldomScene {

    private static final Scope TEST = new Scope.System("test");

    private SeldomScene() {}

    public static List<Ticket> of(TestServer server, WatchedDesk desk, Ticket excluded) {
        Ticket handed = desk.open("Yours rather");
        desk.take(handed, desk.tess);
        Ticket abroad = desk.open("With a supplier");
        Ticket asked = desk.open("A supplier asks");
        Ticket same = desk.open("The same again");
        Ticket thanked = desk.open("Which one");
        Ticket machine = desk.nobodyAsked("Backup failed");
        Ticket solved = desk.open("Solved, thanks");
        var features = server.fettle().features();
        var ticketing = features.ticketing();
        Instant later = desk.now().plus(Duration.ofDays(2));
        desk.reply(thanked, Reply.of("Which one?").waitingFor(PauseReason.CLIENT_INFO, later));
        desk.write(thanked, "Thank you for asking!");
        desk.lose(thanked);
        server.database().run(TEST, tx -> {
            var round = new CalendarTexts(CalendarTexts.SINCE_EVER, "Europe/London", "24x7", "-");
            long calendar =
                    features.calendars().add(tx, "A supplier's", List.of(round)).id();
            var about = new NewSupplier("LexBase", calendar, 240, Optional.empty(), Optional.empty(), true);
            long supplier = features.suppliers().add(tx, about).id();
            for (Ticket out : List.of(abroad, asked)) {
                ticketing
                        .suppliers()
                        .give(tx, Seen.asItStands(out.number()), desk.tess, supplier, later, "Please look");
            }
            ticketing.suppliers().asks(tx, Seen.asItStands(asked.number()), desk.tess, "Which one?");
            ticketing
                    .assignment()
                    .handOver(
                            tx,
                            Seen.asItStands(handed.number()),
                            desk.tess,
                            new Responsible(Optional.of(server.people().ada().technicianId()), Optional.empty()),
                            "You know them");
            ticketing.merging().merge(tx, Seen.asItStands(same.number()), desk.tess, abroad.number());
            ticketing.spokenOf().note(tx, handed.clientId(), handed.id(), abroad);
            features.clients().addContact(tx, handed.clientId(), NewContact.met("Cora Copied", "cora@acme.test"));
            ticketing
                    .tickets()
                    .receive(
                            tx,
                            CustomerMessage.written(
                                    handed.clientId(),
                                    handed.id(),
                                    new Actor.Outside("Ann"),
                                    Channel.EMAIL,
                                    desk.now(),
                                    NewEntry.of("Cora too").naming(List.of("cora@acme.test"))));
            ticketing
                    .handling()
                    .resolve(
                            tx,
                            Seen.asItStands(solved.number()),
                            desk.tess,
                            new Reply.Solution("Cable", "New one"),
                            Optional.of("Done"));
            ticketing
                    .exclusions()
                    .ask(
                            tx,
                            Seen.asItStands(excluded.number()),
                            desk.tess,
                            excluded.receivedAt(),
                            excluded.receivedAt().plusSeconds(60),
                            ExclusionReason.AGREED,
                            "They asked us to wait");
        });
        UnsentReplies.on(server, desk.tess, abroad, asked);
        desk.thank(solved);
        return List.of(handed, abroad, asked, same, thanked, machine, solved, excluded);
    }
}
