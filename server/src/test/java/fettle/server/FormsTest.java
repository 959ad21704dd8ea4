package fettle.server;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Quantity;
import fettle.contracts.contract.SeatPrice;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Money;
import fettle.contracts.sla.PauseReason;
import fettle.server.contract.Contract;
import fettle.server.intake.Ledger;
import fettle.server.mail.transport.Arrival;
import fettle.server.monitor.SeldomScene;
import fettle.server.monitor.WatchedDesk;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.Crawler;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Reply;
import fettle.server.worklog.NewTime;
import fettle.web.route.Route;
import io.helidon.http.Method;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Every form that a reader's pages offer, sent with rubbish: it is never a fault of ours, and where it is turned down
/// the form is there again, with what was typed.
class FormsTest {

    private static final Scope TEST = new Scope.System("test");
    private static final String ODD = "☃ <b>'\"% -1 ${7*7}";

    /// Below what a form may hold in all: what is refused unread ends the connection under the sender's hands.
    private static final int LONGEST_FORM = 50_000;

    /// Nothing here, not theirs, too large, too often: there is no form to go back to.
    private static final Set<Integer> WITHOUT_A_FORM = Set.of(403, 404, 413, 429);

    /// Forms that no page of this story offers: links out of mails, what programs send, a contract with seats.
    private static final Set<String> NOT_OFFERED = Set.of(
            "/set-up-first-administrator/{token}",
            "/portal/sign-in/{token}",
            "/portal/mail/{token}/unsubscribe",
            "/control/{verb}");

    /// What is sent in place of each field.
    private static final Map<String, Function<Element, List<String>>> RUBBISH = Map.of(
            "nothing", _ -> List.of(),
            "too long", field -> List.of(tooLong(field)),
            "odd", _ -> List.of(ODD),
            "twice", _ -> List.of("1", "2"));

    @RegisterExtension
    static final TestServer server = new TestServer(Map.of("mail.relay-host", "127.0.0.1", "mail.relay-port", "1"));

    private record Found(Supplier<Visitor> reader, Element form) {

        String action() {
            return form.attr("action");
        }
    }

    private static String password;
    private static String approval;
    private static String survey;

    /// Pages that are reached by a form, or only in some minutes of a story.
    private static List<String> beside;

    /// The forms as the story leaves them: sending some of them takes others away.
    private static List<Found> forms;

    @BeforeAll
    static void setTheScene() throws Exception {
        var desk = new WatchedDesk(server);
        desk.open("Untouched");
        Ticket waiting = desk.open("Taken");
        desk.take(waiting, desk.tess);
        desk.triage(waiting);
        agreeSeats(desk);
        resolved(desk, "Solved");
        Ticket paused = desk.open("Waits for Ann");
        desk.run(tx -> server.fettle()
                .features()
                .ticketing()
                .handling()
                .waitFor(
                        tx,
                        WatchedDesk.seen(paused),
                        desk.tess,
                        new Reply.Pause(PauseReason.SUPPLIER, desk.now().plus(Duration.ofDays(2))),
                        Optional.empty()));
        Ticket promised = desk.open("Promised");
        desk.run(tx -> server.fettle()
                .features()
                .ticketing()
                .handling()
                .promise(
                        tx,
                        WatchedDesk.seen(promised),
                        desk.tess,
                        "Ring back",
                        desk.now().plus(Duration.ofHours(9))));
        Ticket reopened = resolved(desk, "Solved too soon");
        desk.write(reopened, "Black again");
        desk.reply(reopened, Reply.of("Looking again").next("Look", Optional.empty()));
        server.database().run(TEST, tx -> server.fettle().features().staff().addGroup(tx, "Field", 2));
        desk.run(tx -> server.fettle()
                .features()
                .times()
                .log(tx, NewTime.upToNow(waiting.clientId(), waiting.id(), desk.tess.id(), 25, "Looked")));
        hold();
        desk.pass(300);
        List<Ticket> seldom = SeldomScene.of(server, desk, paused);
        server.people().lee();
        Answer link = ada().post("/setup/staff/" + server.people().tom().technicianId() + "/password-link");
        Matcher path = Pattern.compile("/password/[A-Za-z0-9_-]+").matcher(link.text());
        assertThat(path.find()).isTrue();
        password = path.group();
        ada().post(
                        "/setup/api-keys",
                        "key",
                        "watcher",
                        "name",
                        "Watcher",
                        "owner",
                        Long.toString(server.people().tess().technicianId()));
        List<String> shared = SharedHours.of(server);
        String mailbox = AbsentMailbox.of(server);
        String acme = "?client=" + server.people().acme().id();
        long max = server.people().max().technicianId();
        ada().post("/setup/staff/" + max + "/leaving");
        beside = new ArrayList<>(List.of(
                "/tickets/new" + acme,
                "/contracts/new" + acme,
                "/setup/staff/" + max,
                mailbox,
                mailbox + "/authorisation",
                "/clients/" + server.people().acme().id() + "?month=2026-02",
                "/order-of-work/" + waiting.number() + "/rest",
                "/order-of-work/" + reopened.number() + "/fill-in"));
        beside.addAll(shared);
        Ticket asked = desk.open("May we order one");
        beside.add("/tickets/" + asked.number() + "/approvals");
        approval = MailedLinks.approval(server, desk, asked);
        survey = MailedLinks.survey(server, desk);
        seldom.forEach(ticket -> beside.add("/tickets/" + ticket.number()));
        forms = found();
    }

