package fettle.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fettle.server.mail.route.DeliveryReport;
import fettle.server.testing.TestServer;
import java.time.Duration;
import java.time.Instant;

/// What programs do seldom: changing people, deciding about held mail, merging, splitting, suppliers, excluded time,
/// another client.
record Seldom(TestServer server, Program desk, String client) {

    void all() {
        changesPeople();
        addsAKind();
        decidesAboutHeldMail();
        mergesAndParts();
        splits();
        worksWithASupplier();
        new Composing(desk, server).all();
        leavesTimeOut();
        leavesATicketOut();
        movesToAnotherClient();
        seesToUndeliveredMail();
        choosesWhatItsPersonIsTold();
    }

    private void changesPeople() {
        String id = text(desk.post("/staff", """
                {"email": "pat@msp.test", "name": "Pat Page", "role": "technician"}"""), "id");
        JsonNode changed = desk.put("/staff/" + id, """
                {"name": "Pat Paige", "role": "lead", "active": false}""");
        assertThat(text(changed, "name")).isEqualTo("Pat Paige");
        assertThat(text(changed, "role")).isEqualTo("lead");
        assertThat(changed.get("active").booleanValue()).isFalse();
        String contacts = "/clients/" + client + "/contacts";
        String contact = text(desk.post(contacts, """
                {"name": "Sid Snow", "email": "sid@northwind.test"}"""), "id");
        JsonNode moved = desk.put(contacts + "/" + contact, """
                {"name": "Sid Snowe", "email": "sid.snowe@northwind.test", "otherAddresses": ["sid@northwind.test"],
                 "critical": true}""");
        assertThat(text(moved, "email")).isEqualTo("sid.snowe@northwind.test");
        assertThat(moved.at("/otherAddresses/0").textValue()).isEqualTo("sid@northwind.test");
        assertThat(moved.get("critical").booleanValue()).isTrue();
    }

    private void addsAKind() {
        desk.post("/kinds", """
                {"name": "Dictation fails", "service": "Dictation", "type": "incident", "lowestPriority": "P3"}""");
        assertThat(desk.get("/kinds?limit=500").toString()).contains("Dictation fails");
        desk.refused(400, "POST", "/kinds", """
                {"name": "Dictation fails", "service": "Dictation", "type": "incident"}""");
    }

    private void decidesAboutHeldMail() {
        JsonNode released = desk.post("/intake/" + held("one") + "/release", "{}");
        assertThat(text(released, "outcome")).isEqualTo("opened");
        long number = released.get("ticket").longValue();
        JsonNode joined = desk.post("/intake/" + held("two") + "/join", """
                {"ticket": %d}""".formatted(number));
        assertThat(text(joined, "outcome")).isEqualTo("joined");
        assertThat(joined.get("ticket").longValue()).isEqualTo(number);
        String third = held("three");
        assertThat(text(desk.post("/intake/" + third + "/ignore", "{}"), "outcome"))
                .isEqualTo("ignored");
        desk.refused(409, "POST", "/intake/" + third + "/release", "{}");
        assertThat(text(desk.post("/intake/" + third + "/undo", "{}"), "outcome"))
                .isEqualTo("quarantined");
        desk.refused(404, "POST", "/intake/" + third + "/release", "{\"client\": \"17\"}");
        blocksSenders(third);
    }

    private void blocksSenders(String held) {
        desk.post("/intake/" + held + "/block", "{\"wholeDomain\": true}");
        JsonNode blocked = desk.get("/blocked-senders").at("/items/0");
        assertThat(text(blocked, "sender")).isEqualTo("elsewhere.test");
        assertThat(desk.post("/blocked-senders/" + text(blocked, "id") + "/removal", "{}")
                        .get("items"))
                .isEmpty();
        assertThat(text(desk.post("/blocked-senders", "{\"sender\": \"Eve@Evil.test\"}"), "sender"))
                .isEqualTo("eve@evil.test");
        desk.refused(400, "POST", "/blocked-senders", "{\"sender\": \"no address\"}");
    }

    private String held(String subject) {
        String id = text(desk.mail(Mail.from("Stranger <who@elsewhere.test>", subject, "Hello " + subject)), "id");
        assertThat(text(desk.untilSorted(server, id), "outcome")).isEqualTo("quarantined");
        return id;
    }

