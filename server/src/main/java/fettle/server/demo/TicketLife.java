package fettle.server.demo;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.server.client.Contact;
import fettle.server.contract.supplier.Supplier;
import fettle.server.demo.cast.Cast;
import fettle.server.demo.cast.Cast.Colleague;
import fettle.server.demo.cast.Dice;
import fettle.server.demo.cast.Pace;
import fettle.server.demo.cast.Story;
import fettle.server.ticket.Assignment.Responsible;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One request's way through the desk: asked, triaged, answered, perhaps asked back, handed over or left lying, and
/// solved. Each step is taken at its own time by the verbs that people use.
final class TicketLife {

    private static final List<String> FIRST_LINE = List.of("Priya Raman", "Tom Whitaker", "Aisha Bello");
    private static final List<Colleague> HIGHER_LINES = Cast.COLLEAGUES.stream()
            .filter(colleague -> Set.of("Second line", "Third line").contains(colleague.group()))
            .toList();
    private static final List<String> ANSWERS = List.of(
            "Yes, since this morning.",
            "No, not that I know of.",
            "It is the left one, by the window.",
            "Both of us have it. Thanks for looking.",
            "I have sent you a picture.");

    private final Desk desk;
    private final World world;
    private final Agenda agenda;
    private final Dice dice;
    private final InstantSource clock;
    private final World.Place place;
    private final Story story;
    private final Contact contact;
    private final Pace pace;
    private final double slowness;

    TicketLife(Desk desk, World world, Agenda agenda, Dice dice, InstantSource clock, World.Place place, Story story) {
        this.desk = desk;
        this.world = world;
        this.agenda = agenda;
        this.dice = dice;
        this.clock = clock;
        this.place = place;
        this.story = story;
        this.contact = dice.oneOf(place.contacts());
        this.pace = Pace.of(story, dice);
        this.slowness = dice.happens(place.company().effort() > 2 ? 0.09 : 0.025) ? 4 : 1;
    }

    void begin() {
        double way = dice.share();
        Channel channel = way < 0.7 ? Channel.EMAIL : way < 0.87 ? Channel.PORTAL : Channel.PHONE;
        Actor.Technician onThePhone = first();
        Actor by = channel == Channel.PHONE ? onThePhone : new Actor.Contact(contact.id(), contact.name());
        Ticket ticket = desk.open(NewTicket.asked(
                        place.clientId(),
                        Optional.of(contact.id()),
                        by,
                        channel,
                        clock.instant(),
                        story.subject(),
                        NewEntry.of(story.request() + "\n\n" + contact.name()))
                .known(Ticket.Identity.VERIFIED));
        later(dice.minutes(1, 9), () -> triage(ticket, onThePhone));
    }

    private void triage(Ticket ticket, Actor.Technician by) {
        desk.triage(
                ticket,
                by,
                new Findings(
                        story.kind() >= 12 ? TicketType.REQUEST : TicketType.INCIDENT,
                        Optional.of(story.kind()),
                        pace.impact(),
                        pace.urgency(),
                        affected(),
                        Optional.empty()));
        Duration wait = dice.minutes(pace.answerFrom(), pace.answerTo());
        later(Duration.ofSeconds((long) (wait.toSeconds() * slowness)), () -> answer(ticket, by));
    }

    private void answer(Ticket ticket, Actor.Technician by) {
        Responsible me = new Responsible(
                Optional.of(by.id()), Optional.ofNullable(world.groups().get("First line")));
        desk.does(tx -> desk.faces().ticketing().assignment().assign(tx, Desk.seen(ticket), by, me));
        double way = dice.share();
        if (story.asks() && way < 0.26) {
            ask(ticket, by);
        } else if (way < 0.36) {
            handOver(ticket, by);
        } else if (way < 0.44) {
            promise(ticket, by);
        } else if (way < 0.5 && story.kind() <= 10) {
            waitForSupplier(ticket, by);
        } else if (way < 0.72 && pace.priority() != Priority.P1) {
            solve(ticket, by);
        } else {
            workOn(ticket, by);
        }
    }

