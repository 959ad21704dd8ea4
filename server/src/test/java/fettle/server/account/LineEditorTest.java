package fettle.server.account;

import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.contract.Contract;
import fettle.server.contract.line.LineKind;
import fettle.server.testing.Answer;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The lines of a contract as account managers write them, and what they would bring.
class LineEditorTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private Books books;
    private Contract contract;
    private ContractForm editor;

    @BeforeEach
    void agreeAContract() {
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        books = new Books(server, "Europe/London");
        contract = books.agree(JANUARY, Lines.fixed("Care", 250_000, Set.of("Accounts", "Email")));
        editor = new ContractForm(server, books, contract);
    }

    @Test
    void addsMovesAndTakesAwayLinesWithoutSavingAnything() {
        Answer added = editor.amend(Map.of("do", "add-block", "line1-name", "Care <b>plus</b>"));
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.text())
                .contains("value=\"1 2\"", "2. Block of hours", "name=\"line2-minutes\"", "Care &lt;b&gt;plus");

        Answer moved = editor.amend(Map.of("lines", "1 2", "line2-kind", "block", "do", "up-2"));
        assertThat(moved.text()).contains("value=\"2 1\"", "1. Block of hours", "2. Fixed fee");

        Answer ruled = editor.amend(Map.of("do", "rule-1"));
        assertThat(ruled.text()).contains("name=\"line1-rule1-services\"");

        Answer dropped = editor.amend(Map.of("do", "drop-1"));
        assertThat(dropped.text()).contains("No line is agreed").doesNotContain("line1-name");

        assertThat(editor.amend(Map.of("do", "add-gold")).status()).isEqualTo(400);
        assertThat(editor.versions()).hasSize(1);
    }

    @Test
    void keepsEveryKindOfLine() {
        Map<String, String> lines = new TreeMap<>(Map.of("accepted", "on", "lines", "9 2 3 4 5 6 7 8 1"));
        put(lines, 9, "seats", "name", "Seats", "seat", "device", "least", "10", "tiers", "0=45.00\n50=40");
        put(lines, 9, "seats", "seats", "2026-04-01=24; 2026-05-11=27", "rest", "yes");
        put(lines, 2, "allowance", "name", "Hours", "price", "900", "period", "quarter", "minutes", "12h 30m");
        put(lines, 2, "allowance", "hourly", "95", "rollover", "1", "cap", "5h", "prorated", "on", "rest", "yes");
        put(lines, 3, "block", "name", "Block", "price", "800", "minutes", "10h", "first", "2026-04-01", "rest", "no");
        put(lines, 3, "block", "last", "2027-03-31", "rules", "1", "rule1-covers", "yes", "rule1-services", "Devices");
        put(
                lines,
                3,
                "block",
                "rule1-hours",
                "after-hours",
                "rule1-people",
                books.ann().email());
        put(lines, 4, "retainer", "name", "Money", "price", "500", "period", "month", "hourly", "100", "rest", "yes");
        put(lines, 5, "time-and-materials", "name", "Hourly", "hourly", "95", "increment", "15", "after", "1.5");
        put(lines, 5, "time-and-materials", "weights", "Travel=0.5", "rest", "yes", "minimum", "30");
        put(lines, 6, "incident", "name", "Each", "price", "60", "rest", "yes");
        put(lines, 7, "one-off", "name", "Router", "price", "350", "first", "2026-04-20");
        put(lines, 8, "cost-only", "name", "Monitoring tool", "price", "120");

        Answer answer = editor.amend(lines);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(editor.versions().getLast().terms().lines())
                .extracting(LineKind::of)
                .containsExactly(
                        LineKind.SEATS,
                        LineKind.ALLOWANCE,
                        LineKind.BLOCK,
                        LineKind.RETAINER,
                        LineKind.TIME_AND_MATERIALS,
                        LineKind.INCIDENT,
                        LineKind.ONE_OFF,
                        LineKind.COST_ONLY,
                        LineKind.FIXED);
        assertThat(show(answer.location()).text())
                .contains("£45.00 for each of 0 devices a month", "From 50 on each costs £40.00.", "At least 10 are")
                .contains("£900.00 a quarter for 12h 30m", "stays usable, 5h at most; further quarters: 1")
                .contains("£800.00 for 10h", "Usable from 1 Apr 2026 to 31 Mar 2027")
                .contains(
                        "Covers Devices, work for 1 named people, work outside support hours.",
                        "Does not cover all other")
                .contains("£500.00 a month to draw from", "Work draws £100.00 an hour")
                .contains(
                        "Each entry counts in steps of 15 min, at least 30 min.",
                        "A minute of Travel counts 0.5 times.")
                .contains("£60.00 a ticket", "£350.00, once", "Earned on 20 Apr 2026.", "costs us £120.00 a month");
        String again = server.as(server.people().max())
                .get(editor.path() + "/versions/new?version="
                        + editor.versions().getLast().id())
                .text();
        assertThat(again)
                .contains(
                        "2026-05-11", books.ann().email().replace("@", "&#64;").substring(0, 3), "12h 30m");
    }

    @Test
    void tellsWhatTheLinesWouldEarnOnLastMonthsWork() {
        books.costs(server.people().tess(), JANUARY, 4_000, 0, "GBP");
        books.work(books.ticket("2026-02-09T10:00:00Z"), server.people().tess(), "2026-02-10T12:00:00Z", 90);

        Answer draft = editor.amend(Map.of(
                "do", "earn", "line1-kind", "time-and-materials", "line1-hourly", "100", "line1-increment", "60"));

        assertThat(draft.status()).isEqualTo(200);
        assertThat(draft.text())
                .contains("What it would earn", "on the work of February 2026", "£200.00", "Labour, 1h 30m", "−£60.00")
                .contains("£140.00, 70.0 %");
        assertThat(editor.versions()).hasSize(1);
    }

    @Test
    void comparesWhatWasWithWhatWouldHaveBeen() {
        books.work(books.ticket("2026-02-09T10:00:00Z", 1), server.people().tess(), "2026-02-10T12:00:00Z", 90);
        editor.amend(Map.of("from", "2026-04-01", "line1-price", "3,000.00", "accepted", "on"));

        Answer page = show(editor.path() + "/replay?from=2026-01&to=2026-02&version="
                + editor.versions().getLast().id());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("If this contract had held", "It would have left £1,000.00 more")
                .contains("£2,500.00", "£3,000.00");
        assertThat(show(editor.path() + "/replay?from=2026-02&to=2026-01").text())
                .as("months in the wrong order are put right")
                .contains("January 2026", "February 2026");
        assertThat(show(editor.path() + "/replay?from=soon").status()).isEqualTo(400);
        assertThat(show("/contracts/1/replay").status()).isEqualTo(404);
    }

    @Test
    void tellsHowItIsRenewedAndHowManySeatsThereAre() {
        Answer term = manager("/term", "months", "12", "notice", "60", "uplift", "2.5", "renews", "on");
        assertThat(term.status()).isEqualTo(303);
        assertThat(show(editor.path()).text()).contains("This term ends on 31 Dec 2026", "until 1 Nov 2026");
        assertThat(manager("/term", "months", "500", "notice", "0").text()).contains("A term lasts 1 to 120 months");

        Map<String, String> seats = new TreeMap<>(Map.of("accepted", "on", "lines", "1"));
        put(
                seats,
                1,
                "seats",
                "name",
                "Seats",
                "seat",
                "user",
                "tiers",
                "0=45",
                "seats",
                "2026-04-01=3",
                "rest",
                "yes");
        Answer agreed = editor.amend(seats);
        assertThat(agreed.status()).isEqualTo(303);
        assertThat(manager("/seats", "line", "Seats", "from", "2026-05-01", "count", "7")
                        .status())
                .isEqualTo(303);
        assertThat(manager("/seats", "line", "Seats", "from", "2025-05-01", "count", "7")
                        .status())
                .isEqualTo(400);
        assertThat(editor.versions().getLast().terms().lines().toString()).contains("count=7");
    }

    @Test
    void tellsWhatIsWrongWithALineAtItsField() {
        Map<String, String> block = new TreeMap<>(Map.of("lines", "1"));
        put(block, 1, "block", "name", "Block", "price", "800", "minutes", "10h", "first", "2026-04-01", "rest", "yes");
        block.put("line1-last", "2026-03-31");
        assertRefused(block, "so it can&#39;t expire on 31 Mar 2026, before that.");
        block.put("line1-minutes", "ten");
        assertRefused(block, "“ten” is not an amount of hours. Write 20h, 12h 30m or 7.5h.");

        Map<String, String> seats = new TreeMap<>(Map.of("lines", "1"));
        put(
                seats,
                1,
                "seats",
                "name",
                "Seats",
                "seat",
                "user",
                "tiers",
                "5=45",
                "seats",
                "2026-04-01=3",
                "rest",
                "yes");
        assertRefused(seats, "The first tier of a price begins at 0 seats");
        seats.put("line1-tiers", "0=-1");
        assertRefused(seats, "An amount is nothing or more.");

        Map<String, String> retainer = new TreeMap<>(Map.of("lines", "1"));
        put(retainer, 1, "retainer", "name", "Money", "price", "500", "period", "month", "hourly", "0", "rest", "yes");
        assertRefused(retainer, "needs an hourly rate above nothing");
        put(retainer, 1, "retainer", "hourly", "90", "rules", "1", "rule1-covers", "yes");
        assertRefused(retainer, "Rule 1 speaks of all work, so no rule after it is ever reached. Put it last.");
        put(retainer, 1, "retainer", "rule1-people", "nobody@nowhere.example");
        assertRefused(retainer, "is no contact of this client");
    }

    private static Answer show(String path) {
        return server.as(server.people().tess()).get(path);
    }

    private void assertRefused(Map<String, String> fields, String sentence) {
        Map<String, String> accepted = new TreeMap<>(fields);
        accepted.put("accepted", "on");

        Answer answer = editor.amend(accepted);

        assertThat(answer.status()).as("%s", fields).isEqualTo(400);
        assertThat(answer.text().replace("&quot;", "\"")).contains(sentence, "Nothing was saved.");
        assertThat(editor.versions()).hasSize(1);
    }

    private static void put(Map<String, String> fields, int line, String kind, String... parts) {
        fields.put("line" + line + "-kind", kind);
        for (int i = 0; i < parts.length; i += 2) {
            fields.put("line" + line + "-" + parts[i], parts[i + 1]);
        }
    }

    private Answer manager(String act, String... fields) {
        List<String> pairs = new ArrayList<>(List.of(fields));
        pairs.addAll(List.of("key", UUID.randomUUID().toString()));
        return server.as(server.people().max()).post(editor.path() + act, pairs.toArray(String[]::new));
    }
}
