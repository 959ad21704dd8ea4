package fettle.server.api.entitlement;

import fettle.contracts.money.Minutes;
import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.Split;
import fettle.contracts.settle.Use;
import fettle.contracts.words.Sentence;
import fettle.server.api.call.Amount;
import fettle.web.text.Sentences;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// What a piece of work is to its contract, and why.
///
/// @param answer `uncovered` where no contract holds
/// @param month the month in which it is charged; null where no contract holds
/// @param uncoveredMinutes exact weighted minutes that no line covers or prices
/// @param reasons a sentence for each thing that was looked at, with its key for programs
record SettledJson(
        Settlement.Answer answer,
        Optional<YearMonth> month,
        Optional<String> weightedMinutes,
        List<Part> parts,
        Optional<String> uncoveredMinutes,
        List<Reason> reasons) {

    /// What one line takes of it.
    record Part(String line, Use use, String minutes, Amount charged, Optional<Amount> shadow) {

        static Part of(Split split) {
            return new Part(
                    split.line().name(),
                    split.use(),
                    split.minutes().toString(),
                    Amount.of(split.charged()),
                    split.shadow().map(Amount::of));
        }
    }

    /// A reason in words.
    record Reason(String key, String words) {}

    /// @param day of the work, to say so where no contract holds
    static SettledJson of(Optional<Settlement> settlement, LocalDate day, Sentences words) {
        return settlement
                .map(one -> of(one, words))
                .orElseGet(() -> new SettledJson(
                        Settlement.Answer.UNCOVERED,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(reason(Sentence.of("account.no-contract-held", day), words))));
    }

    private static SettledJson of(Settlement settlement, Sentences words) {
        Minutes weighted = settlement.counted().weighted();
        return new SettledJson(
                settlement.answer(),
                Optional.of(settlement.month()),
                Optional.of(weighted.toString()),
                settlement.splits().stream().map(Part::of).toList(),
                Optional.of(settlement.uncovered().toString()),
                settlement.reasons().stream()
                        .map(reason -> reason(reason, words))
                        .toList());
    }

    private static Reason reason(Sentence sentence, Sentences words) {
        return new Reason(sentence.key(), words.of(sentence));
    }
}
