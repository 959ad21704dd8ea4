package fettle.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fettle.server.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A desk that is set up, works and is paid by the API alone. Every answer is compared with openapi.json, and in the
/// end there is nothing in openapi.json that was not asked for.
class ApiTest {

    @RegisterExtension
    static final TestServer server = new TestServer(Map.of("mail.relay-host", "127.0.0.1", "mail.relay-port", "1"));

    @Test
    void aDeskIsSetUpAndWorksByTheApiAlone() {
        var desk = new Program(server.program(server.people().ada()));
        String client = setUp(desk);
        long number = mailOpensATicket(desk, client);
        isHandled(desk, number);
        isResolved(desk, number);
        movesTheMonth(desk, client);
        otherTickets(desk, client);
        new Agreed(server, desk).all();
        new Seldom(server, desk, client).all();
        new AsksClients(server, desk, client).all();
        new WhoAndWhere(server, desk, client).all();

        assertThat(desk.checked()).containsExactlyInAnyOrderElementsOf(everything(desk));
    }

    /// People, groups, rates, a mailbox, a client with its contact, hours and contract.
    private static String setUp(Program desk) {
        String group = text(desk.post("/groups", """
                {"name": "First line", "level": 1}"""), "id");
        String technician = text(desk.post("/staff", """
                {"email": "nora@msp.test", "name": "Nora Nash", "role": "technician",
                 "password": "seven lanterns over water", "groups": ["%s"]}""".formatted(group)), "id");
        assertThat(desk.get("/staff/" + technician).at("/groups/0/name").textValue())
                .isEqualTo("First line");
        desk.put("/staff/" + technician + "/groups", """
                {"groups": []}""");
        assertThat(desk.get("/staff?limit=500").get("items")).isNotEmpty();
        assertThat(desk.get("/groups/" + group).get("level").intValue()).isEqualTo(1);
        assertThat(desk.get("/groups").get("items")).hasSize(1);
        String ada = String.valueOf(server.people().ada().technicianId());
        desk.post("/staff/" + ada + "/labour-rates", """
                {"validFrom": "2020-01-01", "rate": {"minor": 4000, "currency": "GBP"},
                 "overhead": {"minor": 1000, "currency": "GBP"}}""");
        assertThat(desk.get("/staff/" + ada + "/labour-rates")
                        .at("/items/0/rate/minor")
                        .intValue())
                .isEqualTo(4000);
        mailbox(desk, group);
        assertThat(desk.get("/kinds").get("items")).hasSizeGreaterThan(10);
        return client(desk);
    }

    private static void mailbox(Program desk, String group) {
        String mailbox = text(desk.post("/mailboxes", """
                {"name": "Support", "address": "support@msp.test", "unknownSenders": "open", "group": "%s"}""".formatted(group)), "id");
        desk.put("/mailboxes/" + mailbox, """
                {"name": "Support desk", "unknownSenders": "hold", "group": "%s", "version": 1}""".formatted(group));
        desk.refused(409, "PUT", "/mailboxes/" + mailbox, """
                {"name": "Somebody else's", "version": 1}""");
        assertThat(text(desk.get("/mailboxes/" + mailbox), "unknownSenders")).isEqualTo("hold");
        desk.put("/mailboxes/" + mailbox, """
                {"name": "Support desk", "group": "%s", "furtherAddresses": ["Care@msp.test"], "signature": "Yours",
                 "imap": {"host": "imap.invalid", "user": "support", "password": "canary", "firstRead": "history",
                          "folders": {"accepted": "Done"}},
                 "version": 2}""".formatted(group));
        assertThat(desk.get("/mailboxes/" + mailbox).toString())
                .contains("care@msp.test", "Yours", "history", "\"accepted\":\"Done\"")
                .doesNotContain("canary");
        assertThat(desk.get("/mailboxes").get("items")).hasSize(1);
        tokens(desk, "/mailboxes/" + mailbox + "/authorisation");
    }

    private static void tokens(Program desk, String path) {
        String body = """
                {"flow": "application", "tokenUrl": "%s", "application": "fettle", "scope": "mail", "secret": "canary"}""";
        desk.refused(404, "GET", path, "");
        desk.refused(400, "PUT", path, body.formatted("http://idp.test/token"));
        assertThat(desk.put(path, body.formatted("https://idp.test/token")).toString())
                .contains("https://idp.test/token", "application")
                .doesNotContain("canary");
        assertThat(text(desk.get(path), "application")).isEqualTo("fettle");
        desk.post(path + "/removal", "{}");
        desk.refused(404, "GET", path, "");
    }