    private void ask(Ticket ticket, Actor.Technician by) {
        Instant followUp = worked(Duration.ofHours(8));
        desk.reply(
                ticket,
                by,
                Reply.of(greeting() + story.question() + "\n\n" + by.name())
                        .taking(spent(0.3))
                        .waitingFor(PauseReason.CLIENT_INFO, followUp));
        if (dice.happens(0.93)) {
            later(dice.minutes(12, 290), () -> hearBack(ticket, by));
        } else {
            later(Duration.ofHours(8), () -> askAgain(ticket, by));
        }
    }

    private void askAgain(Ticket ticket, Actor.Technician by) {
        desk.reply(
                ticket,
                by,
                Reply.of(greeting() + "Did you get my question? I wait for your answer to go on.\n\n" + by.name())
                        .taking(spent(0.1))
                        .waitingFor(PauseReason.CLIENT_INFO, worked(Duration.ofHours(16))));
        later(Duration.ofHours(16), () -> solve(ticket, by));
    }

    private void hearBack(Ticket ticket, Actor.Technician by) {
        desk.hear(
                ticket, new Actor.Contact(contact.id(), contact.name()), dice.oneOf(ANSWERS) + "\n\n" + contact.name());
        later(dice.minutes(8, 75), () -> solve(ticket, by));
    }

    private void handOver(Ticket ticket, Actor.Technician by) {
        desk.reply(
                ticket,
                by,
                Reply.of(greeting()
                                + "I have looked at it and pass it to a colleague who knows this best. You hear from them today."
                                + "\n\n" + by.name())
                        .taking(spent(0.4))
                        .next("A higher line takes it up", Optional.of(worked(Duration.ofHours(3)))));
        Colleague receiver = dice.oneOf(HIGHER_LINES);
        Responsible them = new Responsible(
                Optional.empty(), Optional.ofNullable(world.groups().get(receiver.group())));
        desk.does(tx -> desk.faces()
                .ticketing()
                .assignment()
                .handOver(tx, Desk.seen(ticket), by, them, "Needs rights that first line does not have"));
        later(dice.minutes(4, 40), () -> accept(ticket, world.colleague(receiver.name())));
    }

    private void accept(Ticket ticket, Actor.Technician by) {
        desk.does(tx -> desk.faces().ticketing().assignment().accept(tx, Desk.seen(ticket), by));
        workOn(ticket, by);
    }

    private void promise(Ticket ticket, Actor.Technician by) {
        Instant until = worked(dice.minutes(60, 200));
        desk.reply(
                ticket,
                by,
                Reply.of(greeting() + "I am on it and call you when I know more.\n\n" + by.name())
                        .taking(spent(0.4))
                        .promising("A call with what we found", until));
        later(dice.minutes(30, dice.happens(0.9) ? 58 : 260), () -> keepPromise(ticket, by));
    }

    private void keepPromise(Ticket ticket, Actor.Technician by) {
        desk.reply(
                ticket,
                by,
                Reply.of("Called " + contact.firstName() + ": found the cause, being mended now.")
                        .by(Channel.PHONE, true)
                        .taking(spent(0.4)));
        if (desk.find(ticket).promise().isPresent()) {
            desk.does(tx -> desk.faces().ticketing().handling().keepPromise(tx, Desk.seen(ticket), by));
        }
        workOn(ticket, by);
    }

    private void waitForSupplier(Ticket ticket, Actor.Technician by) {
        desk.reply(
                ticket,
                by,
                Reply.of(greeting()
                                + "The maker of this has to look at it; we chase them for you and tell you what they say.\n\n"
                                + by.name())
                        .taking(spent(0.5)));
        Supplier supplier = world.supplierOf(ticket.number());
        Instant followUp = worked(Duration.ofHours(6));
        desk.does(tx -> desk.faces()
                .ticketing()
                .suppliers()
                .give(tx, Desk.seen(ticket), by, supplier.id(), followUp, "Please look at: " + story.subject()));
        later(dice.minutes(90, 400), () -> {
            desk.does(
                    tx -> desk.faces().ticketing().suppliers().back(tx, Desk.seen(ticket), by, "They have mended it"));
            solve(ticket, by);
        });
    }