    private void mergesAndParts() {
        long first = opened("Same thing");
        long second = opened("Same thing again");
        JsonNode merged = desk.post("/tickets/" + first + "/merge", """
                {"into": %d}""".formatted(second));
        assertThat(merged.get("mergedInto").longValue()).isEqualTo(second);
        assertThat(merged.get("clocks")).isEmpty();
        assertThat(desk.get("/tickets/" + second).get("entries")).hasSize(2);
        JsonNode parted = desk.post("/tickets/" + first + "/part", "{}");
        assertThat(parted.get("mergedInto").isNull()).isTrue();
        assertThat(parted.get("entries")).hasSize(1);
        desk.refused(400, "POST", "/tickets/" + first + "/merge", """
                {"into": %d}""".formatted(first));
    }

    private void splits() {
        long number = opened("Two things");
        server.clock().advance(Duration.ofMinutes(1));
        desk.post("/intake/" + held("four") + "/join", """
                {"ticket": %d}""".formatted(number));
        JsonNode entries = desk.get("/tickets/" + number).get("entries");
        String second = entries.get(1).get("id").textValue();
        JsonNode left = desk.post("/tickets/" + number + "/split", """
                {"entry": "%s", "subject": "The second thing"}""".formatted(second));
        assertThat(entries).hasSize(2);
        assertThat(left.get("entries")).hasSize(1);
        assertThat(desk.get("/tickets?limit=1").at("/items/0/subject").textValue())
                .isEqualTo("The second thing");
    }

    private void worksWithASupplier() {
        String calendar = desk.get("/calendars").at("/items/0/id").textValue();
        String body = """
                {"name": "%s", "calendar": "%s", "targetMinutes": 240%s}""";
        JsonNode added = desk.post("/suppliers", body.formatted("Carrier", calendar, ""));
        String supplier = text(added, "id");
        desk.put(
                "/suppliers/" + supplier,
                body.formatted("Carrier Ltd", calendar, ", \"email\": \"help@carrier.test\", \"version\": 1"));
        desk.refused(409, "PUT", "/suppliers/" + supplier, body.formatted("Carrier plc", calendar, ", \"version\": 1"));
        assertThat(text(desk.get("/suppliers/" + supplier), "name")).isEqualTo("Carrier Ltd");
        assertThat(desk.get("/suppliers").get("items")).hasSize(1);
        String at = "/tickets/" + opened("Line down") + "/supplier-";
        String later = server.clock().instant().plus(Duration.ofHours(4)).toString();
        JsonNode out = desk.post(at + "out", """
                {"supplier": "%s", "followUpAt": "%s", "words": "Please look", "mail": "Line 7 is down."}""".formatted(supplier, later));
        assertThat(out.at("/supplier/name").textValue()).isEqualTo("Carrier Ltd");
        JsonNode written = desk.post(at + "write", """
                {"text": "Room 12.", "followUpAt": "%s"}""".formatted(later));
        assertThat(written.at("/entries/1/kind").textValue()).isEqualTo("supplier");
        assertThat(written.at("/entries/2/text").textValue()).isEqualTo("Room 12.");
        assertThat(desk.post(at + "asks", "{\"words\": \"Which line?\"}")
                        .at("/supplier/asks")
                        .booleanValue())
                .isTrue();
        desk.post(at + "answered", "{\"followUpAt\": \"" + later + "\"}");
        assertThat(desk.post(at + "back", "{\"words\": \"It is up\"}")
                        .get("supplier")
                        .isNull())
                .isTrue();
    }

    private void leavesTimeOut() {
        long number = opened("Office locked");
        Instant from = server.clock().instant();
        server.clock().advance(Duration.ofHours(2));
        String at = "/tickets/" + number + "/exclusion";
        String asked = """
                {"from": "%s", "until": "%s", "reason": "client-caused", "words": "Nobody opened"}""".formatted(from, from.plusSeconds(3600));
        var tess = new Program(server.program(server.people().tess()));
        String one = tess.post(at, asked).at("/exclusions/0/id").textValue();
        String two = desk.post(at, asked).at("/exclusions/1/id").textValue();
        tess.refused(403, "POST", at + "-approval", "{\"exclusion\": \"" + one + "\"}");
        desk.refused(409, "POST", at + "-approval", "{\"exclusion\": \"" + two + "\"}");
        JsonNode approved = desk.post(at + "-approval", "{\"exclusion\": \"" + one + "\"}");
        assertThat(approved.at("/exclusions/0/approved").booleanValue()).isTrue();
        JsonNode declined = desk.post(at + "-refusal", """
                {"exclusion": "%s", "words": "Once is enough"}""".formatted(two));
        assertThat(declined.at("/exclusions/1/approved").booleanValue()).isFalse();
    }