    private static String client(Program desk) {
        String client = text(desk.post("/clients", """
                {"name": "Northwind Dental", "zone": "Europe/London", "headcount": 30, "domains": ["northwind.test"]}"""), "id");
        desk.put("/clients/" + client, """
                {"name": "Northwind Dental Group", "zone": "Europe/London", "domains": ["northwind.test"]}""");
        assertThat(text(desk.get("/clients/" + client), "name")).isEqualTo("Northwind Dental Group");
        assertThat(desk.get("/clients").get("items")).isNotEmpty();
        String contact = text(desk.post("/clients/" + client + "/contacts", """
                {"name": "Rita Rowe", "email": "rita@northwind.test", "jobTitle": "Manager"}"""), "id");
        assertThat(desk.get("/clients/" + client + "/contacts").get("items")).hasSize(1);
        assertThat(text(desk.get("/clients/" + client + "/contacts/" + contact), "email"))
                .isEqualTo("rita@northwind.test");
        contract(desk, client);
        return client;
    }

    private static void contract(Program desk, String client) {
        String calendar = text(desk.post("/calendars", """
                {"name": "Round the clock", "versions": [{"zone": "Europe/London", "weekly": "24x7"}]}"""), "id");
        desk.post("/calendars/" + calendar + "/versions", """
                {"validFrom": "2030-01-01", "zone": "Europe/London", "weekly": "mon-fri 09:00-17:30"}""");
        assertThat(desk.get("/calendars/" + calendar).get("versions")).hasSize(2);
        assertThat(desk.get("/calendars").get("items")).hasSize(1);
        String terms = """
                {"calendar": "%s",
                 "targets": [{"priority": "P3", "responseMinutes": 60, "resolutionMinutes": 480},
                             {"priority": "P2", "responseMinutes": 30, "updateMinutes": 120, "resolutionMinutes": 240}],
                 "creditBands": [{"belowBasisPoints": 9500, "percent": 5}], "creditCap": 10,
                 "lines": [{"kind": "fixed", "name": "Support", "priceMinor": 100000, "work": {"rules": [{"services": ["Devices"]}, {"covers": false}]}},
                           {"kind": "time-and-materials", "name": "Projects", "hourlyMinor": 9000, "work": {"incrementMinutes": 15}}]}
                """.formatted(calendar);
        String byCase = terms.replace(
                "\"creditBands\": [{\"belowBasisPoints\": 9500, \"percent\": 5}]",
                "\"caseCredits\": [{\"priority\": \"P2\", \"amountMinor\": 5000}], \"creditEveryPromise\": true");
        String contract = text(desk.post("/contracts", """
                {"client": "%s", "name": "Managed support", "currency": "GBP", "startsOn": "2020-01-01", "terms": %s}""".formatted(client, terms)), "id");
        desk.post("/contracts/" + contract + "/versions", """
                {"validFrom": "2035-01-01", "terms": %s}""".formatted(byCase));
        JsonNode agreed = desk.get("/contracts/" + contract);
        assertThat(agreed.at("/versions/0/terms/lines/0/priceMinor").intValue()).isEqualTo(100_000);
        assertThat(agreed.at("/versions/0/terms/creditBands/0/percent").intValue())
                .isEqualTo(5);
        assertThat(agreed.at("/versions/1/terms/caseCredits/0/amountMinor").intValue())
                .isEqualTo(5_000);
        assertThat(agreed.at("/versions/1/terms/creditEveryPromise").booleanValue())
                .isTrue();
        assertThat(desk.get("/contracts?client=" + client).get("items")).hasSize(1);
    }

    private static long mailOpensATicket(Program desk, String client) {
        String id =
                text(desk.mail(Mail.with("The printer is on fire", "Smoke everywhere.", "flames.txt", "hot")), "id");
        JsonNode whole = desk.untilSorted(server, id);

        assertThat(text(whole, "outcome")).isEqualTo("opened");
        assertThat(text(whole, "visibleText")).contains("Smoke everywhere.");
        assertThat(whole.at("/attachments/0/size").intValue()).isEqualTo(3);
        assertThat(desk.bytes("/intake/" + id + "/attachments/0").text()).isEqualTo("hot");
        assertThat(desk.bytes("/intake/" + id + "/raw").text()).contains("Subject: The printer is on fire");
        JsonNode line = desk.get("/intake?limit=1&outcome=opened").at("/items/0");
        assertThat(text(line, "id")).isEqualTo(id);
        long number = line.get("ticket").longValue();
        assertThat(desk.get("/tickets?stage=new&open=true&client=" + client)
                        .at("/items/0/number")
                        .longValue())
                .isEqualTo(number);
        return number;
    }

