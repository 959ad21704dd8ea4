package fettle.server.demo;

import fettle.server.demo.cast.Dice;
import fettle.server.review.Verdict;
import fettle.server.review.Waiting;
import fettle.server.ticket.log.Actor;
import java.util.List;
import java.util.Optional;

/// The lead looks at what was put up for review, several times a day, and says in a line what she thinks.
final class Lead {

    private static final List<String> LINES = List.of(
            "Good that you asked before you changed anything. Next time tell the client when they hear from you.",
            "Please write the cause so that the next one finds it by a word.",
            "The log went before we saved it: save first, then reset.");

    private final Desk desk;
    private final Actor.Technician lead;
    private final Dice dice;

    Lead(Desk desk, World world, Dice dice) {
        this.desk = desk;
        this.lead = world.colleague("Helen Strand");
        this.dice = dice;
    }

    void look() {
        for (Waiting waiting : desk.does(tx -> desk.faces().reviews().waiting(tx))) {
            Optional<Actor.Technician> handler =
                    desk.does(tx -> desk.faces().reviews().handler(tx, waiting));
            if (handler.filter(it -> it.id() != lead.id()).isPresent()) {
                judge(waiting.ticket().number());
            }
        }
    }

    private void judge(long number) {
        boolean good = dice.happens(0.85);
        String line = good ? "" : dice.oneOf(LINES);
        desk.does(tx -> desk.faces().reviews().judge(tx, number, lead, good ? Verdict.GOOD : Verdict.COACH, line));
    }
}
