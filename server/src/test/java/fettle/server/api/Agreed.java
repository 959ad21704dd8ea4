package fettle.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fettle.server.testing.TestServer;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// What programs ask about agreements: every kind of line, whether work is covered and why, what is used up, closed
/// months, and what would have been.
record Agreed(TestServer server, Program desk) {

    private static final String LINES = """
            [{"kind": "seats", "name": "People", "seat": "user", "tiers": [{"fromSeats": 0, "priceMinor": 4500},
                {"fromSeats": 50, "priceMinor": 4000}], "leastSeats": 10,
                "seats": [{"from": "2020-01-01", "count": 24}], "work": {"rules": [{"services": ["Email"]}, {"covers": false}]}},
             {"kind": "allowance", "name": "Ten hours", "priceMinor": 90000, "minutes": "600", "period": "month",
                "rolloverPeriods": 1, "rolloverCapMinutes": "300", "hourlyMinor": 9900},
             {"kind": "block", "name": "Block", "priceMinor": 80000, "minutes": "33340/1111", "boughtOn": "2020-01-01",
                "expiresOn": "2035-12-31"},
             {"kind": "retainer", "name": "Money", "priceMinor": 50000, "period": "quarter", "hourlyMinor": 10000},
             {"kind": "incident", "name": "Each", "priceMinor": 6000},
             {"kind": "one-off", "name": "Router", "priceMinor": 35000, "deliveredOn": "2026-04-20"},
             {"kind": "cost-only", "name": "Tool", "priceMinor": 12000},
             {"kind": "time-and-materials", "name": "Hourly", "hourlyMinor": 9500, "work": {"incrementMinutes": 15,
                "minimumMinutes": 30, "rounding": "nearest", "per": "ticket", "calendar": "%1$s",
                "afterHoursMultiplier": "1.5", "kindMultipliers": [{"kind": "Travel", "multiplier": "0.5"}]}},
             {"kind": "fixed", "name": "Care", "priceMinor": 100000}]""";

    void all() {
        String client = text(desk.post("/clients", """
                {"name": "Southwind", "zone": "Europe/London", "domains": ["southwind.test"]}"""), "id");
        String calendar = desk.get("/calendars").at("/items/0/id").textValue();
        String terms = """
                {"calendar": "%1$s", "targets": [{"priority": "P2", "responseMinutes": 30}], "lines": %2$s}""".formatted(calendar, LINES.formatted(calendar));
        JsonNode agreed = desk.post("/contracts", """
                {"client": "%s", "name": "All kinds", "currency": "GBP", "startsOn": "2020-01-01", "terms": %s}""".formatted(client, terms));
        String at = "/contracts/" + text(agreed, "id");

        assertThat(agreed.at("/versions/0/terms/lines")).hasSize(9);
        assertThat(agreed.at("/versions/0/terms/lines/2/minutes").textValue()).isEqualTo("33340/1111");
        refusesWhatCannotBe(client, calendar);
        tellsWhatIsCovered(client);
        changesSeatsAndTerm(at);
        closesAMonth(client);
        replays(at);
        sharesWithOthers(at);
    }

    private void refusesWhatCannotBe(String client, String calendar) {
        String contract = """
                {"client": "%s", "name": "Wrong", "currency": "GBP", "startsOn": "2020-01-01",
                 "terms": {"calendar": "%s", "targets": [{"priority": "P2", "responseMinutes": 30}], "lines": [%s]}}""";
        desk.refused(400, "POST", "/contracts", contract.formatted(client, calendar, """
                {"kind": "block", "name": "Block", "priceMinor": 1, "minutes": "60", "boughtOn": "2026-04-01",
                 "expiresOn": "2026-03-31"}"""));
        desk.refused(400, "POST", "/contracts", contract.formatted(client, calendar, """
                {"kind": "fixed", "name": "Care", "priceMinor": -1}"""));
        desk.refused(400, "POST", "/contracts", contract.formatted(client, calendar, """
                {"kind": "seats", "name": "People", "tiers": []}"""));
    }

