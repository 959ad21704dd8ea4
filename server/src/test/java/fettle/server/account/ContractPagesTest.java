package fettle.server.account;

import static fettle.server.account.Books.JANUARY;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.Target;
import fettle.server.contract.line.LineKind;
import fettle.server.contract.supplier.NewSupplier;
import fettle.server.testing.Answer;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContractPagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private Books books;
    private Contract contract;

    @BeforeEach
    void agreeAContract() {
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        books = new Books(server, "Europe/London");
        contract = books.agree(JANUARY, Lines.fixed("Care", 250_000, Set.of("Accounts", "Email")));
    }

    @Test
    void saysWhatIsAgreedInWords() {
        Answer page = show(path());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("£2,500.00 a month", "Covers Accounts, Email.", "from 1 Jan 2026", "in force")
                .contains(">30m<", ">4h<", "Office: open mon-fri 09:00-17:30")
                .contains("95 % of the promises of a month are to be kept.", "No service credits.")
                .contains("A solved ticket comes back within 5 business days, with the time that it had left.");
    }

    @Test
    void tellsWhenItWouldBeDueIfItBrokeAtAMoment() {
        assertThat(show(path() + "?at=2026-11-27T16%3A00").text())
                .as("a Friday, an hour and a half before closing: 90 min then, 150 min on Monday")
                .contains("16:30 Fri 27 Nov", "11:30 Mon 30 Nov");
        assertThat(show(path() + "?at=tomorrow").status()).isEqualTo(400);
    }

    @Test
    void addsAVersionFromADayOnAndLeavesThePastAlone() {
        Answer answer = amend(Map.ofEntries(
                entry("from", "2026-04-01"),
                entry("p2-response", "15m"),
                entry("p2-resolution", "1d"),
                entry("lines", "1 2"),
                entry("line1-price", "3,000.00"),
                entry("line2-name", "Everything else"),
                entry("line2-kind", "time-and-materials"),
                entry("line2-hourly", "95"),
                entry("line2-rest", "yes"),
                entry("line2-increment", "15"),
                entry("line2-minimum", "30"),
                entry("accepted", "on")));

        assertThat(answer.status()).isEqualTo(303);
        List<ContractVersion> versions = versions();
        assertThat(versions).hasSize(2);
        assertThat(versions.getFirst().validUntil()).contains(LocalDate.of(2026, 4, 1));
        assertThat(versions.getFirst().terms().lines())
                .containsExactly(Lines.fixed("Care", 250_000, Set.of("Accounts", "Email")));
        ContractVersion april = versions.getLast();
        assertThat(april.terms().lines())
                .containsExactly(Lines.fixed("Care", 300_000), Lines.hourly("Everything else", 9_500, 15, 30));
        assertThat(april.terms().targets())
                .filteredOn(target -> target.responseMinutes().isPresent())
                .extracting(Target::responseMinutes, Target::resolutionMinutes)
                .as("a day is the 8 h 30 of the calendar")
                .containsExactly(tuple(Optional.of(15), Optional.of(510)));
        assertThat(show(answer.location()).text())
                .contains("£3,000.00 a month", "£95.00 an hour", "Covers all other work.");
    }

    @Test
    void takesCreditBandsInPerCents() {
        amend(Map.of("from", "2026-04-01", "creditBands", "97.5 % = 5; 90=10", "creditCap", "15", "accepted", "on"));

        ContractVersion april = versions().getLast();
        assertThat(april.terms().creditBands()).isEqualTo("9750=5;9000=10");
        assertThat(server.as(server.people().max())
                        .get(path() + "/versions/new?version=" + april.id())
                        .text()
                        .replace("&#61;", "="))
                .contains("97.5=5; 90=10");
    }

    @Test
    void keepsAFormSentTwiceOnce() {
        Map<String, String> form = Map.of(
                "from", "2026-05-01", "accepted", "on", "key", UUID.randomUUID().toString());

        Answer first = amend(form);
        Answer second = amend(form);

        assertThat(second.status()).isEqualTo(303);
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(versions()).hasSize(2);
    }

    @Test
    void warnsBeforeItSavesWhatIsLikelyAMistake() {
        Map<String, String> slip = Map.of("from", "2026-04-01", "p3-response", "5m", "p3-resolution", "8h");

        Answer warned = amend(slip);

        assertThat(warned.status()).isEqualTo(200);
        assertThat(warned.text())
                .contains("The response for P3 is promised sooner than for P2.", "Save all the same")
                .contains("value=\"5m\"");
        assertThat(versions()).hasSize(1);

        Map<String, String> accepted = new TreeMap<>(slip);
        accepted.put("accepted", "on");

        assertThat(amend(accepted).status()).isEqualTo(303);
        assertThat(versions()).hasSize(2);
    }

    @Test
    void refusesWhatCannotBe() {
        assertRefused(Map.of("p2-response", "soon"), "“soon” is not a length of time. Write 15m, 4h or 2d.");
        assertRefused(Map.of("p2-response", "5h"), "For P2 the response is promised later than the resolution.");
        assertRefused(Map.of("line1-price", "-5"), "An amount is nothing or more.");
        assertRefused(Map.of("line1-price", "12.345"), "12.345 is finer than GBP can be paid, or too large.");
        assertRefused(Map.of("line1-price", "lots"), "is not an amount such as 1250.00.");
        assertRefused(Map.of("attainmentTarget", "101"), "A per cent is a whole number from 1 to 100.");
        assertRefused(Map.of("creditBands", "95 five"), "“95 five” is not a band such as 95");
        assertRefused(Map.of("warningPoints", "50, ninety"), "are not per cents such as 50, 75, 90.");
        assertRefused(Map.of("warningPoints", "120"), "Warning points lie between 1 and 99 per cent of the target.");
        assertRefused(
                Map.of("from", "2025-12-31"), "The contract starts on 1 Jan 2026. Choose that day or a later one.");
        assertRefused(Map.of("from", "2026-01-01"), "There are terms from 1 Jan 2026 already. Choose another day.");
        assertRefused(Map.of("from", "1 April"), "Enter a date");
        assertRefused(Map.of("p2-response", "", "p2-resolution", ""), "The policy promises nothing.");
    }

    @Test
    void tellsAllThatIsWrongAtOnceAndKeepsWhatWasWritten() {
        Answer answer = amend(Map.of("p2-response", "soon", "p1-update", "later", "line1-name", "Care <b>plus</b>"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("“soon”", "“later”", "Care &lt;b&gt;plus&lt;/b&gt;");
    }

    @Test
    void addsMovesAndTakesAwayLinesWithoutSavingAnything() {
        Answer added = amend(Map.of("do", "add-block", "line1-name", "Care <b>plus</b>"));
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.text())
                .contains("value=\"1 2\"", "2. Block of hours", "name=\"line2-minutes\"", "Care &lt;b&gt;plus");

        Answer moved = amend(Map.of("lines", "1 2", "line2-kind", "block", "do", "up-2"));
        assertThat(moved.text()).contains("value=\"2 1\"", "1. Block of hours", "2. Fixed fee");

        Answer ruled = amend(Map.of("do", "rule-1"));
        assertThat(ruled.text()).contains("name=\"line1-rule1-services\"");

        Answer dropped = amend(Map.of("do", "drop-1"));
        assertThat(dropped.text()).contains("No line is agreed").doesNotContain("line1-name");

        assertThat(amend(Map.of("do", "add-gold")).status()).isEqualTo(400);
        assertThat(versions()).hasSize(1);
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

        Answer answer = amend(lines);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(versions().getLast().terms().lines())
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
                .contains("£900.00 a quarter for 12h 30m", "stays for 1 more quarters, 5h at most")
                .contains("£800.00 for 10h", "Usable from 1 Apr 2026 to 31 Mar 2027")
                .contains("Covers Devices, work for 1 named people, outside support hours.", "Does not cover all other")
                .contains("£500.00 a month to draw from", "Work draws £100.00 an hour")
                .contains(
                        "Each entry counts in steps of 15 min, at least 30 min.",
                        "A minute of Travel counts 0.5 times.")
                .contains("£60.00 a ticket", "£350.00, once", "Earned on 20 Apr 2026.", "costs us £120.00 a month");
        String again = server.as(server.people().max())
                .get(path() + "/versions/new?version=" + versions().getLast().id())
                .text();
        assertThat(again)
                .contains(
                        "2026-05-11", books.ann().email().replace("@", "&#64;").substring(0, 3), "12h 30m");
    }

    @Test
    void tellsWhatTheLinesWouldEarnOnLastMonthsWork() {
        books.costs(server.people().tess(), JANUARY, 4_000, 0, "GBP");
        books.work(books.ticket("2026-02-09T10:00:00Z"), server.people().tess(), "2026-02-10T12:00:00Z", 90);

        Answer draft = amend(Map.of(
                "do", "earn", "line1-kind", "time-and-materials", "line1-hourly", "100", "line1-increment", "60"));

        assertThat(draft.status()).isEqualTo(200);
        assertThat(draft.text())
                .contains("What it would earn", "on the work of February 2026", "£200.00", "Labour, 1h 30m", "−£60.00")
                .contains("£140.00, 70.0 %");
        assertThat(versions()).hasSize(1);
    }

    @Test
    void comparesWhatWasWithWhatWouldHaveBeen() {
        books.work(books.ticket("2026-02-09T10:00:00Z", 1), server.people().tess(), "2026-02-10T12:00:00Z", 90);
        amend(Map.of("from", "2026-04-01", "line1-price", "3,000.00", "accepted", "on"));

        Answer page = show(path() + "/replay?from=2026-01&to=2026-02&version="
                + versions().getLast().id());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("If this contract had held", "It would have left £1,000.00 more")
                .contains("£2,500.00", "£3,000.00");
        assertThat(show(path() + "/replay?from=2026-02&to=2026-01").status()).isEqualTo(400);
        assertThat(show(path() + "/replay?from=soon").status()).isEqualTo(400);
        assertThat(show("/contracts/1/replay").status()).isEqualTo(404);
    }

    @Test
    void tellsHowItIsRenewedAndHowManySeatsThereAre() {
        Answer term = manager("/term", "months", "12", "notice", "60", "uplift", "2.5", "renews", "on");
        assertThat(term.status()).isEqualTo(303);
        assertThat(show(path()).text()).contains("This term ends on 31 Dec 2026", "until 1 Nov 2026");
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
        Answer agreed = amend(seats);
        assertThat(agreed.status()).isEqualTo(303);
        assertThat(manager("/seats", "line", "Seats", "from", "2026-05-01", "count", "7")
                        .status())
                .isEqualTo(303);
        assertThat(manager("/seats", "line", "Seats", "from", "2025-05-01", "count", "7")
                        .status())
                .isEqualTo(400);
        assertThat(versions().getLast().terms().lines().toString()).contains("count=7");
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

    @Test
    void agreesAFirstContract() {
        Books fresh = new Books(server, "Europe/Berlin");
        Answer form = server.as(server.people().max())
                .get("/contracts/new?client=" + fresh.client().id());
        Map<String, String> fields = new TreeMap<>(Map.of(
                "client", String.valueOf(fresh.client().id()),
                "name", "Gold",
                "currency", "eur",
                "accepted", "on"));

        Answer answer = post("/contracts", fields);

        assertThat(form.status()).isEqualTo(200);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(show(answer.location()).text()).contains("Gold", "in EUR", "€2,500.00 a month");
        assertThat(show("/contracts?client=" + fresh.client().id()).text()).contains("Gold");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        Answer answer = post(
                "/contracts",
                Map.of(
                        "client",
                        String.valueOf(books.client().id()),
                        "name",
                        "",
                        "currency",
                        "QQQ",
                        "from",
                        "soon",
                        "calendar",
                        "",
                        "p2-response",
                        "quickly",
                        "line1-price",
                        "much"));

        assertThat(answer.status()).isEqualTo(400);
        Set<String> wrong = Jsoup.parse(answer.text()).select("[aria-invalid=true]").stream()
                .map(field -> field.attr("name"))
                .collect(Collectors.toSet());
        assertThat(wrong).contains("name", "currency", "from", "calendar", "p2-response", "line1-price");
    }

    @Test
    void warnsOfASupplierWhoMayTakeLongerThanTheClientWaits() {
        books.in(tx -> server.fettle()
                .features()
                .suppliers()
                .add(
                        tx,
                        new NewSupplier(
                                "Slow Carrier",
                                versions().getFirst().terms().calendarId(),
                                6_000,
                                Optional.empty(),
                                Optional.empty(),
                                true)));

        Answer doubtful = amend(Map.of());

        assertThat(doubtful.status()).isEqualTo(200);
        assertThat(doubtful.text()).contains("Slow Carrier");
        assertThat(versions()).hasSize(1);
        assertThat(show(path()).text()).contains("Slow Carrier");
    }

    @Test
    void refusesAnUnknownCurrency() {
        Answer answer = post(
                "/contracts", Map.of("client", String.valueOf(books.client().id()), "name", "Gold", "currency", "QQQ"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("is not a currency such as GBP or EUR.");
    }

    @Test
    void letsOnlyAccountManagersEdit() {
        assertThat(server.as(server.people().tess())
                        .get(path() + "/versions/new")
                        .status())
                .isEqualTo(403);
        assertThat(server.as(server.people().tess())
                        .post(path() + "/versions", "from", "2026-04-01")
                        .status())
                .isEqualTo(403);
        assertThat(show(path()).text()).doesNotContain("New version");
        assertThat(server.as(server.people().max()).get(path()).text()).contains("New version");
    }

    @Test
    void knowsNoContractOfAnotherId() {
        assertThat(show("/contracts/4711").status()).isEqualTo(404);
        assertThat(show("/contracts/gold").status()).isEqualTo(404);
        assertThat(show(path() + "?version=4711").status()).isEqualTo(404);
    }

    private void assertRefused(Map<String, String> fields, String sentence) {
        Map<String, String> accepted = new TreeMap<>(fields);
        accepted.put("accepted", "on");

        Answer answer = amend(accepted);

        assertThat(answer.status()).as("%s", fields).isEqualTo(400);
        assertThat(answer.text().replace("&quot;", "\"")).contains(sentence, "Nothing was saved.");
        assertThat(versions()).hasSize(1);
    }

    /// Sends the form of a new version: P2 in 30 minutes and 4 hours, one fee, but for the fields given.
    private Answer amend(Map<String, String> changes) {
        return post(path() + "/versions", changes);
    }

    private Answer post(String path, Map<String, String> changes) {
        String calendar = String.valueOf(versions().getFirst().terms().calendarId());
        Map<String, String> fields = new TreeMap<>(Map.of(
                "from", "2026-04-01",
                "calendar", calendar,
                "p2-response", "30m",
                "p2-resolution", "4h",
                "reopening", "continue",
                "reopenDays", "5",
                "warningPoints", "50, 75, 90",
                "attainmentTarget", "95",
                "key", UUID.randomUUID().toString(),
                "line1-name", "Care"));
        fields.put("lines", "1");
        fields.put("line1-kind", "fixed");
        fields.put("line1-rest", "yes");
        fields.put("line1-price", "2500");
        fields.putAll(changes);
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        return server.as(server.people().max()).post(path, pairs.toArray(String[]::new));
    }

    private Answer manager(String act, String... fields) {
        List<String> pairs = new ArrayList<>(List.of(fields));
        pairs.addAll(List.of("key", UUID.randomUUID().toString()));
        return server.as(server.people().max()).post(path() + act, pairs.toArray(String[]::new));
    }

    private static void put(Map<String, String> fields, int line, String kind, String... parts) {
        fields.put("line" + line + "-kind", kind);
        for (int i = 0; i < parts.length; i += 2) {
            fields.put("line" + line + "-" + parts[i], parts[i + 1]);
        }
    }

    private List<ContractVersion> versions() {
        return books.in(tx -> server.fettle().features().contracts().versions(tx, contract));
    }

    private String path() {
        return "/contracts/" + contract.id();
    }

    private static Answer show(String path) {
        return server.as(server.people().tess()).get(path);
    }
}
