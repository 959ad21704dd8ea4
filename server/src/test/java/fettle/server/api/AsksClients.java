package fettle.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fettle.server.testing.TestServer;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// What programs ask of people at clients: their approval, and how content they are.
record AsksClients(TestServer server, Program desk, String client) {

    void all() {
        asksForApproval();
        readsHowContentTheyAre();
    }

    private void asksForApproval() {
        String contact =
                desk.post("/clients/" + client + "/contacts", """
                {"name": "Abe Abel", "email": "abe@northwind.test"}""").get("id").textValue();
        String approvals = "/tickets/" + opened() + "/approvals";
        String question = """
                {"approver": "%s", "question": "A new disk for the server?", "amount": "420", "until": "%s"}""";
        String until = server.clock().instant().plus(Duration.ofDays(3)).toString();
        desk.refused(400, "POST", approvals, question.formatted("17", until));
        JsonNode asked =
                desk.post(approvals, question.formatted(contact, until)).at("/items/0");
        assertThat(asked.at("/amount/minor").intValue()).isEqualTo(42_000);
        assertThat(asked.get("address").textValue()).isEqualTo("abe@northwind.test");

        String withdrawal = approvals + "/" + asked.get("id").textValue() + "/withdrawal";
        desk.refused(400, "POST", withdrawal, "{\"why\": \" \"}");
        desk.post(withdrawal, "{\"why\": \"We had one\"}");
        JsonNode after = desk.get(approvals).at("/items/0");
        assertThat(after.get("ending").textValue()).isEqualTo("withdrawn");
        assertThat(after.get("words").textValue()).isEqualTo("We had one");
        desk.refused(409, "POST", withdrawal, "{\"why\": \"Once more\"}");
    }

    private void readsHowContentTheyAre() {
        var month = YearMonth.from(server.clock().instant().atZone(ZoneOffset.UTC));
        JsonNode content = desk.get("/clients/" + client + "/satisfaction/" + month);
        assertThat(content.get("asks").booleanValue()).isTrue();
        assertThat(content.get("answered").intValue()).isZero();
        assertThat(content.get("tooFew").booleanValue()).isTrue();
        assertThat(content.get("mean").isNull()).isTrue();
    }

    private long opened() {
        return desk.post("/tickets", """
                {"client": "%s", "subject": "Disk nearly full", "text": "It is."}""".formatted(client)).get("number").longValue();
    }
}
