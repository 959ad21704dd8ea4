package fettle.server.ask.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.contracts.money.Money;
import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.server.ask.Asking;
import fettle.server.ask.approval.Approval.From;
import fettle.server.client.Contact;
import fettle.server.client.NewContact;
import fettle.server.job.Rounds;
import fettle.server.mail.outbox.Delivery;
import fettle.server.store.Scope;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.CustomerMessage;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.ApprovalEnding;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.outside.ApprovalWait;
import fettle.server.ticket.reply.Letterhead;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Asking for approval (DOMAIN 2.3, 2.7): Tess asks Ruth, who pays for what Ann wants. The story begins on Wednesday,
/// 4 March, at 09:00.
class ApprovalsTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final Pattern LINK = Pattern.compile("https://desk\\.test/portal/approval/([A-Za-z0-9_-]{43})");
    private static final From OFFICE = new From("ruth@acme.test", "203.0.113.7");

    private TestDesk desk;
    private Asking asking;
    private Approvals approvals;
    private ApprovalJob job;
    private Contact ruth;
    private Ticket ticket;

    @BeforeEach
    void annAsksForALaptop() {
        desk = new TestDesk(database.get());
        Letterhead letterhead = (_, _) ->
                new Letterhead.Sender("support@msp.test", "Help at MSP", Optional.empty(), Optional.empty(), true);
        asking = Asking.on(
                desk.clock,
                desk.ids,
                desk.clients,
                desk.contracts,
                desk.ticketing,
                desk.conversations,
                desk.outbox,
                desk.messageIds,
                letterhead,
                Texts.load("en"),
                () -> "https://desk.test");
        approvals = asking.approvals();
        job = new ApprovalJob(desk.database, approvals, asking.links());
        ruth = desk.in(tx -> desk.clients.addContact(
                tx, desk.acme.id(), NewContact.met("Ruth Calder", "ruth@acme" + desk.count + ".test")));
        ticket = desk.open("New laptop");
    }

    @Test
    void theApproverGetsOneMailWithALinkThatOnlyTheyHave() {
        ask("420");

        Delivery mail = desk.mails(ticket).getLast();
        String body = body(mail);
        assertThat(mail.to()).extracting(to -> to.recipient().address()).containsExactly(ruth.email());
        assertThat(body)
                .contains("Hello Ruth Calder", "A second laptop", "It costs £420.00", "Wednesday 11 March, 17:00");
        assertThat(secret()).isNotEmpty();
        assertThat(desk.in(tx -> desk.conversations.entries(tx.forClient(desk.acme.id()), ticket.id()))
                        .getLast()
                        .text())
                .contains("A second laptop")
                .doesNotContain(secret());
        assertThat(desk.all(tx -> desk.tickets.participants(tx, ticket))).contains(ruth.id());
    }

    @Test
    void theTicketWaitsForTheDecisionAloneAndGoesOnWithIt() {
        ask("");
        assertThat(desk.now(ticket).pauseReason()).contains(PauseReason.CLIENT_APPROVAL);

        desk.write(ticket, "Yes, fine with us, go ahead");
        assertThat(desk.now(ticket).waiting()).as("a mail decides nothing").isTrue();

        desk.clock.advance(Duration.ofHours(2));
        decide(new Decision(true, ""));

        Ticket after = desk.now(ticket);
        assertThat(after.waiting()).isFalse();
        assertThat(after.nextAction())
                .get()
                .extracting(Ticket.Action::words)
                .asString()
                .contains("Ruth Calder approved");
        assertThat(ApprovalWait.undecided(desk.log(ticket))).isEmpty();
        Approval decided = asked();
        assertThat(decided.ended()).get().satisfies(ended -> {
            assertThat(ended.ending()).isEqualTo(ApprovalEnding.APPROVED);
            assertThat(ended.by()).isEqualTo("Ruth Calder");
            assertThat(ended.from()).contains(OFFICE);
            assertThat(ended.at()).isEqualTo(desk.clock.instant());
        });
    }

    @Test
    void whatIsDecidedStaysDecided() {
        ask("");
        decide(new Decision(false, "We lease from now on"));

        assertThatThrownBy(() -> decide(new Decision(true, ""))).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> withdraw("Too late")).isInstanceOf(Refusal.Conflict.class);
        assertThat(asked().ended()).get().extracting(Approval.Ended::words).isEqualTo("We lease from now on");
        assertThat(desk.log(ticket).stream().filter(TicketEvent.ApprovalEnded.class::isInstance))
                .hasSize(1);
    }

    @Test
    void whoeverDeclinesSaysWhy() {
        assertThatThrownBy(() -> new Decision(false, "  ")).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void theyAreRemindedOnceAfterEightHoursOfTheContractsCalendar() {
        desk.clock.advance(Duration.ofHours(6));
        ask("");
        desk.clock.advance(Duration.ofHours(20));
        job.run();
        assertThat(asksSent()).as("asked at 15:00, and it is 11:00").isEqualTo(1);

        desk.clock.advance(Duration.ofHours(6));
        job.run();
        job.run();

        assertThat(asksSent()).isEqualTo(2);
        assertThat(desk.now(ticket).waiting()).isTrue();
        decide(new Decision(true, "Sorry, was away"));
        assertThat(desk.now(ticket).waiting()).isFalse();
    }

    @Test
    void howeverManyAreDueEachHasItsTurn() {
        ask("");
        ask("");
        ask("");
        var oneByOne = new ApprovalJob(desk.database, approvals, asking.links(), new Rounds(1));

        desk.clock.advance(Duration.ofHours(25));
        oneByOne.run();
        assertThat(asksSent()).as("each asked and reminded").isEqualTo(6);

        desk.clock.advance(Duration.ofDays(8));
        oneByOne.run();
        assertThat(ApprovalWait.undecided(desk.log(ticket))).isEmpty();
    }

    @Test
    void whoeverHasLeftIsNotReminded() {
        ask("");
        desk.run(tx -> desk.clients.changeContact(tx, gone(), List.of()));

        desk.clock.advance(Duration.ofHours(25));
        job.run();

        assertThat(asksSent()).isEqualTo(1);
    }

    @Test
    void whoeverIsAwayOrGoneMayNeverAnswer() {
        ask("");
        assertThat(doubts()).isEmpty();

        desk.clock.advance(Duration.ofMinutes(1));
        desk.run(tx -> desk.tickets.receive(
                tx,
                CustomerMessage.written(
                                desk.acme.id(),
                                ticket.id(),
                                new Actor.Contact(ruth.id(), ruth.name()),
                                Channel.EMAIL,
                                desk.clock.instant(),
                                NewEntry.of("Back on Monday"))
                        .byMachine()));
        assertThat(doubts()).containsExactly(Doubt.AWAY);

        desk.run(tx -> desk.clients.changeContact(tx, gone(), List.of()));
        assertThat(doubts()).containsExactly(Doubt.LEFT);

        withdraw("She has left");
        assertThat(doubts()).isEmpty();
    }

    @Test
    void whatNobodyAnswersEndsAndTheTicketGoesOn() {
        ask("");
        String link = secret();
        desk.clock.advance(Duration.ofDays(8));
        assertThatThrownBy(() -> decide(new Decision(true, "")))
                .as("it is over")
                .isInstanceOf(Refusal.Conflict.class);

        job.run();

        assertThat(desk.now(ticket).waiting()).isFalse();
        assertThat(asked().ended()).get().extracting(Approval.Ended::ending).isEqualTo(ApprovalEnding.LAPSED);
        assertThat(desk.maybe(tx -> approvals.ofLink(tx, link)))
                .as("the link says so")
                .isPresent();
        desk.clock.advance(Duration.ofDays(100));
        job.run();
        assertThat(desk.maybe(tx -> approvals.ofLink(tx, link)))
                .as("and is forgotten")
                .isEmpty();
    }

    @Test
    void aTechnicianMayWithdrawIt() {
        ask("");

        withdraw("Found one in the store");

        assertThat(desk.now(ticket).waiting()).isFalse();
        assertThatThrownBy(() -> decide(new Decision(true, ""))).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void twoQuestionsAreWaitedForUntilTheLastIsDecided() {
        ask("");
        ask("");

        Approval first = desk.all(tx -> approvals.ofTicket(tx, desk.acme.id(), ticket.id()))
                .getFirst();
        desk.run(tx -> approvals.decide(tx, first, new Decision(true, ""), OFFICE));

        assertThat(desk.now(ticket).pauseReason()).contains(PauseReason.CLIENT_APPROVAL);
    }

    @Test
    void onlySomebodyOfThatClientIsAsked() {
        var other = new TestDesk(database.get());

        assertThatThrownBy(() -> desk.in(tx -> approvals.ask(
                        tx, desk.asItStands(ticket), desk.tess, question(other.ann.id(), Optional.empty()))))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void anAmountNeedsACurrencyOnlyWhereNoContractHasOne() {
        ask("1,420.50 eur");

        assertThat(asked().amount()).contains(Money.of("1420.50", "EUR"));
        assertThatThrownBy(() -> ask("a lot")).isInstanceOf(Refusal.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"420,50", "420,5 EUR", "1.420,50 EUR", "1,42 EUR", "12 34", ",5 GBP"})
    void aCommaThatDividesNoThousandsIsAskedAboutAndNotGuessed(String typed) {
        assertThatThrownBy(() -> ask(typed)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aTicketDoesNotMoveToAnotherClientWhileItWaitsForTheirApproval() {
        ask("");
        var other = new TestDesk(database.get());

        assertThatThrownBy(() -> move(other)).isInstanceOf(Refusal.Conflict.class);

        withdraw("Wrong client");
        move(other);
        assertThat(desk.all(tx -> approvals.ofTicket(tx, other.acme.id(), ticket.id())))
                .hasSize(1);
    }

    private void move(TestDesk other) {
        desk.in(tx -> desk.ticketing
                .reassigning()
                .reassign(tx, desk.asItStands(ticket), desk.tess, other.acme.id(), "Theirs"));
    }

    private void ask(String amount) {
        desk.in(tx -> approvals.ask(
                tx,
                desk.asItStands(ticket),
                desk.tess,
                question(ruth.id(), Optional.of(amount).filter(typed -> !typed.isEmpty()))));
    }

    private static Question question(long contact, Optional<String> amount) {
        return new Question(contact, "A second laptop for Ann", amount, Instant.parse("2026-03-11T17:00:00Z"));
    }

    private void decide(Decision decision) {
        var ruths = new Scope.Client(desk.acme.id(), ruth.id());
        Approval approval = desk.maybe(tx -> approvals.ofLink(tx, secret())).orElseThrow();
        desk.database.run(ruths, tx -> approvals.decide(tx, approval, decision, OFFICE));
    }

    private void withdraw(String why) {
        desk.in(tx -> approvals.withdraw(tx, desk.asItStands(ticket), desk.tess, asked().id(), why));
    }

    private List<Doubt> doubts() {
        return List.copyOf(
                desk.in(tx -> approvals.doubts(tx, desk.acme.id(), ticket.id())).values());
    }

    private Contact gone() {
        return new Contact(
                ruth.id(),
                ruth.clientId(),
                ruth.name(),
                ruth.email(),
                ruth.phone(),
                ruth.jobTitle(),
                ruth.critical(),
                ruth.portal(),
                false,
                ruth.createdAt());
    }

    private Approval asked() {
        List<Approval> all = desk.all(tx -> approvals.ofTicket(tx, desk.acme.id(), ticket.id()));
        return all.getLast();
    }

    private long asksSent() {
        return desk.mails(ticket).stream()
                .filter(mail -> LINK.matcher(body(mail)).find())
                .count();
    }

    private String secret() {
        Matcher link = LINK.matcher(body(desk.mails(ticket).getLast()));
        return link.find() ? link.group(1) : "";
    }

    private String body(Delivery mail) {
        return desk.maybe(tx -> desk.outbox.find(tx, mail.mailId()))
                .orElseThrow()
                .mail()
                .body();
    }
}
