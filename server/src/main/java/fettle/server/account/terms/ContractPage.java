package fettle.server.account.terms;

import static java.util.stream.Collectors.joining;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Opening;
import fettle.contracts.contract.term.Renewal;
import fettle.contracts.contract.term.Term;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.server.account.calendar.Week;
import fettle.server.account.figure.LineWords;
import fettle.server.client.Client;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.NamedCalendar;
import fettle.server.contract.Target;
import fettle.server.contract.Terms;
import fettle.server.contract.term.Openings;
import fettle.server.sla.view.PriorityView;
import fettle.server.worklog.WorkTime;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// A contract: its versions, and what one of them says.
record ContractPage(
        String name,
        String client,
        String clientPath,
        String path,
        String span,
        boolean edits,
        String amend,
        String endsOn,
        String replay,
        List<VersionLink> versions,
        List<String> warnings,
        List<PricedLine> lines,
        List<TargetRow> targets,
        List<Week> weeks,
        List<String> stopping,
        List<String> running,
        String reopening,
        String judged,
        String warnAt,
        String aim,
        String credits,
        String version,
        Preview preview,
        Renewing renewing,
        List<SeatLine> seats,
        List<OpeningLine> openings,
        String key) {

    /// What the page is made of.
    record About(
            Client client,
            Contract contract,
            List<ContractVersion> versions,
            ContractVersion shown,
            LocalDate today,
            Map<Long, NamedCalendar> calendars,
            List<Week> weeks,
            List<String> warnings,
            List<Opening> openings,
            boolean edits) {}

    record VersionLink(String path, String span, boolean current, boolean inForce) {}

    record PricedLine(String name, String price, List<String> rules) {}

    /// How it is renewed, and the form for that.
    ///
    /// @param words where it stands in its term; "" where it has none
    record Renewing(String words, String tone, String months, String notice, String uplift, boolean renews) {}

    /// A line whose number of seats may be changed.
    record SeatLine(String name, String now) {}

    /// A line that holds minutes, and what it still held when the contract was taken over.
    ///
    /// @param left "" where that was all that it grants
    record OpeningLine(String name, String left, String words) {}

    record TargetRow(PriorityView mark, String response, String update, String resolution, String calendar) {}

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

    static ContractPage of(About about, Preview preview, Texts texts) {
        Contract contract = about.contract();
        Terms terms = about.shown().terms();
        String path = "/contracts/" + contract.id();
        var words = new LineWords(texts, about.today());
        return new ContractPage(
                contract.name(),
                about.client().name(),
                "/clients/" + about.client().id(),
                path,
                contractSpan(contract, texts),
                about.edits(),
                path + "/versions/new?version=" + about.shown().id(),
                contract.endsOn().map(LocalDate::toString).orElse(""),
                path + "/replay?version=" + about.shown().id(),
                about.versions().reversed().stream()
                        .map(one -> link(path, one, about, texts))
                        .toList(),
                about.warnings(),
                terms.lines().stream()
                        .map(line -> new PricedLine(line.name(), words.price(line), words.rules(line)))
                        .toList(),
                Arrays.stream(Priority.values())
                        .map(one -> target(one, terms, about.calendars(), texts))
                        .toList(),
                about.weeks(),
                reasons(terms, true, texts),
                reasons(terms, false, texts),
                reopening(terms, texts),
                terms.strictDue() ? texts.with("account.judged-by-due") : texts.with("account.judged-by-time"),
                terms.warningPoints().stream().map(point -> point + " %").collect(joining(", ")),
                aim(terms, texts),
                CreditWords.of(terms, texts),
                String.valueOf(about.shown().id()),
                preview,
                renewing(contract, about.today(), texts),
                seats(terms, about.today()),
                openings(about, texts),
                UUID.randomUUID().toString());
    }

    boolean anySeats() {
        return !seats.isEmpty();
    }

    boolean anyOpenings() {
        return !openings.isEmpty();
    }

    boolean warned() {
        return !warnings.isEmpty();
    }

    private static Renewing renewing(Contract contract, LocalDate today, Texts texts) {
        return contract.term().map(term -> renewing(term, today, texts)).orElse(new Renewing("", "", "", "", "", true));
    }

    private static Renewing renewing(Term term, LocalDate today, Texts texts) {
        Renewal now = term.on(today);
        String state = now.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Renewing(
                texts.with(
                        "account.renewal." + state + (term.renews() ? "" : ".ends"),
                        DAY.format(now.termEnd()),
                        DAY.format(now.lastNoticeDay())),
                now.state() == Renewal.State.RENEWAL_DUE ? "warn" : "",
                String.valueOf(term.months()),
                String.valueOf(term.noticeDays()),
                BigDecimal.valueOf(term.upliftBasisPoints(), 2)
                        .stripTrailingZeros()
                        .toPlainString(),
                term.renews());
    }

    private static List<SeatLine> seats(Terms terms, LocalDate today) {
        return terms.lines().stream()
                .filter(ContractLine.Seats.class::isInstance)
                .map(ContractLine.Seats.class::cast)
                .map(line ->
                        new SeatLine(line.name(), String.valueOf(line.quantity().on(today))))
                .toList();
    }

    private static List<OpeningLine> openings(About about, Texts texts) {
        return about.versions().getFirst().terms().lines().stream()
                .filter(line -> Openings.minutes(line).isPresent())
                .map(line -> opening(line, about.openings(), texts))
                .toList();
    }

    private static OpeningLine opening(ContractLine line, List<Opening> openings, Texts texts) {
        return openings.stream()
                .filter(opening -> opening.line().equals(line.name()))
                .map(opening -> WorkTime.words(opening.left().toDuration().toMinutes()))
                .map(left -> new OpeningLine(line.name(), left, texts.with("account.opening-left", left)))
                .findFirst()
                .orElseGet(() -> new OpeningLine(line.name(), "", texts.with("account.opening-all")));
    }

    private static String contractSpan(Contract contract, Texts texts) {
        String currency = contract.currency().getCurrencyCode();
        return contract.endsOn()
                .map(end -> texts.with(
                        "account.contract-until", DAY.format(contract.startsOn()), DAY.format(end), currency))
                .orElseGet(() -> texts.with("account.contract-from", DAY.format(contract.startsOn()), currency));
    }

    private static VersionLink link(String path, ContractVersion version, About about, Texts texts) {
        String from = DAY.format(version.validFrom());
        String span = version.validUntil()
                .map(until -> texts.with("account.version-until", from, DAY.format(until.minusDays(1))))
                .orElseGet(() -> texts.with("account.version-from", from));
        return new VersionLink(
                path + "?version=" + version.id(),
                span,
                version.id() == about.shown().id(),
                version.isInForceOn(about.today()));
    }

    private static TargetRow target(Priority priority, Terms terms, Map<Long, NamedCalendar> calendars, Texts texts) {
        Optional<Target> target = terms.targets().stream()
                .filter(one -> one.priority() == priority)
                .findFirst();
        long calendar = target.flatMap(Target::calendarId).orElse(terms.calendarId());
        return new TargetRow(
                PriorityView.heading(priority, texts),
                words(target.flatMap(Target::responseMinutes), texts),
                words(target.flatMap(Target::updateMinutes), texts),
                words(target.flatMap(Target::resolutionMinutes), texts),
                Objects.requireNonNull(calendars.get(calendar)).name());
    }

    private static String words(Optional<Integer> minutes, Texts texts) {
        return minutes.map(Spell::of).orElseGet(() -> texts.with("account.not-promised"));
    }

    private static List<String> reasons(Terms terms, boolean stopping, Texts texts) {
        return Arrays.stream(PauseReason.values())
                .filter(reason -> terms.stopping().contains(reason) == stopping)
                .map(PauseReason::words)
                .map(Sentences.timeless(texts)::of)
                .toList();
    }

    private static String reopening(Terms terms, Texts texts) {
        return terms.reopening() == SlaPolicy.Reopening.CONTINUE
                ? texts.with("account.reopens-continue", terms.reopenDays())
                : texts.with("account.reopens-fresh", terms.reopenDays());
    }

    private static String aim(Terms terms, Texts texts) {
        String aim = texts.with("account.aim-words", terms.attainmentTarget());
        return terms.smallSample() > 0 ? aim + " " + texts.with("account.small-words", terms.smallSample()) : aim;
    }
}
