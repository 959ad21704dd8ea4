package fettle.server.account.figure;

import static java.util.stream.Collectors.joining;

import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.Split;
import fettle.server.account.Booked;
import fettle.web.text.Texts;
import java.util.Locale;
import java.util.Optional;

/// What a piece of work is to the client's bill, in a few words.
public record WorkWords(Texts texts) {

    public String of(Booked booked) {
        return booked.work()
                .notBillable()
                .map(reason -> texts.with("account.not-billable." + reason.key()))
                .orElseGet(() -> of(booked.settlement()));
    }

    /// The lines that took it, and what nobody took.
    public String of(Optional<Settlement> settlement) {
        String taken = settlement.stream()
                .flatMap(one -> one.splits().stream())
                .map(this::of)
                .collect(joining("; "));
        boolean open = settlement.map(one -> one.uncovered().isPositive()).orElse(true);
        if (!open) {
            return taken;
        }
        return (taken.isEmpty() ? "" : taken + "; ") + texts.with("account.uncovered");
    }

    private String of(Split split) {
        return texts.with(
                "account.use." + split.use().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                split.line().name(),
                Amounts.hours(split.minutes().toDuration()),
                Amounts.money(split.amount()));
    }
}
