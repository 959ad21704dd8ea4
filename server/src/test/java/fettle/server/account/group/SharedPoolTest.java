package fettle.server.account.group;

import static fettle.server.account.Books.FEBRUARY;
import static fettle.server.account.Books.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settlement.Answer;
import fettle.contracts.settle.pool.Balance;
import fettle.server.account.Booked;
import fettle.server.account.Books;
import fettle.server.contract.Contract;
import fettle.server.contract.group.ClientGroups;
import fettle.server.contract.group.SharedContract;
import fettle.server.signin.DeskUser;
import fettle.server.signin.PortalUser;
import fettle.server.store.Scope;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import fettle.web.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Clients who share a contract use up the same hours, in order of work, and each bears its part of the fee (DOMAIN
/// 3.1).
class SharedPoolTest {

    private static final YearMonth MARCH = FEBRUARY.plusMonths(1);

    @RegisterExtension
    static final TestServer server = new TestServer();

    private ClientGroups groups;
    private Books holder;
    private Books member;
    private DeskUser tess;
    private Contract contract;
    private SharedContract group;

    @BeforeEach
    void twoClientsShareFiveHours() {
        server.clock().set(Instant.parse("2026-03-04T09:00:00Z"));
        groups = server.fettle().features().groups();
        tess = server.people().tess();
        holder = new Books(server, "Europe/London");
        member = new Books(server, "Europe/London");
        contract = holder.agree(JANUARY, hours(300));
        group = holder.in(
                tx -> groups.share(tx, contract, "Group of " + holder.client().name()));
        group = holder.in(tx -> groups.join(tx, group, member.client().id(), LocalDate.of(2026, 2, 1)));
    }

    @Test
    void theWorkOfAllUsesUpTheHoursInTheOrderInWhichItWasDone() {
        work(member, "2026-02-10T10:00:00Z", 200);
        work(holder, "2026-02-11T10:00:00Z", 80);
        work(holder, "2026-02-09T10:00:00Z", 60);

        assertThat(holder.ledger(FEBRUARY).work())
                .extracting(Booked::answer)
                .as("an hour on the 9th from the full pool, the rest after the member's work of the 10th")
                .containsExactly(Answer.COVERED, Answer.PARTLY);
        assertThat(member.ledger(FEBRUARY).work()).extracting(Booked::answer).containsExactly(Answer.COVERED);
        assertThat(holder.ledger(FEBRUARY).work().getLast().charged())
                .as("40 of 80 minutes")
                .contains(pounds("80.00"));
    }

    @Test
    void eachBearsItsPartOfTheFeeAndThePartsAddUpToIt() {
        work(member, "2026-02-10T10:00:00Z", 100);
        work(holder, "2026-02-11T10:00:00Z", 200);

        assertThat(member.ledger(FEBRUARY).revenue())
                .as("100 of 300 minutes of 1,000.00")
                .isEqualTo(pounds("333.33"));
        assertThat(holder.ledger(FEBRUARY).revenue()).isEqualTo(pounds("666.67"));
    }

    @Test
    void eachSeesThePoolOfAllButOnlyItsOwnWork() {
        work(member, "2026-02-10T10:00:00Z", 100);
        work(holder, "2026-02-11T10:00:00Z", 60);

        for (Books books : List.of(holder, member)) {
            assertThat(books.ledger(FEBRUARY).work()).hasSize(1);
            assertThat(((Balance.OfMinutes)
                                    books.ledger(FEBRUARY).held().getFirst().balance())
                            .drawn())
                    .isEqualTo(Minutes.of(160));
        }
    }

    @Test
    void aCustomersOwnScopeNeverReadsTheBooksOfTheGroup() {
        var ann = new Scope.Client(member.client().id(), member.ann().id());

        assertThatThrownBy(() -> server.database().transaction(ann, tx -> groups.find(tx, group.id())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void workBeforeAClientJoinedIsItsOwn() {
        work(member, "2026-01-12T10:00:00Z", 30);
        work(holder, "2026-01-13T10:00:00Z", 30);

        YearMonth january = FEBRUARY.minusMonths(1);
        assertThat(member.month(january).ledger()).isEmpty();
        assertThat(holder.ledger(january).revenue())
                .as("the holder alone bears the fee")
                .isEqualTo(pounds("1000.00"));
    }

    @Test
    void aContractWithoutLinesPromisesServiceAndLeavesThePriceToTheGroups() {
        member.agree(LocalDate.of(2026, 2, 1));
        work(member, "2026-02-10T10:00:00Z", 100);

        assertThat(member.ledger(FEBRUARY).work()).extracting(Booked::answer).containsExactly(Answer.COVERED);
        assertThat(member.month(FEBRUARY).terms()).isPresent();
    }

    @Test
    void aMonthIsClosedForAllAndWorkWrittenDownLaterIsChargedInTheNext() {
        work(member, "2026-02-10T10:00:00Z", 100);
        close(member, FEBRUARY);
        work(holder, "2026-02-20T10:00:00Z", 250);

        assertThat(holder.month(FEBRUARY).closed()).isPresent();
        assertThat(holder.ledger(FEBRUARY).work()).isEmpty();
        assertThat(holder.ledger(MARCH).work()).singleElement().satisfies(late -> {
            assertThat(late.isLate()).isTrue();
            assertThat(late.answer()).isEqualTo(Answer.COVERED);
        });
        assertThat(member.ledger(FEBRUARY).revenue()).as("as it was sent").isEqualTo(pounds("1000.00"));
        assertThatThrownBy(() -> close(holder, FEBRUARY)).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void aCustomerSeesWhatIsLeftForAllAndOnlyTheirOwnRequests() {
        work(member, "2026-03-02T10:00:00Z", 100);
        Ticket theirs = holder.ticket("2026-03-02T10:00:00Z");
        holder.work(theirs, tess, "2026-03-03T10:00:00Z", 60);
        Ticket own = member.ticket("2026-03-02T11:00:00Z");
        member.work(own, tess, "2026-03-03T12:00:00Z", 20);
        var ann = server.as(new PortalUser(
                member.client().id(),
                member.ann().id(),
                member.ann().email(),
                member.ann().name(),
                member.client().name()));

        assertThat(ann.get("/portal/month?month=2026-03").text()).contains("Hours", "2 h");
        assertThat(ann.get("/portal/requests/" + own.number()).text()).contains("Hours");
        assertThat(ann.get("/portal/cover").text())
                .contains("Hours")
                .doesNotContain(holder.client().name());
        assertThat(ann.get("/portal/requests/" + theirs.number()).status()).isEqualTo(404);
    }

    @Test
    void thePagesOfTheGroupShowThePoolAndEachPart() {
        work(member, "2026-02-10T10:00:00Z", 100);
        work(holder, "2026-02-11T10:00:00Z", 200);
        var manager = server.as(server.people().max());
        String path = "/client-groups/" + group.id();

        assertThat(manager.get(path + "?month=2026-02").text())
                .contains("£333.33", "£666.67", "£1,000.00", "from 1 Feb 2026");
        assertThat(manager.get("/client-groups").text())
                .contains(
                        group.name(),
                        holder.client().name() + ", " + member.client().name());
        var other = new Books(server, "Europe/London");
        assertThat(manager.post(
                                path + "/members",
                                "client",
                                String.valueOf(other.client().id()),
                                "from",
                                "2026-03-01",
                                "key",
                                "join-" + group.id())
                        .status())
                .isEqualTo(303);
        assertThat(manager.get(path).text()).contains(other.client().name(), "from 1 Mar 2026");
        assertThat(manager.post(
                                path + "/leaving",
                                "member",
                                String.valueOf(other.client().id()),
                                "until",
                                "2026-02-28",
                                "key",
                                "leave-" + group.id())
                        .text())
                .contains("The client joined on 1 Mar 2026. Choose that day or a later one.");
        assertThat(server.as(tess)
                        .post(path + "/members", "client", "1", "from", "2026-03-01", "key", "no")
                        .status())
                .isEqualTo(403);
        assertThat(manager.get("/client-groups/4711").status()).isEqualTo(404);
    }

    @Test
    void nobodyJoinsOrLeavesInAClosedMonth() {
        close(holder, FEBRUARY);
        var other = new Books(server, "Europe/London");

        assertThatThrownBy(() ->
                        holder.in(tx -> groups.join(tx, group, other.client().id(), LocalDate.of(2026, 2, 15))))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() ->
                        holder.in(tx -> groups.leave(tx, group, member.client().id(), LocalDate.of(2026, 2, 15))))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() ->
                        holder.in(tx -> groups.leave(tx, group, holder.client().id(), LocalDate.of(2026, 3, 31))))
                .as("the contract is its own")
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> holder.in(tx -> groups.share(tx, contract, "Another name")))
                .isInstanceOf(Refusal.Invalid.class);
        holder.in(tx -> groups.leave(tx, group, member.client().id(), LocalDate.of(2026, 2, 28)));
        work(member, "2026-03-02T10:00:00Z", 30);
        assertThat(member.month(MARCH).work()).hasSize(1);
        assertThat(holder.ledger(MARCH).revenue()).isEqualTo(pounds("1000.00"));
    }

    private void work(Books books, String started, int minutes) {
        books.work(books.ticket("2026-01-05T10:00:00Z"), tess, started, minutes);
    }

    private static ContractLine hours(int minutes) {
        return new ContractLine.Allowance(
                "Hours",
                pounds("1000.00"),
                Minutes.of(minutes),
                Period.MONTH,
                Rollover.NONE,
                true,
                Optional.of(pounds("120.00")),
                WorkTerms.ALL);
    }

    private void close(Books books, YearMonth month) {
        long by = server.people().max().technicianId();
        books.in(tx -> {
            server.fettle().features().months().close(tx, books.client().id(), month, by);
            return List.of();
        });
    }

    private static Money pounds(String amount) {
        return Money.of(amount, "GBP");
    }
}
