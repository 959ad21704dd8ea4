package fettle.server.api.entitlement;

import fettle.contracts.contract.term.Term;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.words.Refused;
import fettle.server.account.Replays;
import fettle.server.api.call.Amount;
import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.Contracts;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import fettle.web.route.Who;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// What would have happened had one version of a contract held all along; its term, and its number of seats.
public final class ReplayResource implements Resource {

    /// A month as it was, and as it would have been.
    record Month(YearMonth month, Side did, Side would) {

        static Month of(Replays.Month month) {
            return new Month(month.did().month().month(), Side.of(month.did()), Side.of(month.would()));
        }
    }

    /// A month under one of the two.
    record Side(
            int kept,
            int tickets,
            List<Share> commitments,
            Amount credits,
            Amount revenue,
            Amount charged,
            String drawnMinutes,
            Amount grossMargin) {

        static Side of(Replays.Side side) {
            var month = side.month();
            return new Side(
                    month.headline().kept(),
                    month.headline().tickets(),
                    Arrays.stream(Commitment.values())
                            .map(one -> Share.of(
                                    one,
                                    Objects.requireNonNull(month.attainment().get(one))))
                            .toList(),
                    Amount.of(side.credits()),
                    Amount.of(side.revenue()),
                    Amount.of(month.books().chargedAmount()),
                    month.books().drawn().toString(),
                    Amount.of(side.gross()));
        }
    }

    /// A commitment's share of the month.
    record Share(Commitment commitment, int met, int cases) {

        static Share of(Commitment commitment, Attainment attainment) {
            return new Share(commitment, attainment.met(), attainment.n());
        }
    }

    /// How a contract is renewed.
    record Renewal(String contract, Optional<Integer> months, int noticeDays, int upliftBasisPoints, boolean renews) {

        static Renewal of(Contract contract) {
            return new Renewal(
                    String.valueOf(contract.id()),
                    contract.term().map(Term::months),
                    contract.term().map(Term::noticeDays).orElse(0),
                    contract.term().map(Term::upliftBasisPoints).orElse(0),
                    contract.term().map(Term::renews).orElse(true));
        }
    }

    /// So many seats from a day on.
    record Seats(String contract, String line, LocalDate from, int count) {}

    private final Contracts contracts;
    private final Replays replays;

    public ReplayResource(Contracts contracts, Replays replays) {
        this.contracts = contracts;
        this.replays = replays;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/contracts/{id}/replay", this::replay),
                Operation.read("/contracts/{id}/term", (call, tx) -> Renewal.of(contracts.find(tx, call.inPath("id")))),
                Operation.put(
                        "/contracts/{id}/term",
                        Who.API_ACCOUNT_MANAGER,
                        this::setTerm,
                        (_, tx, id) -> Renewal.of(contracts.find(tx, Long.parseLong(id)))),
                Operation.put(
                        "/contracts/{id}/seats",
                        Who.API_ACCOUNT_MANAGER,
                        this::setSeats,
                        (call, _, id) -> seats(call, id)));
    }

    private Object replay(Call call, Tx tx) {
        Contract contract = contracts.find(tx, call.inPath("id"));
        List<ContractVersion> versions = contracts.versions(tx, contract);
        ContractVersion other = call.idParameter("version")
                .map(asked -> versions.stream()
                        .filter(version -> version.id() == asked)
                        .findFirst()
                        .orElseThrow(() -> Refusal.Invalid.field("version", "contract.not-found")))
                .orElseGet(versions::getLast);
        YearMonth first = month(call, "from");
        YearMonth last = month(call, "to");
        if (last.isBefore(first) || last.isAfter(first.plusMonths(23))) {
            throw Refusal.Invalid.field("to", "account.replay-span", 24);
        }
        return replays.compare(tx, contract, other, first, last).stream()
                .map(Month::of)
                .toList();
    }

    private Function<Tx, String> setTerm(Call call) {
        Members body = call.body();
        return tx -> {
            Contract contract = contracts.find(tx, call.inPath("id"));
            contracts.setTerm(tx, contract, body.optionalCount("months").map(months -> term(contract, months, body)));
            return String.valueOf(contract.id());
        };
    }

    private static Term term(Contract contract, int months, Members body) {
        try {
            return new Term(
                    contract.startsOn(),
                    months,
                    body.count("noticeDays", 0),
                    body.count("upliftBasisPoints", 0),
                    body.yes("renews", true));
        } catch (Refused refused) {
            throw Refusal.Invalid.field("months", refused.sentence());
        }
    }

    private Function<Tx, String> setSeats(Call call) {
        LocalDate from = call.body().date("from");
        return tx -> {
            Contract contract = contracts.find(tx, call.inPath("id"));
            ContractVersion held = contracts.versions(tx, contract).stream()
                    .filter(version -> version.isInForceOn(from))
                    .findFirst()
                    .orElseThrow(() -> Refusal.Invalid.field("from", "contract.before-start", contract.startsOn()));
            contracts.setSeats(
                    tx, held, call.body().text("line"), from, call.body().count("count", 0));
            return String.valueOf(contract.id());
        };
    }

    private static Seats seats(Call call, String id) {
        Members body = call.body();
        return new Seats(id, body.text("line"), body.date("from"), body.count("count", 0));
    }

    private static YearMonth month(Call call, String name) {
        return call.parameter(name).map(YearMonth::parse).orElseThrow(() -> Refusal.Invalid.field(name, "api.missing"));
    }
}