    /// Acme pays for each device, so that their number can be told.
    private static void agreeSeats(WatchedDesk desk) {
        var contracts = server.fettle().features().contracts();
        desk.run(tx -> {
            Contract support = contracts.all(tx).getFirst();
            var devices = new ContractLine.Seats(
                    "Devices",
                    ContractLine.Seat.DEVICE,
                    SeatPrice.each(Money.ofMinor(4_500, "GBP")),
                    Quantity.from(support.startsOn(), 24),
                    WorkTerms.ALL);
            var terms = contracts.versions(tx, support).getFirst().terms().with(List.of(devices));
            contracts.agree(
                    tx, support.clientId(), "Devices", support.currency(), support.startsOn(), terms, Optional.empty());
        });
    }

    @Test
    void everyFormIsTried() {
        List<String> actions = forms.stream().map(Found::action).distinct().toList();
        List<String> untried = server.fettle().routes().stream()
                .filter(route -> route.method().equals(Method.POST))
                .filter(route -> !route.path().startsWith("/api/") && !NOT_OFFERED.contains(route.path()))
                .map(Route::path)
                .filter(path ->
                        actions.stream().noneMatch(action -> action.matches(path.replaceAll("\\{[^}]*}", "[^/]+"))))
                .toList();

        assertThat(untried).isEmpty();
    }

    @Test
    void rubbishComesBackOnItsOwnPage() {
        List<String> wrong = new ArrayList<>();
        for (Found found : forms) {
            RUBBISH.forEach((name, rubbish) -> {
                Answer answer = send(found, rubbish);
                fault(found, answer, name).ifPresent(fault -> wrong.add(found.action() + ", " + name + ": " + fault));
            });
        }

        assertThat(wrong).isEmpty();
    }

    private static Optional<String> fault(Found found, Answer answer, String rubbish) {
        if (answer.status() < 400 || WITHOUT_A_FORM.contains(answer.status())) {
            return Optional.empty();
        }
        if (answer.status() >= 500) {
            return Optional.of(answer.status() + "");
        }
        Document page = Jsoup.parse(answer.text());
        boolean explained =
                !page.select(".field__error, [role=alert], .composer__error").isEmpty();
        boolean plain = answer.text().contains(server.fettle().texts().with("refusal.onward"));
        boolean kept = !rubbish.equals("odd")
                || typed(found).isEmpty()
                || page.select("input, textarea").stream().anyMatch(field -> ODD.equals(field.val()))
                || page.text().contains(ODD);
        if (plain || !explained || !kept) {
            return Optional.of(answer.status()
                    + (plain ? " on a plain page" : explained ? " and forgets what was typed" : " and says nothing"));
        }
        return Optional.empty();
    }

    private static String tooLong(Element field) {
        int fields = field.closest("form").select("input, select, textarea").size();
        return "long ".repeat(Math.min(1_300, LONGEST_FORM / fields / 5));
    }