    private static void isHandled(Program desk, long number) {
        String at = "/tickets/" + number;
        JsonNode ticket = desk.get(at);
        assertThat(ticket.at("/entries/0/visibleText").textValue()).contains("Smoke everywhere.");
        assertThat(ticket.at("/entries/0/author/name").textValue()).isEqualTo("Rita Rowe");
        String file = ticket.at("/entries/0/attachments/0/id").textValue();
        assertThat(desk.bytes("/attachments/" + file).text()).isEqualTo("hot");
        assertThat(text(clock(ticket, "response"), "state")).isEqualTo("running");

        desk.post(at + "/take", "{}");
        JsonNode triaged = desk.post(at + "/triage", """
                {"type": "incident", "kind": "3", "impact": "medium", "urgency": "medium"}""");
        assertThat(text(triaged, "priority")).isEqualTo("P3");
        server.clock().advance(Duration.ofMinutes(10));
        JsonNode answered = desk.post(at + "/reply", """
                {"text": "Step away from it, I am on my way.", "time": {"minutes": 5, "note": "call"},
                 "wait": {"reason": "client-info", "followUpAt": "%s"}, "version": %d}""".formatted(
                        server.clock().instant().plus(Duration.ofHours(4)),
                        desk.get(at).get("version").intValue()));
        assertThat(text(answered, "stage")).isEqualTo("waiting");
        assertThat(text(clock(answered, "response"), "state")).isEqualTo("stopped");
        assertThat(clock(answered, "response").get("countedSeconds").longValue())
                .isEqualTo(600);
        assertThat(clock(answered, "resolution").get("dueAt").isNull()).isTrue();
        assertThat(text(answered.get("entries").get(1), "visibility")).isEqualTo("public");
        JsonNode mail = desk.get("/outgoing?ticket=" + number).at("/items/0");
        assertThat(mail.at("/to/0").textValue()).isEqualTo("rita@northwind.test");
        assertThat(text(mail, "state")).isEqualTo("queued");
        assertThat(desk.get("/outgoing/" + text(mail, "id"))).isEqualTo(mail);
        assertThat(desk.bytes("/outgoing/" + text(mail, "id") + "/raw").text()).contains("Step away from it");
        JsonNode noted = desk.post(at + "/note", """
                {"text": "Fuser replaced twice already.", "time": {"minutes": 5}}""");
        assertThat(text(noted.get("entries").get(2), "visibility")).isEqualTo("internal");
    }

    private static void isResolved(Program desk, long number) {
        String at = "/tickets/" + number;
        desk.post(at + "/resume", "{}");
        JsonNode entry = desk.post(
                at + "/time-entries", """
                {"minutes": 45, "note": "on site", "startedAt": "%s"}""".formatted(server.clock().instant().minus(Duration.ofHours(2))));
        assertThat(entry.get("minutes").intValue()).isEqualTo(45);
        assertThat(desk.get("/time-entries/" + text(entry, "id"))).isEqualTo(entry);
        assertThat(desk.get("/time-entries?ticket=" + number).get("items")).hasSize(3);
        JsonNode resolved = desk.post(at + "/resolve", """
                {"cause": "Worn fuser", "solution": "New printer", "text": "It prints again."}""");
        assertThat(text(resolved, "stage")).isEqualTo("resolved");
        assertThat(text(clock(resolved, "resolution"), "state")).isEqualTo("stopped");
        assertThat(text(desk.post(at + "/reopen", """
                {"why": "It smokes again"}"""), "stage")).isEqualTo("working");
        desk.post(at + "/resolve", """
                {"cause": "Worn fuser", "solution": "Another new printer"}""");
        assertThat(desk.get("/intake").get("items")).hasSize(1);
        assertThat(desk.get("/outgoing").get("items")).hasSize(3); // the acknowledgement and two replies
    }

    private static void movesTheMonth(Program desk, String client) {
        String month = server.clock().instant().toString().substring(0, 7);
        desk.post("/clients/" + client + "/direct-costs/" + month, """
                {"label": "Toner", "amount": {"minor": 2500, "currency": "GBP"}}""");
        assertThat(desk.get("/clients/" + client + "/direct-costs/" + month)
                        .at("/items/0/label")
                        .textValue())
                .isEqualTo("Toner");
        JsonNode figures = desk.get("/clients/" + client + "/months/" + month);
        assertThat(figures.at("/money/minutesWorked").intValue()).isEqualTo(55);
        assertThat(figures.at("/money/labour/minor").intValue()).isEqualTo(333 + 333 + 3000);
        assertThat(figures.at("/money/directCosts/minor").intValue()).isEqualTo(2500);
        assertThat(figures.at("/serviceLevel/kept").intValue()).isEqualTo(1);
        assertThat(desk.get("/client-months/" + month).get("items")).contains(figures);
        assertThat(text(figures.get("money"), "quality")).isEqualTo("poor");
        assertThat(figures.at("/money/byLine/parts")).isNotEmpty();
        figures.at("/money/byLine/parts")
                .forEach(line -> assertThat(line.at("/allocated/minor").intValue())
                        .as("a line's own revenue is exact")
                        .isZero());
        letsTimeStand(desk, client, "/clients/" + client + "/months/" + month);
        JsonNode outlook = desk.get("/clients/" + client + "/outlook/" + month + "?wagesBasisPoints=300&months=12");
        assertThat(outlook.at("/target/months").intValue()).isEqualTo(12);
        assertThat(outlook.at("/heading/revenue/minor").intValue()).isPositive();
        desk.refused(400, "GET", "/clients/" + client + "/outlook/" + month + "?targetBasisPoints=10000", "");
        desk.refused(404, "GET", "/clients/" + client + "/outlook/9999-12", "");
        paysSomebody(desk, month);
    }

