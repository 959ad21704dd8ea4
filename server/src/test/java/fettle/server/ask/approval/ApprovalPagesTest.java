package fettle.server.ask.approval;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.MailedLinks;
import fettle.server.client.Client;
import fettle.server.client.Contact;
import fettle.server.client.NewContact;
import fettle.server.monitor.WatchedDesk;
import fettle.server.signin.PortalUser;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Ticket;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Approvals as people meet them: the technician's page, the mail, and the page behind its link.
class ApprovalPagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final Pattern FIELD = Pattern.compile("name=\"(version|key)\" value=\"([^\"]+)\"");

    private final WatchedDesk desk = new WatchedDesk(server);

    @Test
    void whatIsAskedOnThePageIsDecidedByTheLinkInTheMail() {
        Ticket ticket = desk.open("Laptop for the new colleague");

        Answer asked = ask(ticket, "Order a laptop", "950 GBP");

        assertThat(asked.status()).isEqualTo(303);
        Visitor ann = server.visitor();
        String link = link(ticket);
        assertThat(ann.get(link).text())
                .contains(
                        "Order a laptop", "It costs £950.00", "Tess Tanner asked Ann Abbott", ">Approve<", ">Decline<");

        Answer declined = ann.post(link, "decision", "decline", "words", "Use the old one");

        assertThat(declined.status()).isEqualTo(303);
        assertThat(ann.get(link).text())
                .contains("Ann Abbott declined this on", "Use the old one")
                .doesNotContain("<form class=\"stack\"");
        assertThat(tess().get("/tickets/" + ticket.number() + "/approvals").text())
                .contains("declined", "Use the old one", "from ann@acme.test, network address 127.0.0.1");
        assertThat(tess().get("/tickets/" + ticket.number()).text()).contains("Ann Abbott declined: Use the old one");
    }

    @Test
    void lookingAtTheLinkDecidesNothing() {
        Ticket ticket = desk.open("Second screen");
        ask(ticket, "Order a screen", "");
        String link = link(ticket);

        for (int scanner = 0; scanner < 3; scanner++) {
            server.visitor().get(link);
        }

        assertThat(server.visitor().get(link).text()).contains(">Approve<");
    }

    @Test
    void theApproverCanDecideInThePortalToo() {
        Ticket ticket = desk.open("Ninth screen");
        ask(ticket, "Order a screen", "300 GBP");
        Visitor ann = server.as(server.people().ann());
        String path = "/portal/requests/" + ticket.number();
        String page = ann.get(path).text();
        assertThat(page)
                .contains(
                        "Tess Tanner asks Ann Abbott:",
                        "Order a screen",
                        "It costs £300.00.",
                        "Approve or decline it below.")
                .doesNotContain("Write below");
        Matcher form =
                Pattern.compile("action=\"(" + path + "/approvals/\\d+)\"").matcher(page);
        assertThat(form.find()).isTrue();

        Answer mute = ann.post(form.group(1), "decision", "decline", "words", "");
        assertThat(mute.status()).isEqualTo(400);
        assertThat(mute.text()).contains("Say why not");
        assertThat(ann.post(form.group(1), "decision", "approve", "words", "Fine")
                        .status())
                .isEqualTo(303);

        assertThat(ann.get(path).text())
                .contains("Ann Abbott approved this", "Fine")
                .doesNotContain(">Decline<");
        assertThat(desk.now(ticket).waiting()).isFalse();
        assertThat(server.visitor().get(link(ticket)).text()).contains("Ann Abbott approved this on");
    }

    @Test
    void whoeverIsNotAskedReadsWhomItWaitsFor() {
        Ticket ticket = desk.open("Eighth screen");
        PortalUser ruth = ruth();
        ask(ticket, ruth.contactId(), "Order a screen", "300 GBP");
        Visitor ann = server.as(server.people().ann());

        assertThat(ann.get("/portal/requests/" + ticket.number()).text())
                .contains("Waiting for a colleague of yours", "Ruth Calder has to approve this before we go on.")
                .doesNotContain("Waiting for you", ">Approve<");
        assertThat(ann.get("/portal").text()).contains("A yes from Ruth Calder").doesNotContain("We need your yes");
        Visitor decides = server.as(ruth);
        assertThat(decides.get("/portal").text()).contains("We need your yes to go on.");
        assertThat(decides.get("/portal/requests/" + ticket.number()).text()).contains("Waiting for you", ">Approve<");
    }

    @Test
    void whatIsNotTheirsToDecideIsNotThereInThePortal() {
        Ticket ticket = desk.open("Tenth screen");
        ask(ticket, "Order a screen", "");
        Visitor ann = server.as(server.people().ann());

        Answer answer = ann.post("/portal/requests/" + ticket.number() + "/approvals/4711", "decision", "approve");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(desk.now(ticket).waiting()).isTrue();
    }

    @Test
    void programsAskAndWithdrawToo() {
        Ticket ticket = desk.open("Eleventh screen");
        Visitor program = server.program(server.people().tess());
        String path = "/api/v1/tickets/" + ticket.number() + "/approvals";

        Answer asked = json(
                program,
                path,
                "{\"approver\": \"" + server.people().ann().contactId()
                        + "\", \"question\": \"One more\", \"amount\": \"12.50 EUR\", \"until\": \""
                        + desk.now().plus(Duration.ofDays(2)) + "\"}");
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        assertThat(asked.text()).contains("\"ending\":null", "\"minor\":1250");
        Matcher id = Pattern.compile("\"id\":\"(\\d+)\"").matcher(asked.text());
        assertThat(id.find()).isTrue();

        Answer withdrawn = json(program, path + "/" + id.group(1) + "/withdrawal", "{\"why\": \"Not needed\"}");

        assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
        assertThat(program.get(path).text()).contains("\"ending\":\"withdrawn\"", "Not needed");
        assertThat(program.get("/api/v1/clients/" + server.people().acme().id() + "/satisfaction/2026-03")
                        .text())
                .contains("\"asks\":true", "\"tooFew\":true");
    }

    @Test
    void whoeverHasLeftDecidesNothingAnyMore() {
        Ticket ticket = desk.open("Seventh screen");
        ask(ticket, "Order a screen", "");
        String link = link(ticket);
        active(false);

        Answer answer = server.visitor().post(link, "decision", "approve", "words", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(server.visitor().get(link).text())
                .contains("You are no longer the one to decide this")
                .doesNotContain(">Approve<");
        assertThat(desk.now(ticket).waiting()).isTrue();
        active(true);
    }

    @Test
    void ofAClientThatHasLeftNobodyDecides() {
        Ticket ticket = desk.open("Eighth screen");
        ask(ticket, "Order a screen", "");
        String link = link(ticket);
        clientActive(false);

        assertThat(server.visitor()
                        .post(link, "decision", "approve", "words", "")
                        .status())
                .isEqualTo(409);
        assertThat(server.visitor().get(link).text()).contains("You are no longer the one to decide this");
        clientActive(true);
    }

    @Test
    void decliningWithoutAReasonIsAskedForAtTheField() {
        Ticket ticket = desk.open("Third screen");
        ask(ticket, "Order a screen", "");

        Answer answer = server.visitor().post(link(ticket), "decision", "decline", "words", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("Say why not");
    }

    @Test
    void whoeverIsLateIsToldHowItWasDecided() {
        Ticket ticket = desk.open("Fourth screen");
        ask(ticket, "Order a screen", "");
        String link = link(ticket);
        server.visitor().post(link, "decision", "approve", "words", "");

        Answer late = server.visitor().post(link, "decision", "decline", "words", "No, do not");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("decided already", "Ann Abbott approved this on", "No, do not");
    }

    @Test
    void anUnknownLinkTellsNothingAndManyOfThemMustWait() {
        Visitor stranger = server.visitor();
        Answer unknown = stranger.get("/portal/approval/" + "x".repeat(43));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).contains("This link does not work").doesNotContain("Abbott");

        int status = 404;
        for (int tries = 0; tries < 40 && status == 404; tries++) {
            status = stranger.get("/portal/approval/guess" + tries).status();
        }

        assertThat(status).isEqualTo(429);
        server.clock().advance(Duration.ofHours(1));
    }

    @Test
    void withdrawingNeedsAReasonAndEndsTheLink() {
        Ticket ticket = desk.open("Fifth screen");
        ask(ticket, "Order a screen", "");
        String link = link(ticket);
        String page = tess().get("/tickets/" + ticket.number() + "/approvals").text();
        Matcher action = Pattern.compile("action=\"(/tickets/\\d+/approvals/\\d+/withdrawal)\"")
                .matcher(page);
        assertThat(action.find()).isTrue();

        assertThat(send(ticket, action.group(1), "why", "").status()).isEqualTo(400);
        assertThat(send(ticket, action.group(1), "why", "Found one").status()).isEqualTo(303);

        assertThat(server.visitor().get(link).text()).contains("withdrew this question", "Found one");
    }

    @Test
    void aRefusedQuestionStaysInTheForm() {
        Ticket ticket = desk.open("Sixth screen");

        Answer answer = ask(ticket, "Order a screen", "much");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("Write an amount", "Order a screen");
    }

    private static Answer json(Visitor program, String path, String body) {
        return program.send("POST", path, BodyPublishers.ofString(body), "application/json");
    }

    private void active(boolean there) {
        var clients = server.fettle().features().clients();
        long acme = server.people().acme().id();
        desk.run(tx -> {
            Contact ann = clients.contact(tx, acme, server.people().ann().contactId());
            clients.changeContact(
                    tx,
                    new Contact(
                            ann.id(),
                            ann.clientId(),
                            ann.name(),
                            ann.email(),
                            ann.phone(),
                            ann.jobTitle(),
                            ann.critical(),
                            ann.portal(),
                            there,
                            ann.createdAt()),
                    List.of());
        });
    }

    private void clientActive(boolean there) {
        var clients = server.fettle().features().clients();
        desk.run(tx -> {
            Client acme = clients.client(tx, server.people().acme().id());
            clients.change(
                    tx,
                    new Client(
                            acme.id(),
                            acme.name(),
                            acme.zone(),
                            acme.headcount(),
                            acme.accountManagerId(),
                            acme.reserved(),
                            there,
                            acme.createdAt()),
                    clients.domains(tx, acme.id()));
        });
    }

    private PortalUser ruth() {
        long acme = server.people().acme().id();
        Contact ruth = server.database()
                .transaction(
                        new Scope.System("test"),
                        tx -> server.fettle()
                                .features()
                                .clients()
                                .addContact(
                                        tx,
                                        acme,
                                        new NewContact(
                                                "Ruth Calder",
                                                "ruth@acme.test",
                                                Optional.empty(),
                                                Optional.empty(),
                                                false,
                                                true,
                                                List.of())));
        return new PortalUser(acme, ruth.id(), ruth.email(), ruth.name(), "Acme");
    }

    private Answer ask(Ticket ticket, String question, String amount) {
        return ask(ticket, server.people().ann().contactId(), question, amount);
    }

    private Answer ask(Ticket ticket, long approver, String question, String amount) {
        return send(
                ticket,
                "/tickets/" + ticket.number() + "/approvals",
                "approver",
                String.valueOf(approver),
                "question",
                question,
                "amount",
                amount,
                "until",
                "tomorrow 17:00");
    }

    private Answer send(Ticket ticket, String action, String... fields) {
        String page = tess().get("/tickets/" + ticket.number() + "/approvals").text();
        String form = page.substring(page.indexOf("action=\"" + action + "\""));
        var all = new ArrayList<>(List.of(fields));
        Matcher hidden = FIELD.matcher(form.substring(0, form.indexOf("</form>")));
        while (hidden.find()) {
            all.add(hidden.group(1));
            all.add(hidden.group(2));
        }
        return tess().post(action, all.toArray(String[]::new));
    }

    private Visitor tess() {
        return server.as(server.people().tess());
    }

    private String link(Ticket ticket) {
        return MailedLinks.last(server, ticket);
    }
}