    private static Answer send(Found found, Function<Element, List<String>> rubbish) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        found.form()
                .select("input[type=hidden][name]")
                .forEach(field -> fields.put(field.attr("name"), List.of(field.val())));
        found.form().select("button[name]").stream()
                .limit(1)
                .forEach(button -> fields.put(button.attr("name"), List.of(button.val())));
        found.form()
                .select("input:not([type=hidden], [type=file])[name], select[name], textarea[name]")
                .forEach(field -> fields.put(field.attr("name"), rubbish.apply(field)));
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, values) -> values.forEach(value -> {
            pairs.add(name);
            pairs.add(value);
        }));
        return found.reader().get().post(found.action(), pairs.toArray(String[]::new));
    }

    /// The fields into which somebody types what may be shown again.
    private static List<Element> typed(Found found) {
        return found.form()
                .select("input:not([type])[name], input[type=text][name], input[type=email][name], textarea[name]");
    }

    /// The forms of all pages, each place once.
    private static List<Found> found() {
        List<Found> all = new ArrayList<>();
        Supplier<Visitor> ada = FormsTest::ada;
        Supplier<Visitor> ann = () -> server.as(server.people().ann());
        all.addAll(found(server::visitor, "/sign-in"));
        all.addAll(found(server::visitor, password));
        all.addAll(found(server::visitor, approval));
        all.addAll(found(server::visitor, survey));
        all.addAll(found(server::visitor, ann.get().get("/portal/mail").location()));
        all.addAll(found(ann, "/portal"));
        all.addAll(found(() -> server.as(server.people().lee()), "/handling-review"));
        all.addAll(found(ada, "/"));
        beside.forEach(page -> all.addAll(onPage(ada, ada().get(page))));
        String own = "/setup/staff/" + server.people().ada().technicianId();
        return all.stream().filter(form -> !form.action().startsWith(own)).toList();
    }

    private static List<Found> found(Supplier<Visitor> reader, String first) {
        Map<String, Found> byAction = new LinkedHashMap<>();
        Crawler.crawl(reader.get(), first)
                .values()
                .forEach(page -> onPage(reader, page).forEach(form -> byAction.putIfAbsent(form.action(), form)));
        return List.copyOf(byAction.values());
    }

    private static List<Found> onPage(Supplier<Visitor> reader, Answer page) {
        return OfferedForms.on(page).map(form -> new Found(reader, form)).toList();
    }

    private static Visitor ada() {
        return server.as(server.people().ada());
    }

    private static Ticket resolved(WatchedDesk desk, String subject) {
        Ticket ticket = desk.open(subject);
        desk.triage(ticket);
        desk.reply(ticket, Reply.of("Done").resolving(new Reply.Solution("Loose cable", "Plugged it in")));
        return ticket;
    }

    /// A mail that waits for somebody's decision, one whose sender is blocked.
    private static void hold() throws Exception {
        long mailbox = server.openMailbox();
        long blocked = held(mailbox, "mal@evil.test");
        long tess = server.people().tess().technicianId();
        server.fettle()
                .mail()
                .intaking()
                .ledger()
                .block(new Ledger.Decider(new Scope.Desk(tess), tess, "Tess"), blocked, false);
        held(mailbox, "eve@evil.test");
    }

    private static long held(long mailbox, String sender) throws Exception {
        var mail = server.fettle().mail();
        var arrival =
                new Arrival(Arrival.Source.API, Optional.of(mailbox), Optional.empty(), sender, "help@msp.test", false);
        byte[] raw = ("From: " + sender + "\r\nTo: help@msp.test\r\nSubject: Offer\r\n\r\nBuy!\r\n")
                .getBytes(StandardCharsets.UTF_8);
        long id = mail.intaking().intake().receive(arrival, new ByteArrayInputStream(raw));
        for (int round = 0;
                round < 500
                        && !mail.intaking()
                                .ledger()
                                .find(server.database().read(TEST), id)
                                .held();
                round++) {
            mail.intaking().job().run();
            Thread.sleep(10);
        }
        return id;
    }
}
