package fettle.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Outbox;
import fettle.server.monitor.WatchedDesk;
import fettle.server.signin.DeskUser;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Assignment.Responsible;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.InternalNote;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What technicians are told by mail.
class NoticesTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @RegisterExtension
    static final TestServer server = new TestServer(Map.of("mail.trusted-authserv-id", "mx.msp.test"));

    private WatchedDesk desk;
    private Ticket printer;

    @BeforeEach
    void aMorning() {
        desk = new WatchedDesk(server);
        choose(server.people().tess(), NoticeKind.USUAL, Set.of());
        choose(server.people().tom(), NoticeKind.USUAL, Set.of());
        printer = desk.open("Printer");
        desk.take(printer, desk.tess);
        desk.triage(printer);
        desk.next(printer, "Look at it");
        settle();
    }

    @Test
    void anOwnerIsToldWithinTwoMinutesOfAllThatTheClientWroteMeanwhileInOneMail() {
        desk.write(printer, "It is blinking");
        desk.pass(1);
        desk.write(printer, "And it smells");
        assertThat(told(desk.tess)).isEmpty();

        desk.pass(1);

        assertThat(told(desk.tess)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("#" + printer.number() + " Printer: 2 news");
            assertThat(mail.body())
                    .contains("Ann Abbott wrote", "/tickets/" + printer.number(), "/notices", "(Acme)")
                    .doesNotContain("smells");
        });
    }

    @Test
    void nobodyIsToldOfWhatTheyDoThemselves() {
        Ticket scanner = desk.open("Scanner");
        desk.take(scanner, desk.tess);
        desk.pass(5);
        assertThat(told(desk.tess)).isEmpty();

        desk.take(scanner, desk.tom);
        handOver(scanner, desk.tom, desk.tess);
        desk.pass(3);

        assertThat(told(desk.tess))
                .singleElement()
                .satisfies(mail -> assertThat(mail.body()).contains("Tom Tyler gave it to you: You know it"));
        assertThat(told(desk.tom)).isEmpty();
    }

    @Test
    void thereIsOneMailAboutATicketInTenMinutesUnlessAPromiseIsBroken() {
        desk.write(printer, "It is blinking");
        desk.pass(2);
        desk.write(printer, "It smells");
        desk.pass(7);
        assertThat(told(desk.tess)).hasSize(1);
        desk.pass(3);
        assertThat(told(desk.tess)).hasSize(2);

        Ticket promised = desk.open("Promised");
        desk.take(promised, desk.tess);
        desk.reply(
                promised,
                Reply.of("I ring you").promising("Ring Ann", desk.now().plus(Duration.ofMinutes(8))));
        desk.pass(5);
        desk.write(promised, "When?");
        desk.pass(2);
        int before = told(desk.tess).size();
        desk.pass(1);
        desk.pass(2);

        assertThat(told(desk.tess)).hasSize(before + 1);
        assertThat(told(desk.tess).getFirst().body()).contains("“Ring Ann”, promised for");
    }

    @Test
    void whatComesInQuietHoursComesInOneMailInTheMorning() {
        Ticket phone = desk.open("Phone");
        desk.take(phone, desk.tess);
        desk.triage(phone);
        settle();
        desk.pass(Duration.ofHours(10));
        settle();

        desk.write(printer, "It is blinking");
        desk.write(phone, "It rings and rings");
        desk.pass(30);
        assertThat(told(desk.tess)).isEmpty();
        desk.nextMorning();

        assertThat(told(desk.tess))
                .filteredOn(mail -> mail.body().contains("Ann Abbott wrote"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.body())
                        .contains("#" + printer.number() + " Printer", "#" + phone.number() + " Phone"));
    }

    @Test
    void whatSomebodyCallsUrgentComesInQuietHoursToo() {
        choose(server.people().tess(), NoticeKind.USUAL, EnumSet.of(NoticeKind.REPLIED));
        desk.pass(Duration.ofHours(10));
        settle();

        desk.write(printer, "It is blinking");
        desk.pass(2);

        assertThat(told(desk.tess)).hasSize(1);
    }

    @Test
    void aGroupIsToldOfWhatIsHandedOverToItIfItsPeopleWantThat() {
        long network = desk.in(tx -> {
            long id = desk.features()
                    .staff()
                    .addGroup(tx, "Network " + desk.now(), 2)
                    .id();
            desk.features().staff().setGroups(tx, desk.tom.id(), List.of(id));
            desk.features().staff().setGroups(tx, desk.lee.id(), List.of(id));
            return id;
        });
        choose(server.people().tom(), EnumSet.of(NoticeKind.HANDED_OVER), Set.of());
        desk.run(tx -> desk.features()
                .ticketing()
                .assignment()
                .handOver(
                        tx,
                        WatchedDesk.seen(printer),
                        desk.tess,
                        new Responsible(Optional.empty(), Optional.of(network)),
                        "It is the switch"));
        desk.pass(3);

        assertThat(told(desk.tom))
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.body()).contains("Tess Tanner handed it over to your group: It is the switch"));
        assertThat(told(desk.lee)).isEmpty();
    }

    @Test
    void anOwnerIsToldThatAMailOfTheirsDidNotArrive() {
        desk.reply(printer, Reply.of("Restart it"));
        desk.lose(printer);
        desk.pass(3);

        assertThat(told(desk.tess))
                .singleElement()
                .satisfies(mail -> assertThat(mail.body())
                        .contains("ann@acme.test did not get our mail (nobody has this address)"));
    }

    @Test
    void theSummaryOfOpenWorkComesOnceADayAtItsTime() {
        choose(server.people().tess(), EnumSet.of(NoticeKind.DIGEST), Set.of());
        desk.write(printer, "It is blinking");
        desk.nextMorning();

        assertThat(told(desk.tess)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).startsWith("Your open work: ");
            assertThat(mail.body()).contains("#" + printer.number() + " Printer (Acme): ", "client unanswered");
        });
        desk.pass(Duration.ofHours(3));
        assertThat(told(desk.tess)).hasSize(1);
    }

    @Test
    void chosenIsWhatThePageSays() {
        Visitor tess = server.as(server.people().tess());
        String version = version(tess.get("/notices"));

        Answer saved = tess.post(
                "/notices",
                "version",
                version,
                "kind",
                "replied",
                "kind",
                "digest",
                "urgent",
                "replied",
                "zone",
                "America/Chicago",
                "quietFrom",
                "20:00",
                "quietUntil",
                "06:30",
                "digestAt",
                "06:45");

        assertThat(saved.location()).isEqualTo("/notices?saved=yes");
        NoticeChoice choice = desk.in(tx -> desk.features().notices().choice(tx, desk.tess.id()));
        assertThat(choice.kinds()).containsExactlyInAnyOrder(NoticeKind.REPLIED, NoticeKind.DIGEST);
        assertThat(choice.quiet())
                .isEqualTo(
                        new QuietHours(ZoneId.of("America/Chicago"), LocalTime.of(20, 0), LocalTime.of(6, 30), false));
        assertThat(tess.post(
                                "/notices",
                                "version",
                                version,
                                "zone",
                                "Europe/London",
                                "quietFrom",
                                "20:00",
                                "quietUntil",
                                "06:30",
                                "digestAt",
                                "06:45")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whoeverHasLeftIsToldNothingMore() {
        desk.write(printer, "It is blinking");
        desk.run(tx -> desk.features().staff().deactivate(tx, desk.tess.id()));
        desk.pass(3);
        desk.run(tx -> desk.features().staff().reactivate(tx, desk.tess.id()));
        desk.pass(3);

        assertThat(told(desk.tess)).isEmpty();
    }

    @Test
    void theAnswerOfAVerifiedTechnicianBecomesANoteThatNoClientReads() throws InterruptedException {
        server.openMailbox();
        desk.write(printer, "It is blinking");
        desk.pass(2);
        String id = told(desk.tess).getFirst().messageId();

        Answer taken = server.program(server.people().ada())
                .silentAbout("Sec-Fetch-Site")
                .send("POST", "/api/v1/intake", BodyPublishers.ofString("""
                        Authentication-Results: mx.msp.test; dmarc=pass header.from=msp.test
                        From: Tess Tanner <tess@msp.test>
                        To: help@msp.test
                        Subject: Re: Printer
                        In-Reply-To: %s

                        The fuse again, I go there.
                        """.formatted(id)), "message/rfc822");

        assertThat(taken.status()).isEqualTo(202);
        for (int round = 0; round < 200 && notes().isEmpty(); round++) {
            server.runJobs();
            Thread.sleep(20);
        }
        assertThat(notes()).singleElement().satisfies(note -> {
            assertThat(note.text()).isEqualTo("The fuse again, I go there.");
            assertThat(note.author().id()).isEqualTo(desk.tess.id());
        });
    }

    private static String version(Answer page) {
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(page.text());
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private List<InternalNote> notes() {
        return desk.in(tx -> desk.features().conversations().notes(tx.forClient(printer.clientId()), printer.id()));
    }

    private void handOver(Ticket ticket, Actor.Technician by, Actor.Technician to) {
        desk.run(tx -> desk.features()
                .ticketing()
                .assignment()
                .handOver(
                        tx,
                        WatchedDesk.seen(ticket),
                        by,
                        new Responsible(Optional.of(to.id()), Optional.empty()),
                        "You know it"));
    }

    private void choose(DeskUser person, Set<NoticeKind> kinds, Set<NoticeKind> urgent) {
        desk.run(tx -> {
            NoticeChoice now = desk.features().notices().choice(tx, person.technicianId());
            var choice = new NoticeChoice(kinds, urgent, QuietHours.offDuty(LONDON), LocalTime.of(8, 0), now.version());
            desk.features().notices().choose(tx, person.technicianId(), choice);
        });
    }

    /// Whatever the beginning of a story gave cause for is told, and forgotten by the test.
    private void settle() {
        desk.pass(11);
        since = desk.in(tx -> outbox().newest(tx, Long.MAX_VALUE, 1)).stream()
                .mapToLong(mail -> mail.mailId())
                .findFirst()
                .orElse(0);
    }

    private long since;

    /// The notices to somebody since then, the newest first.
    private List<NewMail> told(Actor.Technician person) {
        String address = person.name().split(" ", 2)[0].toLowerCase(java.util.Locale.ROOT) + "@msp.test";
        return desk.in(tx -> outbox().newest(tx, Long.MAX_VALUE, 200).stream()
                .filter(mail -> mail.mailId() > since)
                .filter(mail -> mail.to().stream()
                        .anyMatch(to -> to.recipient().address().equals(address)))
                .map(mail -> outbox().find(tx, mail.mailId()).orElseThrow().mail())
                .toList());
    }

    private Outbox outbox() {
        return desk.features().outbox();
    }
}
