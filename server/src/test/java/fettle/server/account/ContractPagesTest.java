package fettle.server.account;

import static fettle.server.account.Books.JANUARY;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fettle.contracts.money.Money;
import fettle.contracts.sla.Priority;
import fettle.server.contract.CaseAmounts;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.Target;
import fettle.server.contract.supplier.NewSupplier;
import fettle.server.testing.Answer;
import fettle.server.testing.Lines;
import fettle.server.testing.TestServer;
import java.time.Instant;
import java.time.LocalDate;
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
    private ContractForm editor;

    @BeforeEach
    void agreeAContract() {
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        books = new Books(server, "Europe/London");
        contract = books.agree(JANUARY, Lines.fixed("Care", 250_000, Set.of("Accounts", "Email")));
        editor = new ContractForm(server, books, contract);
    }

    @Test
    void saysWhatIsAgreedInWords() {
        Answer page = show(editor.path());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("£2,500.00 a month", "Covers Accounts, Email.", "from 1 Jan 2026", "in force")
                .contains(">30m<", ">4h<", "Office: open mon-fri 09:00-17:30")
                .contains("95 % of the promises of a month are to be kept.", "No service credits.")
                .contains("A solved ticket comes back within 5 business days, with the time that it had left.");
    }

    @Test
    void tellsWhenItWouldBeDueIfItBrokeAtAMoment() {
        assertThat(show(editor.path() + "?at=2026-11-27T16%3A00").text())
                .as("a Friday, an hour and a half before closing: 90 min then, 150 min on Monday")
                .contains("16:30 Fri 27 Nov", "11:30 Mon 30 Nov");
        assertThat(show(editor.path() + "?at=tomorrow").status()).isEqualTo(400);
    }

    @Test
    void addsAVersionFromADayOnAndLeavesThePastAlone() {
        Answer answer = editor.amend(Map.ofEntries(
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
        List<ContractVersion> versions = editor.versions();
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
        assertThat(show(answer.location()).text()).contains("£3,000.00 a month", "£95.00 an hour", "Covers all work.");
    }

    @Test
    void takesCreditBandsInPerCents() {
        editor.amend(
                Map.of("from", "2026-04-01", "creditBands", "97.5 % = 5; 90=10", "creditCap", "15", "accepted", "on"));

        ContractVersion april = editor.versions().getLast();
        assertThat(april.terms().creditBands()).isEqualTo("9750=5;9000=10");
        assertThat(server.as(server.people().max())
                        .get(editor.path() + "/versions/new?version=" + april.id())
                        .text()
                        .replace("&#61;", "="))
                .contains("97.5=5; 90=10");
    }

    @Test
    void takesCreditsForEachBrokenPromiseInsteadOfBands() {
        Answer answer = editor.amend(Map.of(
                "accepted",
                "on",
                "from",
                "2026-04-01",
                "creditEach",
                "P2=50; p1=100.50",
                "creditEvery",
                "on",
                "creditCap",
                "15"));

        ContractVersion april = editor.versions().getLast();
        assertThat(april.terms().caseAmounts())
                .isEqualTo(new CaseAmounts(
                        Map.of(Priority.P1, Money.of("100.50", "GBP"), Priority.P2, Money.of("50.00", "GBP")), true));
        assertThat(show(answer.location()).text())
                .contains(
                        "Each broken promise of a P1 ticket gives £100.50 back.",
                        "Each broken promise of a P2 ticket gives £50.00 back.",
                        "Each broken promise of a ticket earns its own.");
        assertThat(server.as(server.people().max())
                        .get(editor.path() + "/versions/new?version=" + april.id())
                        .text()
                        .replace("&#61;", "="))
                .contains("P1=100.50; P2=50.00");
    }

    @Test
    void refusesCreditsThatCannotBe() {
        assertRefused(Map.of("creditEach", "P5 fifty"), "“P5 fifty” is not a credit such as P1");
        assertRefused(Map.of("creditEach", "P1=lots"), "is not an amount such as 1250.00.");
        assertRefused(Map.of("creditEach", "P1=-5"), "A credit for a broken promise is an amount above nothing");
        assertRefused(
                Map.of("creditEach", "P1=50", "creditBands", "95=5"),
                "Give credits back by bands or for each broken promise, not both");
    }

    @Test
    void keepsAFormSentTwiceOnce() {
        Map<String, String> form = Map.of(
                "from", "2026-05-01", "accepted", "on", "key", UUID.randomUUID().toString());

        Answer first = editor.amend(form);
        Answer second = editor.amend(form);

        assertThat(second.status()).isEqualTo(303);
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(editor.versions()).hasSize(2);
    }

    @Test
    void warnsBeforeItSavesWhatIsLikelyAMistake() {
        Map<String, String> slip = Map.of("from", "2026-04-01", "p3-response", "5m", "p3-resolution", "8h");

        Answer warned = editor.amend(slip);

        assertThat(warned.status()).isEqualTo(200);
        assertThat(warned.text())
                .contains("The response for P3 is promised sooner than for P2.", "Save all the same")
                .contains("value=\"5m\"");
        assertThat(editor.versions()).hasSize(1);

        Map<String, String> accepted = new TreeMap<>(slip);
        accepted.put("accepted", "on");

        assertThat(editor.amend(accepted).status()).isEqualTo(303);
        assertThat(editor.versions()).hasSize(2);
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
        assertRefused(
                Map.of("warningPoints", "120"),
                "Clocks warn between 1 and 99 per cent of the target: write such figures.");
        assertRefused(
                Map.of("from", "2025-12-31"), "The contract starts on 1 Jan 2026. Choose that day or a later one.");
        assertRefused(Map.of("from", "2026-01-01"), "There are terms from 1 Jan 2026 already. Choose another day.");
        assertRefused(Map.of("from", "1 April"), "Enter a date");
        assertRefused(Map.of("p2-response", "", "p2-resolution", ""), "The policy promises nothing.");
    }

    @Test
    void tellsAllThatIsWrongAtOnceAndKeepsWhatWasWritten() {
        Answer answer =
                editor.amend(Map.of("p2-response", "soon", "p1-update", "later", "line1-name", "Care <b>plus</b>"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("“soon”", "“later”", "Care &lt;b&gt;plus&lt;/b&gt;");
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

        Answer answer = editor.post("/contracts", fields);

        assertThat(form.status()).isEqualTo(200);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(show(answer.location()).text()).contains("Gold", "in EUR", "€2,500.00 a month");
        assertThat(show("/contracts?client=" + fresh.client().id()).text()).contains("Gold");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        Answer answer = editor.post(
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
                                editor.versions().getFirst().terms().calendarId(),
                                6_000,
                                Optional.empty(),
                                Optional.empty(),
                                true)));

        Answer doubtful = editor.amend(Map.of());

        assertThat(doubtful.status()).isEqualTo(200);
        assertThat(doubtful.text()).contains("Slow Carrier");
        assertThat(editor.versions()).hasSize(1);
        assertThat(show(editor.path()).text()).contains("Slow Carrier");
    }

    @Test
    void refusesAnUnknownCurrency() {
        Answer answer = editor.post(
                "/contracts", Map.of("client", String.valueOf(books.client().id()), "name", "Gold", "currency", "QQQ"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("is not a currency such as GBP or EUR.");
    }

    @Test
    void letsOnlyAccountManagersEdit() {
        assertThat(server.as(server.people().tess())
                        .get(editor.path() + "/versions/new")
                        .status())
                .isEqualTo(403);
        assertThat(server.as(server.people().tess())
                        .post(editor.path() + "/versions", "from", "2026-04-01")
                        .status())
                .isEqualTo(403);
        assertThat(show(editor.path()).text()).doesNotContain("New version");
        assertThat(server.as(server.people().max()).get(editor.path()).text()).contains("New version");
    }

    @Test
    void knowsNoContractOfAnotherId() {
        assertThat(show("/contracts/4711").status()).isEqualTo(404);
        assertThat(show("/contracts/gold").status()).isEqualTo(404);
        assertThat(show(editor.path() + "?version=4711").status()).isEqualTo(404);
    }

    private void assertRefused(Map<String, String> fields, String sentence) {
        Map<String, String> accepted = new TreeMap<>(fields);
        accepted.put("accepted", "on");

        Answer answer = editor.amend(accepted);

        assertThat(answer.status()).as("%s", fields).isEqualTo(400);
        assertThat(answer.text().replace("&quot;", "\"")).contains(sentence, "Nothing was saved.");
        assertThat(editor.versions()).hasSize(1);
    }

    private static Answer show(String path) {
        return server.as(server.people().tess()).get(path);
    }
}
