package fettle.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Channel;
import fettle.server.client.Contact;
import fettle.server.client.NewContact;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.Mails;
import fettle.server.mail.MessageIds.Purpose;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.Delivery;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Recipient;
import fettle.server.mail.transport.SmtpPeer;
import fettle.server.signin.PortalUser;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.Actor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every hostile message, delivered to the whole server: wherever a page or a mail of ours shows what it
/// brought, nothing of what the manifest forbids is there.
class HostilePagesTest {

    private static final Scope TEST = new Scope.System("test");

    /// Of these the patterns hold for text, of all others for tags and attributes.
    private static final Set<String> ABOUT_TEXT = Set.of(
            "a01-traversal.eml",
            "a08-rtl-name.eml",
            "i19-rtl-display.eml",
            "x18-template.eml",
            "a24-external-body.eml");

    /// What our mails carry at their heads; a further one was smuggled in.
    private static final Set<String> OUR_HEADERS = Set.of(
            "date",
            "from",
            "reply-to",
            "to",
            "message-id",
            "in-reply-to",
            "references",
            "subject",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "auto-submitted",
            "x-auto-response-suppress",
            "x-fettle-loop",
            "precedence");

    private static final Set<String> OUR_ELEMENTS = Set.of(
            "#root", "html", "head", "meta", "body", "p", "br", "ul", "li", "blockquote", "pre", "code", "strong", "a");

    private static final Set<String> OUR_ATTRIBUTES = Set.of("charset", "name", "content", "style", "type", "href");

    @RegisterExtension
    static final TestServer server =
            new TestServer(Map.of("mail.host", "fettle.test", "mail.trusted-authserv-id", "mx.fettle.test"));

    private static HostileMail.Scene scene;
    private static Visitor tess;