    private static void paysSomebody(Program desk, String month) {
        String ada = String.valueOf(server.people().ada().technicianId());
        JsonNode paid = desk.put("/staff/" + ada + "/payroll/" + month, """
                {"minutes": 9000, "cost": {"minor": 600000, "currency": "GBP"}}""");
        JsonNode payroll = desk.get("/payroll/" + month);
        assertThat(payroll.get("people")).containsExactly(paid);
        assertThat(payroll.at("/unabsorbed/0/unabsorbed/minor").intValue())
                .isEqualTo(600_000 - payroll.at("/unabsorbed/0/absorbed/minor").intValue());
        desk.refused(400, "PUT", "/staff/" + ada + "/payroll/" + month, """
                {"minutes": 90000, "cost": {"minor": 600000, "currency": "GBP"}}""");
    }

    private static void letsTimeStand(Program desk, String client, String month) {
        String ticket =
                desk.get("/time-entries?client=" + client).at("/items/0/ticket").asText();
        JsonNode logged =
                new Program(server.program(server.people().tess())).post("/tickets/" + ticket + "/time-entries", """
                {"minutes": 5}""");
        String entry = "/time-entries/" + text(logged, "id");
        assertThat(logged.get("approval").isNull()).isTrue();

        JsonNode approved = desk.post(entry + "/approval", "{}");

        assertThat(approved.at("/approval/by/name").textValue()).isEqualTo("Ada Archer");
        assertThat(desk.get(entry)).isEqualTo(approved);
        JsonNode figures = desk.post(month + "/approval", """
                {"seenAt": "2020-01-01T00:00:00Z"}""");
        assertThat(figures.at("/money/minutesUnapproved").intValue())
                .as("Ada's own")
                .isEqualTo(55);
        String own = text(desk.get("/time-entries?client=" + client).at("/items/1"), "id");
        desk.refused(403, "POST", "/time-entries/" + own + "/approval", "{}");
    }

    private static void otherTickets(Program desk, String client) {
        JsonNode opened = desk.post("/tickets", """
                {"client": "%s", "subject": "New starter on Monday", "text": "Laptop and phone.", "channel": "phone",
                 "type": "request", "attachments": [{"name": "form.txt", "contentType": "text/plain", "content": "aGk="}]}""".formatted(client));
        assertThat(text(opened, "channel")).isEqualTo("phone");
        String at = "/tickets/" + opened.get("number").longValue();
        String group = text(desk.get("/groups").at("/items/0"), "id");
        String max = String.valueOf(server.people().max().technicianId());
        String later = server.clock().instant().plus(Duration.ofDays(1)).toString();
        desk.post(at + "/assign", """
                {"owner": "%s", "group": "%s"}""".formatted(max, group));
        JsonNode handed = desk.post(at + "/hand-over", """
                {"group": "%s", "why": "Their turn"}""".formatted(group));
        assertThat(handed.get("owner").isNull()).isTrue();
        desk.post(at + "/priority", """
                {"priority": "P2", "meaning": "correction", "reason": "The director waits"}""");
        desk.post(at + "/next-action", """
                {"words": "Order the laptop", "at": "%s"}""".formatted(later));
        desk.post(at + "/promise", """
                {"words": "On the desk by then", "at": "%s"}""".formatted(later));
        desk.post(at + "/promise-kept", "{}");
        JsonNode waiting = desk.post(at + "/wait", """
                {"reason": "supplier", "followUpAt": "%s"}""".formatted(later));
        assertThat(text(waiting, "pauseReason")).isEqualTo("supplier");
    }

    /// All that openapi.json names.
    private static List<String> everything(Program desk) {
        var all = new ArrayList<String>();
        desk.description()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> all.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return List.copyOf(new TreeSet<>(all));
    }

    private static JsonNode clock(JsonNode ticket, String commitment) {
        for (JsonNode clock : ticket.get("clocks")) {
            if (text(clock, "commitment").equals(commitment)) {
                return clock;
            }
        }
        throw new AssertionError("No clock for " + commitment + " in " + ticket);
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).textValue();
    }
}
