package fettle.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fettle.server.testing.TestServer;
import java.time.Duration;

/// What programs say of a ticket's people and of where it belongs: who asked, who takes part, whose ticket it is, and
/// whether it is still solved; what a client's people are mailed; and whether others believe our mail.
record WhoAndWhere(TestServer server, Program desk, String client) {

    void all() {
        givesAHandedOverTicketBackAndAcceptsIt();
        saysWhoAsked();
        letsInWhoWasNamedInACopy();
        putsAMailWhereItBelongs();
        keepsSolvedWhatWasThankedFor();
        fetchesWhatASupplierSent();
        choosesWhatSomebodyIsMailed();
        leavesAClientInPeace();
        triesItsMail();
    }

    private void givesAHandedOverTicketBackAndAcceptsIt() {
        String at = "/tickets/" + opened("Router off", "") + "/";
        String ada = String.valueOf(server.people().ada().technicianId());
        var tess = new Program(server.program(server.people().tess()));
        tess.post(at + "take", "{}");
        String over = "{\"owner\": \"" + ada + "\", \"why\": \"She knows it\"}";
        tess.post(at + "hand-over", over);
        desk.post(at + "return", "{\"why\": \"Not today\"}");
        tess.post(at + "hand-over", over);
        assertThat(desk.post(at + "acceptance", "{}").at("/owner/id").textValue())
                .isEqualTo(ada);
        desk.refused(409, "POST", at + "acceptance", "{}");
    }

    private void saysWhoAsked() {
        String ivy = contact("Ivy Ives", "ivy@northwind.test");
        String at = "/tickets/" + opened("Voice mail", "") + "/contact";
        assertThat(desk.post(at, "{\"contact\": \"" + ivy + "\"}")
                        .at("/contact/id")
                        .textValue())
                .isEqualTo(ivy);
        desk.refused(400, "POST", at, "{\"contact\": \"" + ivy + "\"}");
    }

    private void letsInWhoWasNamedInACopy() {
        String jim = contact("Jim Jones", "jim@northwind.test");
        contact("Kay King", "kay@northwind.test");
        long number = sorted("From: Kay King <kay@northwind.test>\r\nTo: support@msp.test\r\nCc: jim@northwind.test\r\n"
                        + "Subject: Two of us\r\n\r\nJim sees it too.\r\n")
                .get("ticket")
                .longValue();
        String at = "/tickets/" + number + "/participants";
        JsonNode before = desk.get(at);
        assertThat(before.get("items")).isEmpty();
        assertThat(before.at("/named/0/id").textValue()).isEqualTo(jim);
        JsonNode after = desk.post(at, "{\"contact\": \"" + jim + "\"}");
        assertThat(after.at("/items/0/name").textValue()).isEqualTo("Jim Jones");
        assertThat(after.get("named")).isEmpty();
        desk.refused(409, "POST", at, "{\"contact\": \"" + jim + "\"}");
        desk.refused(400, "POST", at, "{\"contact\": \"17\"}");

        String later = server.clock().instant().plus(Duration.ofDays(1)).toString();
        desk.post("/tickets/" + number + "/wait", """
                {"reason": "client-info", "followUpAt": "%s", "question": "Which room?"}""".formatted(later));
        sorted("From: Kay King <kay@northwind.test>\r\nTo: support@msp.test\r\nSubject: Re: Two of us #" + number
                + "\r\nIn-Reply-To: " + lastMail(number) + "\r\n\r\nI shall ask.\r\n");
        String wait = "/tickets/" + number + "/longer-wait";
        assertThat(desk.post(wait, "{\"followUpAt\": \"" + later + "\"}")
                        .get("pauseReason")
                        .textValue())
                .isEqualTo("client-info");
    }

    private void putsAMailWhereItBelongs() {
        String una = contact("Uma Unger", "uma@northwind.test");
        long theirs = opened("Line noise", una);
        desk.post("/tickets/" + theirs + "/reply", "{\"text\": \"Which line?\"}");
        letStrangersIn();
        JsonNode taken = desk.mailTo(
                "support@msp.test",
                "From: who@elsewhere.test\r\nTo: support@msp.test\r\nSubject: Line 7\r\nReferences: " + lastMail(theirs)
                        + "\r\n\r\nThe seventh.\r\n");
        JsonNode strange = desk.untilSorted(server, taken.get("id").textValue());
        long number = strange.get("ticket").longValue();
        assertThat(desk.get("/tickets/" + number).get("speaksOf").longValue()).isEqualTo(theirs);
        JsonNode joined = desk.post("/tickets/" + number + "/joining", "{}");
        assertThat(joined.get("mergedInto").longValue()).isEqualTo(theirs);
        desk.refused(409, "POST", "/tickets/" + opened("Alone", "") + "/joining", "{}");
    }

    /// Mail of nobody's address becomes tickets from now on.
    private void letStrangersIn() {
        JsonNode mailbox = desk.get("/mailboxes").at("/items/0");
        desk.put("/mailboxes/" + mailbox.get("id").textValue(), """
                {"name": "Support", "unknownSenders": "open", "version": %d}""".formatted(
                        mailbox.get("version").intValue()));
    }