    @BeforeAll
    static void setTheScene() {
        server.fettle()
                .mail()
                .mailboxes()
                .add(
                        TEST,
                        new Mailboxes.Wanted(
                                "Harbourline Support",
                                MailDesk.SUPPORT,
                                Mailbox.UnknownSenders.HOLD,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        Ticket a = ticket(server.people().ann(), "Printer");
        Ticket b = ticket(server.people().bob(), "VPN");
        server.database()
                .run(
                        TEST,
                        tx -> server.fettle()
                                .features()
                                .clients()
                                .addContact(tx, a.clientId(), NewContact.met("Kim Kay", "kim@acme.test")));
        var messageIds = server.fettle().features().messageIds();
        scene = new HostileMail.Scene(
                a.number(),
                b.number(),
                messageIds.messageId(Purpose.REPLY, a.id(), 1),
                messageIds.messageId(Purpose.NOTICE, a.id(), 2));
        sent(a, scene.replyId(), "ann@acme.test");
        sent(a, scene.noticeId(), "tech@msp.test");
    }

    static Stream<HostileMail> manifest() throws IOException {
        return HostileMail.manifest();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manifest")
    void showsNothingForbidden(HostileMail mail) throws IOException, InterruptedException {
        server.clock().advance(Duration.ofHours(2));
        tess = server.as(server.people().tess()); // anew, for sessions end within this long a time
        long lastMail = newestMail();

        LedgerEntry entry = deliver(mail.bytes(scene));
        List<Element> shown = new ArrayList<>(ledger(entry.id()));
        if (entry.held()) {
            assertThat(tess.post("/intake/" + entry.id() + "/release").status()).isIn(303, 409);
        }
        settled(entry.id()).ticket().ifPresent(place -> shown.addAll(ticketPages(place)));

        assertForbiddenIsAbsent(mail, shown);
        for (Delivery delivery : mailsAfter(lastMail)) {
            assertIsOurs(mail, delivery);
        }
    }

    /// What the intake ledger shows of a mail: its line, and its own page.
    private static List<Element> ledger(long id) {
        List<Element> shown = new ArrayList<>();
        Document list = page(tess.get("/intake"));
        shown.addAll(list.select("tr:has(a[href=/intake/" + id + "])"));
        assertThat(shown).hasSize(1);
        Document message = page(tess.get("/intake/" + id));
        shown.addAll(message.select("title, h1, dl.intake-facts, pre.mail-text, ul.list"));
        return shown;
    }

    /// What the ticket's page shows of it to the desk, each message in its frame, and the portal to whoever asked.
    private static List<Element> ticketPages(LedgerEntry.TicketNumber place) {
        String path = "/tickets/" + place.number();
        Document desk = page(tess.get(path));
        List<Element> shown = new ArrayList<>(desk.select("title, h1, .msg, p.event, .notice"));
        Elements.assertOnlyOurFrames(desk);
        Tx tx = server.database().read(TEST).forClient(place.clientId());
        for (PublicEntry entry : server.fettle().features().conversations().entries(tx, place.ticketId())) {
            Answer frame = tess.get("/m/" + place.number() + "/" + entry.id());
            assertThat(frame.header("Content-Security-Policy").orElseThrow())
                    .startsWith("sandbox ")
                    .contains("default-src 'none'")
                    .doesNotContain("allow-scripts", "allow-forms", "allow-same-origin");
            shown.add(Jsoup.parse(frame.text()).body());
        }
        shown.addAll(portal(place));
        return shown;
    }

    private static List<Element> portal(LedgerEntry.TicketNumber place) {
        var features = server.fettle().features();
        Tx tx = server.database().read(TEST);
        Ticket ticket = features.ticketing().tickets().find(tx, place.number());
        if (ticket.contactId().isEmpty()) {
            return List.of();
        }
        Contact contact = features.clients()
                .contact(tx, ticket.clientId(), ticket.contactId().get());
        var reader = new PortalUser(ticket.clientId(), contact.id(), contact.email(), contact.name(), "Acme");
        Visitor asker = server.as(reader);
        Document page = page(asker.get("/portal/requests/" + place.number()));
        return page.select("title, h1, #thread, .pt-head");
    }

    private static Document page(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return Jsoup.parse(answer.text());
    }

    private static void assertForbiddenIsAbsent(HostileMail mail, List<Element> shown) {
        List<String> looked = shown.stream()
                .flatMap(element -> ABOUT_TEXT.contains(mail.file()) ? Elements.text(element) : Elements.tags(element))
                .toList();
        assertThat(looked).isNotEmpty();
        for (String forbidden : mail.mustNot()) {
            Pattern pattern = Pattern.compile(forbidden, Pattern.CASE_INSENSITIVE);
            assertThat(looked).noneMatch(one -> pattern.matcher(one).find());
        }
    }

    /// A mail of ours goes to one recipient under headers of ours, in elements of ours, and what it quotes
    /// has lost what is forbidden.
    private static void assertIsOurs(HostileMail mail, Delivery delivery) {
        var found = server.fettle().features().outbox().find(server.database().read(TEST), delivery.mailId());
        byte[] raw = server.fettle().mail().raw(found.orElseThrow());
        String head = new String(raw, StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0];

        assertThat(delivery.to()).hasSize(1);
        assertThat(head.lines()
                        .filter(line -> !line.startsWith(" ") && !line.startsWith("\t"))
                        .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates()
                .isSubsetOf(OUR_HEADERS);
        InboundEmail read = Mails.read(raw);
        Document html = Jsoup.parse(String.join("\n", read.html()));
        assertThat(html.getAllElements().stream().map(Element::normalName)).isSubsetOf(OUR_ELEMENTS);
        assertThat(html.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .map(Attribute::getKey))
                .isSubsetOf(OUR_ATTRIBUTES);
        assertThat(html.select("a").eachAttr("href")).allMatch(link -> link.matches("https?://.*"));
        assertForbiddenIsAbsent(mail, List.of(html.body()));
        if (ABOUT_TEXT.contains(mail.file())) {
            for (String forbidden : mail.mustNot()) {
                assertThat(read.subject() + "\n" + read.text()).doesNotContainPattern(forbidden);
            }
        }
    }

    private static LedgerEntry deliver(byte[] raw) throws IOException, InterruptedException {
        try (var peer = new SmtpPeer(server.fettle().mail().port().orElseThrow())) {
            peer.begin(HostileMail.envelopeFrom(raw), MailDesk.SUPPORT);
            String taken = peer.say(SmtpPeer.stuffed(raw), "250");
            return settled(Long.parseLong(taken.substring(taken.lastIndexOf(' ') + 1)));
        }
    }

    private static LedgerEntry settled(long id) throws InterruptedException {
        var intaking = server.fettle().mail().intaking();
        LedgerEntry entry = intaking.ledger().find(server.database().read(TEST), id);
        for (int round = 0; round < 2_000 && entry.outcome() == Outcome.Kind.WAITING; round++) {
            intaking.job().run();
            Thread.sleep(5);
            entry = intaking.ledger().find(server.database().read(TEST), id);
        }
        assertThat(entry.outcome()).isNotEqualTo(Outcome.Kind.WAITING);
        return entry;
    }

    private static long newestMail() {
        return newestMails().stream().mapToLong(Delivery::mailId).max().orElse(0);
    }

    private static List<Delivery> mailsAfter(long last) {
        return newestMails().stream().filter(mail -> mail.mailId() > last).toList();
    }

    private static List<Delivery> newestMails() {
        return server.fettle().features().outbox().newest(server.database().read(TEST), Long.MAX_VALUE, 20);
    }

    private static Ticket ticket(PortalUser asker, String subject) {
        var about = NewTicket.asked(
                asker.clientId(),
                Optional.of(asker.contactId()),
                new Actor.Contact(asker.contactId(), asker.name()),
                Channel.EMAIL,
                server.clock().instant(),
                subject,
                NewEntry.of(subject));
        return server.database()
                .transaction(
                        TEST,
                        tx -> server.fettle().features().ticketing().tickets().open(tx, about));
    }

    private static void sent(Ticket about, String messageId, String address) {
        var mail = new NewMail(
                "test:" + messageId,
                about.clientId(),
                Optional.of(about.id()),
                Optional.empty(),
                Automatic.NO,
                MailDesk.SUPPORT,
                "Support",
                Optional.empty(),
                List.of(new Recipient(address, "")),
                "[#" + about.number() + "]",
                "Please restart it.",
                messageId,
                Optional.empty(),
                List.of(),
                Optional.empty());
        server.database().run(TEST, tx -> server.fettle().features().outbox().add(tx, mail));
    }

    /// Elements as the manifest looks at them.
    private static final class Elements {

        /// The text without the times of day, which nobody sent us.
        static Stream<String> text(Element shown) {
            Element copy = shown.clone();
            copy.select("time").remove();
            return Stream.of(copy.text());
        }

        static Stream<String> tags(Element shown) {
            return shown.getAllElements().stream()
                    .filter(element -> !isOurs(element))
                    .map(element -> "<" + element.normalName() + " "
                            + element.attributes().asList().stream()
                                    .map(Attribute::html)
                                    .collect(Collectors.joining(" ")));
        }

        /// An icon of ours, or the frame that shows a mail.
        private static boolean isOurs(Element element) {
            return element.is("svg.icon[aria-hidden=true]:has(> use[href^=/assets/])") || isOurFrame(element);
        }

        private static boolean isOurFrame(Element element) {
            return element.is("iframe.mailframe[src^=/m/][sandbox=allow-popups allow-popups-to-escape-sandbox]");
        }

        static void assertOnlyOurFrames(Document page) {
            assertThat(page.select("iframe, object, embed, frame")).allMatch(Elements::isOurFrame);
        }
    }
}
