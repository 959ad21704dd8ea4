package fettle.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fettle.server.testing.TestServer;
import java.time.Duration;

/// What programs do with replies: begin them with a canned text, let them wait, take them back.
record Composing(Program desk, TestServer server) {

    void all() {
        String canned = writesCannedReplies();
        String client = desk.get("/clients?limit=1").at("/items/0/id").textValue();
        JsonNode opened = desk.post("/tickets", """
                {"client": "%s", "contact": "%s", "subject": "Fan loud", "text": "It roars."}""".formatted(client, contact(client)));
        String at = "/tickets/" + opened.get("number").longValue();
        JsonNode filled = desk.get(at + "/canned-replies").at("/items/0");
        assertThat(filled.get("id").textValue()).isEqualTo(canned);
        assertThat(filled.get("text").textValue()).isEqualTo("Good morning Wim, about #" + opened.get("number"));
        String later = server.clock().instant().plus(Duration.ofHours(4)).toString();
        JsonNode waiting = desk.post(at + "/reply", """
                {"text": "Good morning", "sendAt": "%s", "copies": []}""".formatted(later)).at("/unsentReplies/0");
        assertThat(waiting.get("state").textValue()).isEqualTo("waiting");
        assertThat(waiting.get("dueAt").textValue()).isEqualTo(later);
        String which = "{\"reply\": \"" + waiting.get("id").textValue() + "\"}";
        assertThat(desk.post(at + "/take-back", which)
                        .at("/unsentReplies/0/state")
                        .textValue())
                .isEqualTo("draft");
        desk.refused(409, "POST", at + "/take-back", which);
        assertThat(desk.post(at + "/discard", which).get("unsentReplies")).isEmpty();
        sendsBeforeItsTime(at, later);
    }

    private void sendsBeforeItsTime(String at, String later) {
        JsonNode again = desk.post(at + "/reply", """
                {"text": "Good evening", "sendAt": "%s"}""".formatted(later));
        String id = again.at("/unsentReplies/0/id").textValue();
        JsonNode sent = desk.post(at + "/send-now", "{\"reply\": \"" + id + "\"}");
        assertThat(sent.get("unsentReplies")).isEmpty();
        assertThat(sent.at("/entries/1/text").textValue()).isEqualTo("Good evening");
        desk.refused(400, "POST", at + "/reply", """
                {"text": "Hello", "channel": "phone", "sendAt": "%s"}""".formatted(later));
        desk.refused(400, "POST", at + "/reply", "{\"text\": \"Hello\", \"sendAt\": \"2001-01-01T00:00:00Z\"}");
    }

    private String writesCannedReplies() {
        String body = "{\"name\": \"Morning\", \"text\": \"%s\"%s}";
        desk.refused(400, "POST", "/canned-replies", body.formatted("Dear {nobody}", ""));
        String id = desk.post("/canned-replies", body.formatted("Good morning", ""))
                .get("id")
                .textValue();
        desk.put(
                "/canned-replies/" + id,
                body.formatted("Good morning {contact.first-name}, about {ticket.number}", ", \"version\": 1"));
        desk.refused(409, "PUT", "/canned-replies/" + id, body.formatted("Hi", ", \"version\": 1"));
        assertThat(desk.get("/canned-replies/" + id).get("version").intValue()).isEqualTo(2);
        assertThat(desk.get("/canned-replies").get("items")).hasSize(1);
        return id;
    }

    private String contact(String client) {
        return desk.post("/clients/" + client + "/contacts", """
                {"name": "Wim Wood", "email": "wim@northwind.test"}""").get("id").textValue();
    }
}