    private void keepsSolvedWhatWasThankedFor() {
        String leo = contact("Leo Lund", "leo@northwind.test");
        long number = opened("Cable loose", leo);
        String at = "/tickets/" + number + "/";
        desk.post(at + "resolve", "{\"cause\": \"Loose\", \"solution\": \"Fixed\", \"text\": \"It holds now.\"}");
        sorted("From: Leo Lund <leo@northwind.test>\r\nTo: support@msp.test\r\nSubject: Re: Cable loose\r\n"
                + "In-Reply-To: " + lastMail(number) + "\r\n\r\nThank you!\r\n");
        JsonNode thanked = desk.get("/tickets/" + number);
        assertThat(thanked.get("stage").textValue()).isEqualTo("resolved");
        assertThat(thanked.get("undecidedSince").isNull()).isFalse();
        assertThat(desk.post(at + "still-solved", "{}").get("undecidedSince").isNull())
                .isTrue();
        desk.refused(409, "POST", at + "still-solved", "{}");
    }

    private void fetchesWhatASupplierSent() {
        String supplier = desk.get("/suppliers").at("/items/0/id").textValue();
        long number = opened("Line 9 down", "");
        String later = server.clock().instant().plus(Duration.ofHours(4)).toString();
        desk.post("/tickets/" + number + "/supplier-out", """
                {"supplier": "%s", "followUpAt": "%s", "words": "Please look", "mail": "Line 9 is down."}""".formatted(supplier, later));
        sorted(
                "From: help@carrier.test\r\nTo: support@msp.test\r\nSubject: Re: Line 9 down\r\nIn-Reply-To: "
                        + lastMail(number)
                        + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
                        + "Content-Type: text/plain\r\n\r\nMeasured, see below.\r\n--b\r\n"
                        + "Content-Type: text/csv\r\nContent-Disposition: attachment; filename=line.csv\r\n\r\n9;0 dB\r\n--b--\r\n");
        JsonNode file = desk.get("/tickets/" + number).findValue("entries").findParents("name").stream()
                .filter(node -> node.get("name").textValue().equals("line.csv"))
                .findFirst()
                .orElseThrow();
        assertThat(desk.bytes("/attachments/" + file.get("id").textValue()).text())
                .contains("9;0 dB");
    }

    private void choosesWhatSomebodyIsMailed() {
        String mia = contact("Mia Moss", "mia@northwind.test");
        String at = "/clients/" + client + "/contacts/" + mia + "/mail-choice";
        assertThat(desk.get(at).get("replies").textValue()).isEqualTo("each");
        String choice = "{\"replies\": \"%s\", \"acknowledged\": false, \"digest\": true, \"version\": 0}";
        desk.put("/clients/" + client + "/contacts/" + mia, """
                {"name": "Mia Moss", "email": "mia@northwind.test", "otherAddresses": [], "portal": false}""");
        desk.refused(400, "PUT", at, choice.formatted("solved"));
        JsonNode chosen = desk.put(at, choice.formatted("each"));
        assertThat(chosen.get("digest").booleanValue()).isTrue();
        assertThat(chosen.get("version").intValue()).isEqualTo(1);
        desk.refused(409, "PUT", at, choice.formatted("each"));
        desk.refused(404, "GET", "/clients/" + client + "/contacts/17/mail-choice", "");
    }

    private void leavesAClientInPeace() {
        String at = "/clients/" + client + "/surveys";
        assertThat(desk.put(at, "{\"asks\": false}").get("asks").booleanValue()).isFalse();
        new Program(server.program(server.people().tess())).refused(403, "PUT", at, "{\"asks\": true}");
        assertThat(desk.get(at).get("asks").booleanValue()).isFalse();
        desk.put(at, "{\"asks\": true}");
    }

    private void triesItsMail() {
        JsonNode standing = desk.get("/sending");
        assertThat(standing.at("/domains/0/records")).hasSize(3);
        String from = standing.at("/from/0").textValue();
        String box = standing.at("/to/0/id").textValue();
        String test = "{\"from\": \"%s\", \"to\": \"%s\"}";
        desk.refused(400, "POST", "/sending/tests", test.formatted("boss@elsewhere.test", box));
        JsonNode tried = desk.post("/sending/tests", test.formatted(from, box)).at("/tests/0");
        assertThat(tried.get("from").textValue()).isEqualTo(from);
        assertThat(tried.get("arrival").isNull()).isTrue();
    }

    private JsonNode sorted(String mail) {
        return desk.untilSorted(server, desk.mail(mail).get("id").textValue());
    }

    private String lastMail(long number) {
        return desk.get("/outgoing?ticket=" + number).at("/items/0/messageId").textValue();
    }

    private String contact(String name, String email) {
        return desk.post("/clients/" + client + "/contacts", """
                {"name": "%s", "email": "%s", "portal": true}""".formatted(name, email))
                .get("id")
                .textValue();
    }

    private long opened(String subject, String contact) {
        String asker = contact.isEmpty() ? "" : "\"contact\": \"" + contact + "\", ";
        return desk.post("/tickets", """
                {"client": "%s", %s"subject": "%s", "text": "It is so."}""".formatted(client, asker, subject))
                .get("number")
                .longValue();
    }
}
