package fettle.contracts.replay;

import static fettle.contracts.replay.Histories.LONDON;
import static fettle.contracts.replay.Histories.pounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fettle.contracts.margin.ClientMonth;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settled;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.SlaEvent;
import fettle.contracts.sla.SlaPolicy;
import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.clock.Outcome;
import fettle.contracts.sla.clock.SlaEvaluation;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
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
    void refusesAReplayBackwardsOrOverMoreThanTenYears() {
        ClientHistory history = Histories.year(1, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> Replay.of(history, ACTUAL, DECEMBER, JANUARY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Replay.of(history, ACTUAL, JANUARY, JANUARY.plusYears(11)));
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
