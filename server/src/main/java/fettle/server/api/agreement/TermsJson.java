package fettle.server.api.agreement;

import fettle.contracts.money.Money;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.contracts.sla.attainment.ServiceCredit;
import fettle.server.api.call.Members;
import fettle.server.contract.CaseAmounts;
import fettle.server.contract.CreditBands;
import fettle.server.contract.Target;
import fettle.server.contract.Terms;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The terms of a contract version as the API shows and takes them.
record TermsJson(
        String calendar,
        List<Promised> targets,
        List<PauseReason> stopping,
        SlaPolicy.Reopening reopening,
        int reopenDays,
        boolean strictDue,
        List<Integer> warningPoints,
        int attainmentTarget,
        int smallSample,
        List<Band> creditBands,
        List<CaseCredit> caseCredits,
        boolean creditEveryPromise,
        int creditCap,
        List<LineJson> lines) {

    /// What is promised for one priority, in minutes.
    record Promised(
            Priority priority,
            Optional<String> calendar,
            Optional<Integer> responseMinutes,
            Optional<Integer> updateMinutes,
            Optional<Integer> resolutionMinutes) {

        static Promised of(Target target) {
            return new Promised(
                    target.priority(),
                    target.calendarId().map(String::valueOf),
                    target.responseMinutes(),
                    target.updateMinutes(),
                    target.resolutionMinutes());
        }
    }

    /// How much of the fee goes back below a share.
    record Band(int belowBasisPoints, int percent) {}

    /// What each broken promise of a priority gives back, in the contract's currency.
    record CaseCredit(Priority priority, long amountMinor) {}

    static TermsJson of(Terms terms, WorkJson.CalendarIds calendars) {
        return new TermsJson(
                String.valueOf(terms.calendarId()),
                terms.targets().stream().map(Promised::of).toList(),
                terms.stopping().stream().sorted().toList(),
                terms.reopening(),
                terms.reopenDays(),
                terms.strictDue(),
                terms.warningPoints(),
                terms.attainmentTarget(),
                terms.smallSample(),
                CreditBands.parse(terms.creditBands()).stream()
                        .map(TermsJson::band)
                        .toList(),
                terms.caseAmounts().each().entrySet().stream()
                        .map(one -> new CaseCredit(one.getKey(), one.getValue().minor()))
                        .sorted(Comparator.comparing(CaseCredit::priority))
                        .toList(),
                terms.caseAmounts().everyPromise(),
                terms.creditCap(),
                terms.lines().stream().map(line -> LineJson.of(line, calendars)).toList());
    }

    static Terms read(Members body, LineReading lines) {
        return new Terms(
                body.id("calendar"),
                body.objects("targets").stream().map(TermsJson::target).toList(),
                body.has("stopping") ? stopping(body) : PauseReason.DEFAULT_STOPPING,
                body.one(SlaPolicy.Reopening.class, "reopening", SlaPolicy.Reopening.CONTINUE),
                body.count("reopenDays", 5),
                body.yes("strictDue", false),
                body.has("warningPoints") ? body.counts("warningPoints") : List.of(50, 75, 90),
                body.count("attainmentTarget", 95),
                body.count("smallSample", 0),
                body.objects("creditBands").stream().map(TermsJson::written).collect(Collectors.joining(";")),
                new CaseAmounts(
                        body.objects("caseCredits").stream()
                                .collect(Collectors.toMap(
                                        one -> one.one(Priority.class, "priority"),
                                        one -> new Money(one.amount("amountMinor"), lines.currency()),
                                        (_, later) -> later)),
                        body.yes("creditEveryPromise", false)),
                body.count("creditCap", 0),
                lines.lines(body.objects("lines")));
    }

    private static Band band(ServiceCredit.Band band) {
        return new Band(band.belowBasisPoints(), band.creditBasisPoints() / 100);
    }

    private static Set<PauseReason> stopping(Members body) {
        return body.texts("stopping").stream().map(PauseReason::parse).collect(Collectors.toSet());
    }

    private static Target target(Members target) {
        return new Target(
                target.one(Priority.class, "priority"),
                target.optionalId("calendar"),
                target.optionalCount("responseMinutes"),
                target.optionalCount("updateMinutes"),
                target.optionalCount("resolutionMinutes"));
    }

    private static String written(Members band) {
        return band.amount("belowBasisPoints") + "=" + band.amount("percent");
    }
}
