package fettle.server.account.terms;

import static java.util.stream.Collectors.joining;

import fettle.contracts.sla.Priority;
import fettle.contracts.sla.attainment.ServiceCredit;
import fettle.server.account.figure.Amounts;
import fettle.server.contract.CaseAmounts;
import fettle.server.contract.CreditBands;
import fettle.server.contract.Terms;
import fettle.web.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What terms give back for promises that were not kept, in sentences.
final class CreditWords {

    private CreditWords() {}

    static String of(Terms terms, Texts texts) {
        if (terms.caseAmounts().any()) {
            return byCase(terms.caseAmounts(), texts) + " " + texts.with("account.cap", terms.creditCap());
        }
        List<ServiceCredit.Band> bands = CreditBands.parse(terms.creditBands());
        return bands.isEmpty()
                ? texts.with("account.no-credits")
                : byBand(bands, texts) + " " + texts.with("account.cap", terms.creditCap());
    }

    private static String byCase(CaseAmounts amounts, Texts texts) {
        String each = Arrays.stream(Priority.values())
                .flatMap(priority -> Optional.ofNullable(amounts.each().get(priority)).stream()
                        .map(amount -> texts.with("account.case-credit", priority.name(), Amounts.money(amount))))
                .collect(joining(" "));
        return each + " " + texts.with(amounts.everyPromise() ? "account.case-every" : "account.case-once");
    }

    private static String byBand(List<ServiceCredit.Band> bands, Texts texts) {
        return bands.stream()
                .map(band -> texts.with(
                        "account.band",
                        Amounts.percent(band.belowBasisPoints()),
                        Amounts.percent(band.creditBasisPoints())))
                .collect(joining(" "));
    }
}
