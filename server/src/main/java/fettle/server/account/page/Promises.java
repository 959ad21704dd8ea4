package fettle.server.account.page;

import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.attainment.AdjustedAttainment;
import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.attainment.MeasuredCase;
import fettle.server.account.AccountMonth;
import fettle.server.account.figure.Amounts;
import fettle.server.account.kept.ServiceLevel;
import fettle.server.sla.CaseOutcome;
import fettle.server.sla.KnownOutcome;
import fettle.server.sla.view.PriorityView;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How a month's promises were kept: by commitment, by priority, and each broken one.
///
/// @param aim the contract's aim in words; "" without one
/// @param leftOut what was approved not to count, each with its reason
record Promises(
        String aim,
        List<ByCommitment> commitments,
        List<ByPriority> priorities,
        List<Broken> broken,
        List<LeftOutWords> leftOut) {

    /// One commitment of all priorities.
    ///
    /// @param verdict whether the aim was met, in words
    /// @param live responses given by a person at receipt, which stay out of the share; "" for none
    /// @param raw the share as it happened, where something was left out; "" otherwise
    record ByCommitment(String name, Share share, String verdict, String live, String raw) {}

    /// What was promised for a priority, and kept of it.
    record ByPriority(PriorityView mark, List<Cell> cells) {}

    /// A target and the share of it that was kept.
    record Cell(String within, Share share) {}

    /// A broken promise in one line.
    ///
    /// @param credit what it gives back by itself; "" where it earns nothing
    record Broken(String number, String subject, String words, String credit) {}

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK);

    static Promises of(AccountMonth month, Texts texts) {
        ServiceLevel service = month.service();
        return new Promises(
                service.goal()
                        .map(goal -> texts.with("account.aim", Amounts.percent(goal.basisPoints())))
                        .orElse(""),
                Arrays.stream(Commitment.values())
                        .map(one -> commitment(service, one, texts))
                        .toList(),
                Arrays.stream(Priority.values())
                        .map(one -> priority(month, one, texts))
                        .toList(),
                service.breaches().stream()
                        .map(one -> broken(one, month, texts))
                        .toList(),
                service.leftOut().stream()
                        .map(one -> LeftOutWords.of(one, service.zone(), texts))
                        .toList());
    }

    boolean anyLeftOut() {
        return !leftOut.isEmpty();
    }

    boolean anyBroken() {
        return !broken.isEmpty();
    }

    private static ByCommitment commitment(ServiceLevel service, Commitment commitment, Texts texts) {
        Attainment attainment = service.attainment(commitment);
        return new ByCommitment(
                texts.with("account.commitment." + word(commitment)),
                Share.of(service, attainment, texts),
                verdict(service, attainment, texts),
                attainment.live().isEmpty()
                        ? ""
                        : texts.with("account.live", attainment.live().size()),
                raw(service.adjusted(commitment), texts));
    }

    private static String raw(AdjustedAttainment both, Texts texts) {
        if (both.raw().n() == both.adjusted().n()
                && both.raw().met() == both.adjusted().met()) {
            return "";
        }
        String words = Sentences.timeless(texts).of(both.raw().inWords());
        return texts.with(both.excludesMany() ? "account.raw-many" : "account.raw", words);
    }

    private static String verdict(ServiceLevel service, Attainment attainment, Texts texts) {
        if (service.goal().isEmpty() || attainment.n() == 0) {
            return "";
        }
        return service.isAttained(attainment) ? texts.with("account.attained") : texts.with("account.missed");
    }

    private static ByPriority priority(AccountMonth month, Priority priority, Texts texts) {
        List<Cell> cells = Arrays.stream(Commitment.values())
                .map(commitment -> new Cell(
                        month.terms()
                                .flatMap(terms -> terms.policy().target(priority, commitment))
                                .map(Amounts::hours)
                                .orElse(Amounts.NONE),
                        Share.of(month.service(), month.service().attainment(priority, commitment), texts)))
                .toList();
        return new ByPriority(PriorityView.heading(priority, texts), cells);
    }

    private static Broken broken(KnownOutcome known, AccountMonth month, Texts texts) {
        ZoneId zone = month.service().zone();
        CaseOutcome outcome = known.outcome();
        String what = texts.with(
                "account.broken." + word(outcome.commitment()),
                outcome.priority().name());
        String when = MOMENT.format(outcome.knownAt().atZone(zone));
        String took = outcome.open()
                ? texts.with("account.broken-open", when)
                : texts.with("account.broken-took", when, Amounts.hours(outcome.counted()));
        return new Broken(
                String.valueOf(known.number()), known.subject(), what + ", " + took, credit(known, month, texts));
    }

    private static String credit(KnownOutcome known, AccountMonth month, Texts texts) {
        MeasuredCase broken = ServiceLevel.cases(List.of(known)).getFirst();
        return month.byCase().stream()
                .filter(credit -> credit.broken().equals(broken))
                .findFirst()
                .map(credit -> texts.with("account.broken-credit", Amounts.money(credit.amount())))
                .orElse("");
    }

    private static String word(Commitment commitment) {
        return commitment.name().toLowerCase(Locale.ROOT);
    }
}
