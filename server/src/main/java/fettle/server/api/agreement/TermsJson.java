package fettle.server.api.agreement;

import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.contracts.sla.attainment.ServiceCredit;
import fettle.server.api.call.Members;
import fettle.server.contract.CreditBands;
import fettle.server.contract.Line;
import fettle.server.contract.Target;
import fettle.server.contract.Terms;
import fettle.web.Refusal;
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
        int creditCap,
        List<Priced> lines) {

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

    /// What a line of a contract is.
    enum LineKind {
        FIXED,
        TIME_AND_MATERIALS
    }

    /// A line of a contract, in minor units of its currency.
    record Priced(
            LineKind kind,
            String name,
            Optional<Long> feeMinor,
            List<String> covered,
            Optional<Long> rateMinor,
            Optional<Integer> incrementMinutes,
            Optional<Integer> minimumMinutes) {

        static Priced of(Line line) {
            return switch (line) {
                case Line.Fixed(var name, var fee, var covered) ->
                    new Priced(
                            LineKind.FIXED,
                            name,
                            Optional.of(fee),
                            covered.stream().sorted().toList(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
                case Line.TimeAndMaterials(var name, var rate, var increment, var minimum) ->
                    new Priced(
                            LineKind.TIME_AND_MATERIALS,
                            name,
                            Optional.empty(),
                            List.of(),
                            Optional.of(rate),
                            Optional.of(increment),
                            Optional.of(minimum));
            };
        }
    }

    static TermsJson of(Terms terms) {
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
                terms.creditCap(),
                terms.lines().stream().map(Priced::of).toList());
    }

    static Terms read(Members body) {
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
                body.count("creditCap", 0),
                body.objects("lines").stream().map(TermsJson::line).toList());
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

    private static Line line(Members line) {
        String name = line.text("name");
        return switch (line.one(LineKind.class, "kind")) {
            case FIXED -> new Line.Fixed(name, needed(line, "feeMinor"), Set.copyOf(line.texts("covered")));
            case TIME_AND_MATERIALS ->
                new Line.TimeAndMaterials(
                        name,
                        needed(line, "rateMinor"),
                        line.count("incrementMinutes", 15),
                        line.count("minimumMinutes", 0));
        };
    }

    private static long needed(Members line, String name) {
        return line.optionalAmount(name).orElseThrow(() -> Refusal.Invalid.field("lines." + name, "api.missing"));
    }
}
