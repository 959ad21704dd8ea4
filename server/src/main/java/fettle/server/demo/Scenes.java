package fettle.server.demo;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Impact;
import fettle.contracts.sla.Urgency;
import fettle.server.client.Contact;
import fettle.server.demo.cast.Story;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Triage.Findings;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.kind.TicketType;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.server.ticket.reply.Reply.Spent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is going on at this very moment, whatever the hour: work to see on every page of the desk.
final class Scenes {

    private static final long NETWORK = 7;
    private static final long APPLICATION = 8;
    private static final long PRINTER = 3;
    private static final long PASSWORD = 1;
    private static final long HARDWARE = 5;

    private final Desk desk;
    private final World world;
    private final Agenda agenda;
    private final DemoClock clock;
    private final Instant now;

    Scenes(Desk desk, World world, Agenda agenda, DemoClock clock, Instant now) {
        this.desk = desk;
        this.world = world;
        this.agenda = agenda;
        this.clock = clock;
        this.now = now;
    }

    /// Puts it on the agenda.
    void prepare() {
        caseManagement();
        labelPrinters();
        rota();
        invoiceMail();
        sharedDrive();
        plotter();
        inHand();
    }

    private void caseManagement() {
        Actor.Technician priya = world.colleague("Priya Raman");
        ago(82, () -> {
            Ticket ticket = asks(
                    "Calder",
                    "Ruth",
                    "Case management down for the litigation team",
                    "Morning. Nobody in litigation can open a matter since about ten past nine. It sits on “connecting” then"
                            + " throws everyone out. There are fourteen of us and a filing deadline at four today. Please ring me"
                            + " if quicker.");
            ago(80, () -> triage(ticket, priya, APPLICATION, Impact.HIGH, Urgency.HIGH, 14));
            ago(78, () -> {
                desk.take(ticket, priya);
                desk.reply(
                        ticket,
                        priya,
                        Reply.of(
                                        "Hi Ruth, I have this now. The fault is in the link between your office and"
                                                + " LexBase, so restarting PCs will not help: please ask people to leave them on.\n\nPriya")
                                .taking(Spent.minutes(9))
                                .promising(
                                        "What LexBase found, and when you can open matters again",
                                        now.plus(Duration.ofMinutes(8))));
            });
            ago(
                    50,
                    () -> desk.does(tx -> desk.faces()
                            .ticketing()
                            .handling()
                            .note(
                                    tx,
                                    Desk.seen(ticket),
                                    priya,
                                    "Licence service answers on the LexBase side, but refuses our certificate since 09:08.",
                                    Optional.of(Spent.minutes(17)))));
            ago(
                    11,
                    () -> desk.hear(
                            ticket,
                            contactOf("Calder", "Ruth"),
                            "The web version lets us read but not file. Four o’clock is a court deadline, so I need to know by eleven"
                                    + " whether to ask for an extension.\n\nRuth"));
        });
    }

    private void labelPrinters() {
        ago(
                24,
                () -> asks(
                        "Dunmore",
                        "Kev",
                        "Label printers offline, Avonmouth depot",
                        "All six label printers at Avonmouth went offline ten minutes ago. Six people at goods in are writing labels by"
                                + " hand, and the trucks are waiting.\n\nKev"));
    }

    private void rota() {
        Actor.Technician tom = world.colleague("Tom Whitaker");
        ago(95, () -> {
            Ticket ticket = asks(
                    "Juniper",
                    "Joe",
                    "Night staff locked out of the rota",
                    "Four of the night staff at Elm Court cannot sign in to the rota. Handover is at ten.\n\nJoe");
            ago(90, () -> triage(ticket, tom, PASSWORD, Impact.MEDIUM, Urgency.HIGH, 4));
            ago(84, () -> {
                desk.take(ticket, tom);
                desk.reply(
                        ticket,
                        tom,
                        Reply.of("Hello Joe, I am on it and ring you with the new sign-ins.\n\nTom")
                                .taking(Spent.minutes(6))
                                .promising("A call with the new sign-ins", now.minus(Duration.ofMinutes(12))));
            });
        });
    }

    private void invoiceMail() {
        Actor.Technician aisha = world.colleague("Aisha Bello");
        ago(64, () -> {
            Ticket ticket = asks(
                    "Ironbridge",
                    "Mo",
                    "Invoice-change email, three people clicked",
                    "Three people in accounts clicked a link in a mail about changed bank details. One typed a password.\n\nMo");
            ago(60, () -> triage(ticket, aisha, Story.SECURITY, Impact.MEDIUM, Urgency.HIGH, 3));
            ago(55, () -> {
                desk.take(ticket, aisha);
                desk.reply(
                        ticket,
                        aisha,
                        Reply.of("Mo, please do not pay and do not delete the mail. I end the three sessions"
                                        + " now and tell you what I find.\n\nAisha")
                                .taking(Spent.minutes(12))
                                .next(
                                        "Save the sign-in log, then tell Mo",
                                        Optional.of(now.plus(Duration.ofMinutes(50)))));
            });
        });
    }