    private void leavesATicketOut() {
        String at = "/tickets/" + opened("Their own firewall");
        var tess = new Program(server.program(server.people().tess()));
        JsonNode asked = tess.post(at + "/case-exclusion", """
                {"reason": "out-of-scope", "words": "Not our network"}""");
        assertThat(asked.at("/exclusions/0/from").isNull()).isTrue();
        String id = asked.at("/exclusions/0/id").textValue();
        JsonNode approved = desk.post(at + "/exclusion-approval", "{\"exclusion\": \"" + id + "\"}");
        assertThat(approved.at("/exclusions/0/approved").booleanValue()).isTrue();
        tess.refused(409, "POST", at + "/case-exclusion", """
                {"reason": "out-of-scope", "words": "Once more"}""");
        desk.post("/tickets/" + opened("Written down twice") + "/case-exclusion", """
                {"reason": "duplicate", "words": "It is the same"}""");
    }

    private void movesToAnotherClient() {
        String other = String.valueOf(server.people().globex().id());
        JsonNode moved = desk.post("/tickets/" + opened("Not ours") + "/reassignment", """
                {"client": "%s", "why": "Shared mailbox"}""".formatted(other));
        assertThat(moved.at("/client/id").textValue()).isEqualTo(other);
        assertThat(moved.get("entries")).hasSize(1);
    }

    private void choosesWhatItsPersonIsTold() {
        JsonNode usual = desk.get("/notices");
        assertThat(usual.get("version").intValue()).isZero();
        String choice = """
                {"kinds": ["replied", "digest"], "urgent": ["replied"], "zone": "%s", "quietFrom": "19:00",
                 "quietUntil": "07:30", "quietWeekend": false, "digestAt": "07:45", "version": 0}""";
        JsonNode chosen = desk.put("/notices", choice.formatted("Europe/Paris"));
        assertThat(text(chosen, "quietUntil")).isEqualTo("07:30");
        assertThat(chosen.get("kinds")).hasSize(2);
        desk.refused(409, "PUT", "/notices", choice.formatted("Europe/Paris"));
        desk.refused(400, "PUT", "/notices", choice.formatted("Europe/Atlantis"));
    }

    private void seesToUndeliveredMail() {
        String contact = text(desk.post("/clients/" + client + "/contacts", """
                {"name": "Una Unwin", "email": "una@northwind.test"}"""), "id");
        long number = desk.post("/tickets", """
                {"client": "%s", "contact": "%s", "subject": "Old address", "text": "Please answer."}""".formatted(client, contact))
                .get("number")
                .longValue();
        String at = "/tickets/" + number + "/";
        desk.post(at + "reply", "{\"text\": \"Here it is.\"}");
        String recipient = lost(number);
        desk.refused(400, "POST", at + "sending-again", """
                {"recipient": "%s", "address": "una at northwind"}""".formatted(recipient));
        desk.post(at + "sending-again", """
                {"recipient": "%s", "address": "una@new-northwind.test"}""".formatted(recipient));
        desk.refused(409, "POST", at + "delivery-settlement", """
                {"recipient": "%s", "words": "Called her"}""".formatted(recipient));
        JsonNode settled = desk.post(at + "delivery-settlement", """
                {"recipient": "%s", "words": "Called her"}""".formatted(lost(number)));
        assertThat(settled.get("findings"))
                .filteredOn(finding -> text(finding, "rule").equals("M1-24"))
                .hasSize(2)
                .allMatch(finding -> text(finding, "clearedHow").equals("Sent again, or known otherwise"));
    }

    /// The newest mail about a ticket comes back from its recipient.
    private String lost(long number) {
        JsonNode mail = desk.get("/outgoing?ticket=" + number).at("/items/0");
        JsonNode recipient = mail.at("/recipients/0");
        String report = DeliveryReport.of(text(mail, "messageId"), text(recipient, "address"), "5.1.1");
        assertThat(text(desk.untilSorted(server, text(desk.mail(report), "id")), "outcome"))
                .isEqualTo("event");
        assertThat(desk.get("/tickets/" + number).get("findings").toString()).contains("M1-24");
        return text(recipient, "id");
    }

    private long opened(String subject) {
        return desk.post("/tickets", """
                {"client": "%s", "subject": "%s", "text": "It is so."}""".formatted(client, subject))
                .get("number")
                .longValue();
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).textValue();
    }
}
