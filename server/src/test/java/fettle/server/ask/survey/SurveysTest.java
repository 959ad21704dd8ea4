package fettle.server.ask.survey;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.contracts.sla.Channel;
import fettle.server.ask.Asking;
import fettle.server.ask.survey.SurveyStore.Candidate;
import fettle.server.client.Contact;
import fettle.server.client.NewContact;
import fettle.server.job.Rounds;
import fettle.server.mail.outbox.Delivery;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent.Rated;
import fettle.server.ticket.reply.Letterhead;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Asking how it went (DOMAIN 11), half an hour after a ticket is solved.
class SurveysTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final Pattern LINK =
            Pattern.compile("https://desk\\.test/portal/survey/([A-Za-z0-9_-]{43})\\?mark=([1-5])");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private TestDesk desk;
    private Surveys surveys;
    private SurveyJob job;

    @BeforeEach
    void aDesk() {
        desk = new TestDesk(database.get());
        Letterhead letterhead = (_, _) ->
                new Letterhead.Sender("support@msp.test", "Help at MSP", Optional.empty(), Optional.empty(), true);
        surveys = Asking.on(
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
                        () -> "https://desk.test")
                .surveys();
        job = new SurveyJob(desk.database, surveys);
    }

    @Test
    void halfAnHourAfterItIsSolvedTheAskerGetsOneMailWithALinkForEachMark() {
        Ticket ticket = solved("Printer");
        desk.clock.advance(HALF_AN_HOUR.minusSeconds(1));
        job.run();
        assertThat(asked(ticket)).as("not yet").isEmpty();

        desk.clock.advance(Duration.ofSeconds(1));
        job.run();
        job.run();

        String body = body(ticket);
        Matcher links = LINK.matcher(body);
        assertThat(links.results().map(link -> link.group(2))).containsExactly("5", "4", "3", "2", "1");
        assertThat(body).contains("Hello Ann Abbott", "#" + ticket.number());
        assertThat(mailsAbout(ticket)).isEqualTo(1);
    }

    @Test
    void whatComesBackBeforeIsNotAskedAbout() {
        Ticket ticket = solved("Printer");
        desk.write(ticket, "Black again");
        desk.clock.advance(HALF_AN_HOUR);

        job.run();

        assertThat(asked(ticket)).isEmpty();
    }

    @Test
    void aTicketIsAskedAboutOnce() {
        Ticket ticket = askedAbout("Printer");
        desk.write(ticket, "Black again");
        resolve(ticket);
        desk.clock.advance(Duration.ofDays(15));
        job.run();

        assertThat(mailsAbout(ticket)).isEqualTo(1);
    }

    @Test
    void anAnswerStandsOnTheTicketAndMayBeChangedUntilTheLinkEnds() {
        Ticket ticket = askedAbout("Printer");

        answer(ticket, 2, "Took too long");
        desk.clock.advance(Duration.ofDays(1));
        answer(ticket, 4, "");

        assertThat(asked(ticket).orElseThrow().answer())
                .get()
                .extracting(Survey.Answer::mark)
                .isEqualTo(4);
        assertThat(desk.log(ticket).stream().filter(Rated.class::isInstance).map(event -> ((Rated) event).mark()))
                .as("none is ever removed")
                .containsExactly(2, 4);
        assertThat(desk.now(ticket).resolved()).isTrue();

        desk.clock.advance(Duration.ofDays(14));
        assertThatThrownBy(() -> answer(ticket, 5, "")).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void whoeverHasLeftAnswersNoMore() {
        Ticket ticket = askedAbout("Printer");
        desk.run(tx -> desk.clients.changeContact(
                tx,
                new Contact(
                        desk.ann.id(),
                        desk.acme.id(),
                        desk.ann.name(),
                        desk.ann.email(),
                        desk.ann.phone(),
                        desk.ann.jobTitle(),
                        false,
                        false,
                        false,
                        desk.ann.createdAt()),
                List.of()));

        assertThatThrownBy(() -> answer(ticket, 5, "")).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void aMarkIsOneOfFive() {
        Ticket ticket = askedAbout("Printer");

        assertThatThrownBy(() -> answer(ticket, 0, "")).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> answer(ticket, 6, "")).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void nobodyIsAskedTwiceInFourteenDays() {
        askedAbout("Printer");
        desk.clock.advance(Duration.ofDays(14).minus(HALF_AN_HOUR).minusSeconds(1));
        assertThat(asked(askedAbout("Scanner"))).isEmpty();

        desk.clock.advance(Duration.ofDays(1));
        assertThat(asked(askedAbout("Screen"))).isPresent();
    }

    @Test
    void aFifthOfACompanyIsAskedInAWeek() {
        contact("Bob");
        Contact carl = contact("Carl");
        Contact dora = contact("Dora");
        askedAbout("Printer");

        assertThat(asked(askedAbout("Scanner", carl))).as("one of four").isEmpty();
        desk.clock.advance(Duration.ofDays(7));
        assertThat(asked(askedAbout("Screen", dora))).isPresent();
    }

    @Test
    void twoOfTenMayBeAskedInAWeek() {
        List<Contact> nine =
                IntStream.range(0, 9).mapToObj(number -> contact("N" + number)).toList();

        assertThat(asked(askedAbout("One", nine.get(0)))).isPresent();
        assertThat(asked(askedAbout("Two", nine.get(1)))).isPresent();
        assertThat(asked(askedAbout("Three", nine.get(2)))).isEmpty();
    }

    @Test
    void whoSaidNoIsNotAskedAgain() {
        Ticket ticket = askedAbout("Printer");
        surveys(ticket, (tx, survey) -> surveys.refuse(tx, survey));
        surveys(ticket, (tx, survey) -> surveys.refuse(tx, survey));
        desk.clock.advance(Duration.ofDays(20));

        assertThat(asked(askedAbout("Scanner"))).isEmpty();
    }

    @Test
    void aClientMayBeLeftInPeace() {
        desk.run(tx -> surveys.ask(tx, desk.acme.id(), false));
        assertThat(asked(askedAbout("Printer"))).isEmpty();

        desk.run(tx -> surveys.ask(tx, desk.acme.id(), true));
        assertThat(asked(askedAbout("Scanner"))).isPresent();
    }

    @Test
    void machinesAndMergedTicketsAreNotAskedAbout() {
        Ticket alert = desk.in(tx -> desk.tickets.open(tx, report(Channel.ALERT, desk.ann, "Backup failed")));
        resolve(alert);
        Ticket merged = desk.open("The same");
        Ticket into = desk.open("The one");
        desk.in(tx -> desk.ticketing.merging().merge(tx, desk.asItStands(merged), desk.tess, into.number()));
        desk.clock.advance(HALF_AN_HOUR);

        job.run();

        assertThat(asked(alert)).isEmpty();
        assertThat(asked(merged)).isEmpty();
    }

    @Test
    void howManyAreSolvedAtOnceEachIsConsidered() {
        IntStream.range(0, 9).forEach(number -> contact("N" + number));
        List<Contact> two = List.of(contact("Uma"), contact("Vic"));
        List<Ticket> tickets = two.stream()
                .map(by -> desk.in(tx -> desk.tickets.open(tx, report(Channel.EMAIL, by, "Network down"))))
                .toList();
        tickets.forEach(this::resolve);
        desk.clock.advance(HALF_AN_HOUR);

        new SurveyJob(desk.database, surveys, new Rounds(1)).run();

        assertThat(tickets).allSatisfy(ticket -> assertThat(asked(ticket)).isPresent());
    }

    /// Whoever works on a ticket may want its client's row as well.
    @Test
    void theQuestionAndWhoeverWorksOnTheTicketDoNotWaitForEachOther() throws Exception {
        Ticket ticket = solved("Printer");
        desk.clock.advance(HALF_AN_HOUR);
        Candidate candidate = desk.all(tx -> surveys.candidates(tx, Optional.empty(), 200)).stream()
                .filter(one -> one.ticketId() == ticket.id())
                .findFirst()
                .orElseThrow();
        var holds = new CountDownLatch(1);
        var attempts = new AtomicInteger();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> work = threads.submit(() -> desk.run(tx -> {
                attempts.incrementAndGet();
                desk.ticketing.tickets().held(tx, desk.acme.id(), ticket.id());
                holds.countDown();
                pause();
                desk.clients.lock(tx, desk.acme.id());
            }));
            holds.await();
            Future<?> question = threads.submit(() -> desk.run(tx -> {
                attempts.incrementAndGet();
                surveys.consider(tx, candidate);
            }));
            work.get(60, TimeUnit.SECONDS);
            question.get(60, TimeUnit.SECONDS);
        }

        assertThat(attempts).as("neither was given up for the other").hasValue(2);
        assertThat(asked(ticket)).isPresent();
    }

    /// Long enough for the other one to come as far as it can.
    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWasSaidIsCountedWithItsUncertainty() {
        Instant start = desk.clock.instant();
        Ticket ticket = askedAbout("Printer");
        answer(ticket, 2, "");

        Satisfaction few =
                desk.in(tx -> surveys.satisfaction(tx, desk.acme.id(), start, start.plus(Duration.ofDays(1))));
        assertThat(few).isEqualTo(new Satisfaction(1, List.of(2)));
        assertThat(few.isTooFew()).isTrue();

        var many = new Satisfaction(100, nCopies(45, 5));
        var more = new Satisfaction(
                100,
                Stream.concat(many.marks().stream(), nCopies(5, 1).stream()).toList());
        assertThat(more.good().share()).isEqualTo(0.9);
        assertThat(more.range().low()).isBetween(0.785, 0.795);
        assertThat(more.range().high()).isBetween(0.955, 0.965);
        assertThat(more.responseRate()).isEqualTo(0.5);
        assertThat(more.mean()).contains(4.6);
    }

    private Contact contact(String name) {
        return desk.in(tx -> desk.clients.addContact(
                tx, desk.acme.id(), NewContact.met(name + " Else", name + desk.count + "@acme.test")));
    }

    private Ticket askedAbout(String subject) {
        return askedAbout(subject, desk.ann);
    }

    private Ticket askedAbout(String subject, Contact by) {
        Ticket ticket = desk.in(tx -> desk.tickets.open(tx, report(Channel.EMAIL, by, subject)));
        resolve(ticket);
        desk.clock.advance(HALF_AN_HOUR);
        job.run();
        return ticket;
    }

    private NewTicket report(Channel channel, Contact by, String subject) {
        return NewTicket.asked(
                desk.acme.id(),
                Optional.of(by.id()),
                new Actor.Contact(by.id(), by.name()),
                channel,
                desk.clock.instant(),
                subject,
                NewEntry.of(subject));
    }

    private Ticket solved(String subject) {
        Ticket ticket = desk.open(subject);
        resolve(ticket);
        return ticket;
    }

    private void resolve(Ticket ticket) {
        desk.run(tx -> desk.handling.resolve(
                tx, desk.asItStands(ticket), desk.tess, new Solution("Cable", "Replaced"), Optional.empty()));
    }

    private void answer(Ticket ticket, int mark, String words) {
        surveys(ticket, (tx, survey) -> surveys.answer(tx, survey, mark, words));
    }

    /// What whoever has the link can do.
    private void surveys(Ticket ticket, BiConsumer<Tx, Survey> act) {
        Matcher link = LINK.matcher(body(ticket));
        assertThat(link.find()).isTrue();
        String secret = link.group(1);
        Survey survey = desk.maybe(tx -> surveys.ofLink(tx, secret)).orElseThrow();
        var whoever = new Scope.Client(survey.clientId(), survey.contact().id());
        desk.database.run(whoever, tx -> act.accept(tx, survey));
    }

    private Optional<Survey> asked(Ticket ticket) {
        return desk.maybe(tx -> surveys.ofTicket(tx, desk.acme.id(), ticket.id()));
    }

    private long mailsAbout(Ticket ticket) {
        return desk.mails(ticket).stream()
                .filter(mail -> mail.subject().startsWith("How did it go"))
                .count();
    }

    private String body(Ticket ticket) {
        Delivery mail = desk.mails(ticket).stream()
                .filter(one -> one.subject().startsWith("How did it go"))
                .reduce((_, last) -> last)
                .orElseThrow();
        return desk.maybe(tx -> desk.outbox.find(tx, mail.mailId()))
                .orElseThrow()
                .mail()
                .body();
    }
}
