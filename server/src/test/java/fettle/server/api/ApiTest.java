package fettle.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fettle.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Mails and tickets by the API.
class ApiTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void aMailThatIsHandedInBecomesATicketThatCanBeRead() {
        server.people().ann();
        var program = new Program(server.program(server.people().tess()));

        String id = program.mail(mail("The printer is on fire", "Smoke everywhere.")).get("id").textValue();
        program.untilSorted(server, id);

        JsonNode line = program.get("/intake?limit=1").at("/items/0");
        assertThat(line.get("id").textValue()).isEqualTo(id);
        assertThat(line.get("outcome").textValue()).isEqualTo("opened");
        JsonNode whole = program.get("/intake/" + id);
        assertThat(whole.get("visibleText").textValue()).contains("Smoke everywhere.");
        JsonNode ticket = program.get("/tickets/" + line.get("ticket").longValue());
        assertThat(ticket.get("subject").textValue()).isEqualTo("The printer is on fire");
        assertThat(ticket.at("/entries/0/visibleText").textValue()).contains("Smoke everywhere.");
        assertThat(program.get("/tickets?stage=new&open=true&client="
                                + ticket.at("/client/id").textValue())
                        .at("/items/0/number"))
                .isEqualTo(ticket.get("number"));
        assertThat(program.bytes("/intake/" + id + "/raw").text()).contains("Subject: The printer is on fire");
    }

    private static String mail(String subject, String text) {
        return String.join(
                "\r\n",
                "From: Ann Abbott <ann@acme.test>",
                "To: support@msp.test",
                "Subject: " + subject,
                "Message-ID: <" + subject.hashCode() + "@acme.test>",
                "Date: Mon, 2 Mar 2026 09:00:00 +0000",
                "Content-Type: text/plain; charset=utf-8",
                "",
                text,
                "");
    }
}
