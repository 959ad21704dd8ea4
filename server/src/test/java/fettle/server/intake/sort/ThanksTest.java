package fettle.server.intake.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.intake.FreshMailDesk;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.MailDesk;
import fettle.server.intake.Reason;
import fettle.server.mail.outbox.Delivery;
import fettle.server.mail.reply.MereThanks;
import fettle.server.store.Tx;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.LastWord;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketLog;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.web.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Thanks for what is solved do not take it up again; anything more does.
class ThanksTest extends FreshMailDesk {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks!",
                "Thank you very much, it works perfectly now.\n\nBest regards\nAnn",
                "Vielen Dank für die schnelle Hilfe, alles funktioniert wieder!\nLiebe Grüße\nAnn Able",
                "Merci beaucoup, ça marche.\nBonne journée",
                "Muchas gracias, ahora funciona.",
                "Hartelijk dank, het werkt weer!",
                "ありがとうございます"
            })
    void areKnownInSomeLanguages(String text) {
        assertThat(MereThanks.is(text, "Ann Able")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Works now.",
                "Thanks, but it does not work.",
                "Thanks! Could you also look at the scanner?",
                "Thanks, please order a new mouse.",
                "Danke, es geht leider noch nicht.",
                "Thanks, call me at 5551234",
                "Merci, mais le problème est revenu.",
                "Thanks. Bob"
            })
    void areNotWhatSaysOneWordMore(String text) {
        assertThat(MereThanks.is(text, "Ann Able")).isFalse();
    }

    @Test
    void areKeptOnTheSolvedTicketAndSayHowTheyWereRead() throws Exception {
        Ticket solved = solved();

        LedgerEntry thanks = answer("Thank you so much!\n\nOn Monday Support wrote:\n> Is it better?");

        assertThat(thanks.reason()).isEqualTo(Reason.JOINED_THANKS);
        assertThat(now(solved).stage()).isEqualTo(Ticket.Stage.RESOLVED);
        assertThat(now(solved).unansweredSince()).isEmpty();
        assertThat(entries(solved).getLast().notice().orElseThrow()).contains("stays solved");
    }

    @Test
    void waitForOneOfUsToSayWhetherItIsStillSolved() throws Exception {
        Ticket solved = solved();
        answer("Thank you so much!");
        assertThat(LastWord.undecided(log(solved))).isPresent();
        var tess = new Actor.Technician(desk.tess.id(), desk.tess.name());

        database.run(MailDesk.TEST, tx -> keep(tx, solved, tess));

        assertThat(LastWord.undecided(log(solved))).isEmpty();
        assertThat(now(solved).stage()).isEqualTo(Ticket.Stage.RESOLVED);
        assertThatThrownBy(() -> database.run(MailDesk.TEST, tx -> keep(tx, solved, tess)))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void areDecidedByReopeningToo() throws Exception {
        Ticket solved = solved();
        answer("Thank you so much!");

        answer("It prints blank pages again.");

        assertThat(now(solved).open()).isTrue();
        assertThat(LastWord.undecided(log(solved))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\n-- \nAnn Able\nAcme\n", "\nOn Monday Support wrote:\n> Is it better?\n"})
    void mayBeMissingWhereNothingNewIsSaidAtAll(String text) throws Exception {
        Ticket solved = solved();

        LedgerEntry nothing = answer(text);

        assertThat(nothing.reason()).isEqualTo(Reason.JOINED_EMPTY);
        assertThat(now(solved).stage()).isEqualTo(Ticket.Stage.RESOLVED);
        assertThat(entries(solved).getLast().notice().orElseThrow()).contains("Nothing new stands in it");
        assertThat(LastWord.undecided(log(solved))).isPresent();
    }

    @Test
    void openNoNewTicketWhenTheyComeLate() throws Exception {
        Ticket solved = solved();
        desk.later(Duration.ofDays(60));

        LedgerEntry thanks = answer("Thanks again!");

        assertThat(thanks.ticket().orElseThrow().number()).isEqualTo(solved.number());
        assertThat(entries(solved)).hasSize(2);
    }

    @Test
    void withARequestTakeTheTicketUpAgain() throws Exception {
        Ticket solved = solved();

        LedgerEntry more = answer("Thanks, but it prints blank pages again.");

        assertThat(more.reason()).isEqualTo(Reason.JOINED_SIGNED_ID);
        assertThat(now(solved).open()).isTrue();
    }

    private Ticket solved() throws Exception {
        long number = desk.deliver("From: Ann <ann@acme.test>\nSubject: Printer\n\nHelp\n")
                .ticket()
                .orElseThrow()
                .number();
        var tess = new Actor.Technician(desk.tess.id(), desk.tess.name());
        database.run(
                MailDesk.TEST,
                tx -> desk.ticketing
                        .handling()
                        .resolve(tx, Seen.asItStands(number), tess, new Solution("paper", "filled"), Optional.empty()));
        return desk.ticketing.tickets().find(database.read(MailDesk.TEST), number);
    }

    private LedgerEntry answer(String text) throws Exception {
        Delivery sent = desk.outbox
                .newest(database.read(MailDesk.TEST), Long.MAX_VALUE, 1)
                .getFirst();
        return desk.deliver("From: Ann <ann@acme.test>\nSubject: Re: Printer\nIn-Reply-To: " + sent.messageId() + "\n\n"
                + text + "\n");
    }

    private void keep(Tx tx, Ticket ticket, Actor.Technician by) {
        desk.ticketing.afterSolving().keepSolved(tx, Seen.asItStands(ticket.number()), by);
    }

    private List<TicketEvent> log(Ticket ticket) {
        return new TicketLog(desk.ids).of(database.read(MailDesk.TEST).forClient(ticket.clientId()), ticket.id());
    }

    private Ticket now(Ticket ticket) {
        return desk.ticketing.tickets().find(database.read(MailDesk.TEST), ticket.number());
    }

    private List<PublicEntry> entries(Ticket ticket) {
        return new Conversations(desk.ids)
                .entries(database.read(MailDesk.TEST).forClient(ticket.clientId()), ticket.id());
    }
}
