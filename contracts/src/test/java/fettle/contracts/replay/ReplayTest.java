package fettle.contracts.replay;

import static fettle.contracts.replay.Histories.LONDON;
import static fettle.contracts.replay.Histories.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fettle.contracts.margin.ClientMonth;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settled;
import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaEvent;
import fettle.contracts.sla.SlaPolicy;
import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.attainment.CaseCredits;
import fettle.contracts.sla.clock.Outcome;
import fettle.contracts.sla.clock.SlaEvaluation;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final YearMonth DECEMBER = YearMonth.of(2025, 12);
    private static final Deal ACTUAL = Histories.deal(Duration.ofHours(4), 250_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aReplayWithTheSameContractIsWhatDidHappen(long seed) {
        ClientHistory history = Histories.year(seed, 150);
        List<Outcome> outcomes = new ArrayList<>();
        for (TicketHistory ticket : history.tickets()) {
            SlaPolicy policy = ACTUAL.policies().getFirst().policy();
            Instant newYear = Instant.parse("2026-01-01T00:00:00Z").minusNanos(1);
            outcomes.addAll(SlaEvaluation.evaluate(policy, ticket.events(), newYear)
                    .map(SlaEvaluation::outcomes)
                    .orElse(List.of()));
        }
        Settled settled = Settled.settle(ACTUAL.contract(), history.work(), List.of(), DECEMBER);

        for (ReplayedMonth month : Replay.of(history, ACTUAL, JANUARY, DECEMBER).months()) {
            for (Commitment commitment : Commitment.values()) {
                Attainment did = Attainment.of(commitment, outcomes, month.month(), LONDON);
                assertThat(month.attainment().get(commitment)).isEqualTo(did);
            }
            assertThat(month.books().settlements()).isEqualTo(settled.in(month.month()));
            assertThat(month.revenue()).isEqualTo(settled.earned(month.month()).minus(month.credits()));
            assertThat(month.gross()).isEqualTo(gross(history, settled, month));
        }
    }

    @Test
    void theSameHistoryGivesTheSameReplay() {
        ClientHistory history = Histories.year(7, 100);

        assertThat(Replay.of(history, ACTUAL, JANUARY, DECEMBER))
                .isEqualTo(Replay.of(history, ACTUAL, JANUARY, DECEMBER));
    }

    @Test
    void aHarderTargetKeepsFewerPromisesAndOwesMore() {
        Comparison comparison = Comparison.of(
                Histories.year(8, 400), ACTUAL, Histories.deal(Duration.ofMinutes(15), 250_000), JANUARY, DECEMBER);

        assertThat(comparison.months()).hasSize(12).allSatisfy(pair -> {
            assertThat(met(pair.would())).isLessThan(met(pair.did()));
            assertThat(pair.would().credits()).isGreaterThanOrEqualTo(pair.did().credits());
            assertThat(pair.would().books().settlements())
                    .isEqualTo(pair.did().books().settlements());
        });
        assertThat(credits(comparison)).isGreaterThan(pounds(0));
    }

    @Test
    void anotherPriceEarnsTheDifference() {
        Comparison comparison = Comparison.of(
                Histories.year(9, 200), ACTUAL, Histories.deal(Duration.ofHours(4), 300_000), JANUARY, JANUARY);

        Comparison.Pair january = comparison.months().getFirst();

        Money did = january.did().revenue().plus(january.did().credits());
        Money would = january.would().revenue().plus(january.would().credits());
        assertThat(would.minus(did)).isEqualTo(pounds(50_000));
        assertThat(january.would().books().margin().labourCost())
                .isEqualTo(january.did().books().margin().labourCost());
    }

    @Test
    void anAmendmentForOpenTicketsIsTheDealsAndNotTheHistorys() {
        TicketHistory ticket = Histories.year(1, 1).tickets().getFirst();
        Instant soonAfter = ticket.received().at().plusSeconds(30);
        SlaPolicy policy = ACTUAL.policies().getFirst().policy();
        List<SlaEvent> amended = new ArrayList<>(ticket.events());
        amended.add(new SlaEvent.PolicyChanged(soonAfter, policy.judgedByDue()));
        var harder = new DatedPolicy(soonAfter, policy, true);
        var deal = new Deal(
                ACTUAL.contract(), LONDON, List.of(new DatedPolicy(Instant.EPOCH, policy, false), harder), List.of());

        assertThat(ACTUAL.events(new TicketHistory("1", amended))).isEqualTo(ticket.events());
        assertThat(deal.events(ticket)).contains(new SlaEvent.PolicyChanged(soonAfter, policy));
    }

    @Test
    void thePolicyAtReceiptGovernsATicketUnlessTheAmendmentSaysOtherwise() {
        Instant noon = Instant.parse("2025-03-04T12:00:00Z");
        SlaPolicy lenient = ACTUAL.policies().getFirst().policy();
        SlaPolicy strict = lenient.promising(Priority.P3, Commitment.RESPONSE, Duration.ofMinutes(1));
        TicketHistory before = ticket("before", noon.minusSeconds(60));
        TicketHistory after = ticket("after", noon);
        var history = new ClientHistory(
                List.of(before, after), List.of(), List.of(), Map.of(), Map.of(), pounds(0), Instant.MAX);
        var first = new DatedPolicy(Instant.EPOCH, lenient, false);

        assertThat(responsesMet(history, first, new DatedPolicy(noon, strict, false)))
                .isEqualTo(1);
        assertThat(responsesMet(history, first, new DatedPolicy(noon, strict, true)))
                .isZero();
        assertThat(responsesMet(history, first)).isEqualTo(2);
    }

    @Test
    void anAmendmentLeavesResolvedTicketsAloneAndTakesThoseThatCameBack() {
        Instant start = Instant.parse("2025-03-04T12:00:00Z");
        List<SlaEvent> events = new ArrayList<>(ticket("1", start).events());
        events.add(new SlaEvent.Resolved(start.plusSeconds(1_000)));
        events.add(new SlaEvent.Reopened(start.plusSeconds(2_000)));
        var ticket = new TicketHistory("1", events);

        assertThat(ticket.isOpenAt(start)).isFalse();
        assertThat(ticket.isOpenAt(start.plusSeconds(999))).isTrue();
        assertThat(ticket.isOpenAt(start.plusSeconds(1_500))).isFalse();
        assertThat(ticket.isOpenAt(start.plusSeconds(2_000))).isTrue();
    }

    @Test
    void owesAnAmountForEachBrokenPromiseUpToItsCap() {
        SlaPolicy strict = ACTUAL.policies()
                .getFirst()
                .policy()
                .promising(Priority.P3, Commitment.RESPONSE, Duration.ofMinutes(1));
        ClientHistory history = new ClientHistory(
                List.of(
                        ticket("1", Instant.parse("2025-03-04T12:00:00Z")),
                        ticket("2", Instant.parse("2025-03-05T12:00:00Z"))),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                pounds(0),
                Instant.MAX);
        var each = new CaseCredits(Map.of(Priority.P3, pounds(5_000)), false, 10_000);
        var capped = new CaseCredits(Map.of(Priority.P3, pounds(5_000)), false, 200);

        assertThat(marchCredits(history, strict, each)).isEqualTo(pounds(10_000));
        assertThat(marchCredits(history, strict, capped)).isEqualTo(pounds(5_000));
    }

    @Test
    void judgesARunningMonthAsItStands() {
        Instant noon = Instant.parse("2025-03-04T12:00:00Z");
        SlaPolicy policy = ACTUAL.policies()
                .getFirst()
                .policy()
                .promising(Priority.P3, Commitment.RESPONSE, Duration.ofMinutes(30));
        var unanswered = new TicketHistory("1", List.of(new SlaEvent.Received(noon, Priority.P3, Channel.EMAIL)));
        var always = new DatedPolicy(Instant.EPOCH, policy, false);

        assertThat(responsesMissed(List.of(unanswered), noon.plusSeconds(60), always))
                .isZero();
        assertThat(responsesMissed(List.of(unanswered), noon.plusSeconds(3_600), always))
                .isEqualTo(1);
    }

    private static int responsesMissed(List<TicketHistory> tickets, Instant until, DatedPolicy policy) {
        var history = new ClientHistory(tickets, List.of(), List.of(), Map.of(), Map.of(), pounds(0), until);
        var deal = new Deal(ACTUAL.contract(), LONDON, List.of(policy), List.of());
        YearMonth march = YearMonth.of(2025, 3);
        return Replay.of(history, deal, march, march)
                .months()
                .getFirst()
                .cases()
                .size();
    }

    @Test
    void refusesAReplayBackwardsOrOverMoreThanTenYears() {
        ClientHistory history = Histories.year(1, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> Replay.of(history, ACTUAL, DECEMBER, JANUARY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Replay.of(history, ACTUAL, JANUARY, JANUARY.plusYears(11)));
    }

    private static TicketHistory ticket(String id, Instant received) {
        return new TicketHistory(
                id,
                List.of(
                        new SlaEvent.Received(received, Priority.P3, Channel.EMAIL),
                        new SlaEvent.Replied(received.plusSeconds(600), Channel.EMAIL, true)));
    }

    private static int responsesMet(ClientHistory history, DatedPolicy... policies) {
        var deal = new Deal(ACTUAL.contract(), LONDON, List.of(policies), List.of());
        YearMonth march = YearMonth.of(2025, 3);
        ReplayedMonth month = Replay.of(history, deal, march, march).months().getFirst();
        return Objects.requireNonNull(month.attainment().get(Commitment.RESPONSE))
                .met();
    }

    private static Money marchCredits(ClientHistory history, SlaPolicy policy, CaseCredits credits) {
        Deal deal = Deal.of(ACTUAL.contract(), LONDON, policy, new CreditTerm.ByTicket("Desk", credits));
        YearMonth march = YearMonth.of(2025, 3);
        return Replay.of(history, deal, march, march).months().getFirst().credits();
    }

    private static Money gross(ClientHistory history, Settled settled, ReplayedMonth month) {
        var costs =
                new ClientMonth.Costs(month.credits(), history.directCost(month.month()), history.overheadPerHour());
        return ClientMonth.of(
                        settled,
                        month.month(),
                        work -> Optional.ofNullable(history.labourRates().get(work.id())),
                        costs)
                .margin()
                .gross();
    }

    private static int met(ReplayedMonth month) {
        return month.attainment().values().stream().mapToInt(Attainment::met).sum();
    }

    private static Money credits(Comparison comparison) {
        return comparison.months().stream().map(pair -> pair.would().credits()).reduce(pounds(0), Money::plus);
    }
}