    private void sharedDrive() {
        Actor.Technician joanne = world.colleague("Joanne Pike");
        ago(300, () -> {
            Ticket ticket = asks(
                    "Kestrel",
                    "Jonas",
                    "Shared drive slow from the vessel office",
                    "The shared drive takes a minute to open from the vessel office. The satellite link shows green.\n\nJonas");
            ago(285, () -> triage(ticket, joanne, NETWORK, Impact.LOW, Urgency.HIGH, 2));
            ago(270, () -> {
                desk.take(ticket, joanne);
                desk.reply(
                        ticket,
                        joanne,
                        Reply.of("Hello Jonas, the link loses packets on the satellite side. SatLine look at"
                                        + " it; we chase them for you.\n\nJoanne")
                                .taking(Spent.minutes(22)));
                desk.does(tx -> desk.faces()
                        .ticketing()
                        .suppliers()
                        .give(
                                tx,
                                Desk.seen(ticket),
                                joanne,
                                world.supplier("SatLine").id(),
                                now.plus(Duration.ofMinutes(140)),
                                "Packets are lost on the satellite side, vessel office of Kestrel Marine"));
            });
        });
    }

    private void plotter() {
        Actor.Technician aisha = world.colleague("Aisha Bello");
        ago(420, () -> {
            Ticket ticket = asks(
                    "Hollis",
                    "Grace",
                    "Plotter prints the margin twice",
                    "The plotter prints the right margin twice on every plan. A client comes at four for the drawings.\n\nGrace");
            ago(410, () -> triage(ticket, aisha, PRINTER, Impact.MEDIUM, Urgency.MEDIUM, 3));
            ago(400, () -> desk.take(ticket, aisha));
            ago(
                    390,
                    () -> desk.reply(
                            ticket,
                            aisha,
                            Reply.of("Hello Grace, I have reset the margins and printed one plan here:"
                                            + " it came out right.\n\nAisha")
                                    .taking(Spent.minutes(26))
                                    .resolving(new Solution("", ""))));
            ago(
                    35,
                    () -> desk.hear(
                            ticket,
                            contactOf("Hollis", "Grace"),
                            "Sorry, it does it again on the large sheets. Could you look once more?\n\nGrace"));
        });
        ago(
                200,
                () -> triage(
                        asks(
                                "Acme",
                                "Dana",
                                "Card reader at reception does not start",
                                "The card reader at reception stays dark since lunch.\n\nDana"),
                        aisha,
                        HARDWARE,
                        Impact.LOW,
                        Urgency.MEDIUM,
                        1));
    }

    /// What everybody has in hand, besides.
    private void inHand() {
        InHand.ALL.forEach(this::hand);
    }

    private void hand(InHand work) {
        Actor.Technician by = world.colleague(work.owner());
        ago(work.minutes(), () -> {
            Ticket ticket = asks(
                    work.company(),
                    work.who(),
                    work.subject(),
                    "Could you have a look? " + work.subject() + ", since this morning.\n\n" + work.who());
            ago(work.minutes() - 4, () -> triage(ticket, by, work.kind(), work.impact(), work.urgency(), 2));
            ago(work.minutes() - 9, () -> {
                desk.take(ticket, by);
                desk.reply(
                        ticket,
                        by,
                        Reply.of("Hello " + work.who() + ", I have this and look into it today.\n\n" + by.name())
                                .taking(Spent.minutes(7))
                                .next(work.next(), Optional.of(now.plus(Duration.ofMinutes(30 + work.minutes())))));
            });
        });
    }

    private Ticket asks(String company, String who, String subject, String words) {
        Contact contact = contact(company, who);
        return desk.open(NewTicket.asked(
                        contact.clientId(),
                        Optional.of(contact.id()),
                        contactOf(company, who),
                        Channel.EMAIL,
                        clock.instant(),
                        subject,
                        NewEntry.of(words))
                .known(Ticket.Identity.VERIFIED));
    }

    private void triage(Ticket ticket, Actor.Technician by, long kind, Impact impact, Urgency urgency, int users) {
        desk.triage(
                ticket,
                by,
                new Findings(
                        TicketType.INCIDENT, Optional.of(kind), impact, urgency, Optional.of(users), Optional.empty()));
    }

    private Actor.Contact contactOf(String company, String who) {
        Contact contact = contact(company, who);
        return new Actor.Contact(contact.id(), contact.name());
    }

    private Contact contact(String company, String who) {
        return world.place(company).contacts().stream()
                .filter(one -> one.name().startsWith(who))
                .findFirst()
                .orElseThrow();
    }

    private void ago(int minutes, Runnable act) {
        agenda.at(now.minus(Duration.ofMinutes(minutes)), act);
    }
}