    private void workOn(Ticket ticket, Actor.Technician by) {
        if (!desk.find(ticket).waiting()) {
            desk.reply(
                    ticket,
                    by,
                    Reply.of(greeting() + "I have this now and am looking into it.\n\n" + by.name())
                            .taking(spent(0.3))
                            .next("Find the cause of: " + story.subject(), Optional.of(worked(Duration.ofHours(2)))));
        }
        Duration work = dice.minutes(pace.fixFrom(), pace.fixTo());
        updates(ticket, by, work);
        later(Duration.ofSeconds((long) (work.toSeconds() * slowness)), () -> solve(ticket, by));
    }

    /// Who waits for something pressing hears from us now and then, also when there is nothing new.
    private void updates(Ticket ticket, Actor.Technician by, Duration work) {
        int every = pace.priority() == Priority.P1 ? 24 : pace.priority() == Priority.P2 ? 85 : 400;
        for (long minute = every; minute < work.toMinutes(); minute += every) {
            later(
                    Duration.ofMinutes(minute),
                    () -> desk.reply(
                            ticket,
                            by,
                            Reply.of(greeting()
                                            + "Still on it: no news yet, and I have not forgotten you. More from me soon.\n\n"
                                            + by.name())
                                    .taking(spent(0.1))));
        }
    }

    private void solve(Ticket ticket, Actor.Technician by) {
        boolean sloppy = dice.happens(0.03);
        var solution = sloppy ? new Solution("", "") : new Solution(story.causeOrNone(), story.solution());
        desk.reply(
                ticket,
                by,
                Reply.of(greeting() + story.answer() + "\n\n" + by.name())
                        .taking(spent(1))
                        .resolving(solution));
        if (sloppy && dice.happens(0.9)) {
            later(dice.minutes(40, 200), () -> fillIn(ticket, by));
        }
        if (dice.happens(place.company().effort() > 2 ? 0.07 : 0.03)) {
            later(dice.minutes(60, 700), () -> comeBack(ticket, by));
        }
    }

    private void fillIn(Ticket ticket, Actor.Technician by) {
        if (desk.find(ticket).resolved()) {
            var late = new Solution(story.causeOrNone(), story.solution());
            desk.does(tx -> desk.faces().ticketing().handling().fillIn(tx, Desk.seen(ticket), by, late));
        }
    }

    private void comeBack(Ticket ticket, Actor.Technician by) {
        desk.hear(
                ticket,
                new Actor.Contact(contact.id(), contact.name()),
                "I am afraid it is back, exactly as before. Could you look again?\n\n" + contact.name());
        later(dice.minutes(10, 60), () -> workOn(ticket, by));
    }

    private Optional<Integer> affected() {
        return switch (pace.impact()) {
            case HIGH -> Optional.of(dice.between(25, 60));
            case MEDIUM -> Optional.of(dice.between(2, 9));
            case LOW -> Optional.of(1);
        };
    }

    private Spent spent(double share) {
        return Spent.minutes(
                Math.min(600, dice.about(story.minutes() * place.company().effort() * share)));
    }

    private String greeting() {
        return "Hello " + contact.firstName() + ",\n\n";
    }

    private Actor.Technician first() {
        return world.colleague(dice.oneOf(FIRST_LINE));
    }

    /// When somebody gets to it: the desk works in its own hours, and round the clock for what stops a whole
    /// client.
    private void later(Duration wait, Runnable step) {
        agenda.at(worked(wait), step);
    }

    private Instant worked(Duration time) {
        Instant now = clock.instant();
        return pace.priority() == Priority.P1
                ? now.plus(time)
                : world.desk().add(now, time).orElseThrow();
    }
}