    private void tellsWhatIsCovered(String client) {
        String at = "/clients/" + client + "/coverage?minutes=90&startedAt="
                + server.clock().instant().toString().replace(":", "%3A");
        JsonNode mail = desk.get(at + "&service=Email");
        assertThat(text(mail, "answer")).isEqualTo("covered");
        assertThat(mail.at("/parts/0/line").textValue()).isEqualTo("People");
        JsonNode other = desk.get(at + "&service=Devices&kind=Printer");
        assertThat(other.at("/parts/0/use").textValue()).isEqualTo("rolled-over");
        assertThat(other.at("/reasons").toString()).contains("is for Email. This work was about Devices");
        desk.refused(400, "GET", "/clients/" + client + "/coverage?minutes=90", "");
        JsonNode held = desk.get("/clients/" + client + "/consumption/" + month());
        assertThat(held.get("items")).hasSize(3);
        assertThat(desk.get("/clients/" + client + "/settlements/" + month()).get("items"))
                .isEmpty();
    }

    private void changesSeatsAndTerm(String at) {
        desk.put(at + "/seats", """
                {"line": "People", "from": "%s-01", "count": 27}""".formatted(month()));
        desk.refused(400, "PUT", at + "/seats", """
                {"line": "Nobody", "from": "%s-01", "count": 27}""".formatted(month()));
        JsonNode left = desk.put(at + "/openings", """
                {"line": "%s", "minutes": "60"}""".formatted("Ten hours"));
        assertThat(left.at("/lines/0/minutes").textValue()).isEqualTo("60");
        assertThat(desk.get(at + "/openings").at("/lines/0/line").textValue()).isEqualTo("Ten hours");
        desk.put(at + "/openings", """
                {"line": "%s"}""".formatted("Ten hours"));
        desk.refused(400, "PUT", at + "/openings", """
                {"line": "People", "minutes": "60"}""");
        JsonNode term = desk.put(at + "/term", """
                {"months": 12, "noticeDays": 60, "upliftBasisPoints": 300, "renews": true}""");
        assertThat(term.get("upliftBasisPoints").intValue()).isEqualTo(300);
        assertThat(desk.get(at + "/term").get("months").intValue()).isEqualTo(12);
        desk.refused(400, "PUT", at + "/term", """
                {"months": 12, "noticeDays": 60, "upliftBasisPoints": 10001}""");
    }

    private void sharesWithOthers(String contract) {
        String other = text(desk.post("/clients", """
                {"name": "Northwind", "zone": "Europe/London"}"""), "id");
        JsonNode group = desk.post("/client-groups", """
                {"name": "Winds", "contract": "%s"}""".formatted(contract.substring(contract.lastIndexOf('/') + 1)));
        String at = "/client-groups/" + text(group, "id");
        JsonNode joined = desk.put(at + "/members", """
                {"client": "%s", "joinedOn": "%s-01"}""".formatted(other, month()));
        assertThat(joined.get("members")).hasSize(2);
        assertThat(desk.get(at).at("/members/1/client").textValue()).isEqualTo(other);
        assertThat(desk.get("/client-groups").get("items")).hasSize(1);
        JsonNode shared = desk.get(at + "/months/" + month());
        assertThat(shared.at("/parts/0/earned/minor").longValue()
                        + shared.at("/parts/1/earned/minor").longValue())
                .isEqualTo(shared.at("/earned/minor").longValue());
        JsonNode left = desk.put(at + "/members", """
                {"client": "%s", "leftOn": "%s-01"}""".formatted(other, month()));
        assertThat(left.at("/members/1/leftOn").textValue()).isEqualTo(month() + "-01");
    }

    private void closesAMonth(String client) {
        String at = "/clients/" + client + "/closed-months";
        YearMonth before = month().minusMonths(1);
        JsonNode closed = desk.post(at, "{\"month\": \"" + before + "\"}");
        assertThat(closed.at("/figures/revenue").longValue()).isPositive();
        assertThat(desk.get(at).get("items")).hasSize(1);
        desk.refused(409, "POST", at, "{\"month\": \"" + before + "\"}");
        desk.refused(409, "POST", at, "{\"month\": \"" + month() + "\"}");
    }

    private void replays(String at) {
        JsonNode months = desk.get(at + "/replay?from=" + month().minusMonths(2) + "&to=" + month());
        assertThat(months).hasSize(3);
        assertThat(months.at("/0/did/grossMargin")).isEqualTo(months.at("/0/would/grossMargin"));
        desk.refused(400, "GET", at + "/replay?from=" + month() + "&to=" + month().minusMonths(2), "");
    }

    private YearMonth month() {
        return YearMonth.from(server.clock().instant().atOffset(ZoneOffset.UTC));
    }

    private static String text(JsonNode of, String name) {
        return of.get(name).textValue();
    }
}
