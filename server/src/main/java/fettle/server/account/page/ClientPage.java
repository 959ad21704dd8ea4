package fettle.server.account.page;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import fettle.contracts.money.Money;
import fettle.server.account.AccountMonth;
import fettle.server.account.Ledger;
import fettle.server.account.WorkedTime;
import fettle.server.account.figure.Amounts;
import fettle.server.account.figure.Holding;
import fettle.server.account.figure.Sent;
import fettle.server.account.figure.SplitTable;
import fettle.server.account.figure.Trust;
import fettle.server.account.figure.Waterfall;
import fettle.server.account.outlook.Outlook;
import fettle.server.account.outlook.OutlookView;
import fettle.server.account.outlook.WhatIf;
import fettle.server.ask.survey.Satisfaction;
import fettle.server.client.Client;
import fettle.server.client.Contact;
import fettle.server.sla.view.PriorityView;
import fettle.server.worklist.WorkLine;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// A client: their month in figures, the months before, promises, people, and what is open.
///
/// @param facts where and who they are, in a sentence
/// @param inputs where each figure's inputs stand
/// @param waterfall none while the month has no money in it
record ClientPage(
        String id,
        String name,
        String monogram,
        String facts,
        boolean edits,
        boolean active,
        Months months,
        boolean running,
        String inputs,
        String contracts,
        Optional<Needed> needed,
        List<Fig> figures,
        Optional<Waterfall> waterfall,
        Trust trust,
        Optional<Sent> sent,
        boolean closable,
        String unapproved,
        String key,
        List<Holding> holdings,
        List<SplitTable> splits,
        OutlookView outlook,
        Trend trend,
        Promises promises,
        List<FoundWords> found,
        List<KindHours> kinds,
        List<String> said,
        List<Person> people,
        List<String> domains,
        List<Open> open) {

    /// What the page knows besides the months.
    record About(
            Client client,
            Optional<String> accountManager,
            List<String> domains,
            List<Contact> contacts,
            List<WorkLine> open,
            boolean edits,
            Instant now,
            Outlook outlook,
            WhatIf asked,
            Satisfaction said) {}

    /// What needs somebody: the gravest, and what else there is.
    record Needed(Attention worst, List<Attention> others) {

        static Optional<Needed> of(List<Attention> found) {
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Needed(found.getFirst(), found.subList(1, found.size())));
        }
    }

    /// A figure at the head of the page.
    record Fig(String label, String value, String beside, String note) {}

    /// Hours of one kind of work, with its share of the most.
    record KindHours(String kind, String width, String hours) {}

    record Person(
            String contactId,
            String name,
            String title,
            String email,
            String phone,
            boolean active,
            boolean critical) {}

    record Open(String number, String subject, PriorityView priority, String owner) {}

    static ClientPage of(About about, List<AccountMonth> trend, Months months, Texts texts) {
        AccountMonth month = trend.getLast();
        Client client = about.client();
        return new ClientPage(
                String.valueOf(client.id()),
                client.name(),
                client.monogram(),
                facts(about, texts),
                about.edits(),
                client.active(),
                months,
                !month.over(),
                ClientPages.path(client) + "/months/" + month.month() + "/inputs",
                "/contracts?client=" + client.id(),
                Needed.of(attention(about, month, texts)),
                figures(month, texts),
                month.ledger().map(ledger -> Waterfall.of(ledger, texts)),
                Trust.of(month, texts),
                Sent.of(month, texts),
                about.edits() && month.over() && month.closed().isEmpty(),
                unapproved(month, texts),
                UUID.randomUUID().toString(),
                Holding.of(month, about.now(), texts),
                month.ledger().map(ledger -> SplitTable.of(ledger, texts)).orElse(List.of()),
                OutlookView.of(about.outlook(), about.asked(), texts),
                Trend.of(trend, texts),
                Promises.of(month, texts),
                month.found().stream().map(one -> FoundWords.of(one, texts)).toList(),
                kinds(month, texts),
                SatisfactionWords.of(about.said(), texts),
                about.contacts().stream().map(ClientPage::person).toList(),
                about.domains(),
                about.open().stream().map(line -> open(line, texts)).toList());
    }

    boolean anyHoldings() {
        return !holdings.isEmpty();
    }

    boolean anyKinds() {
        return !kinds.isEmpty();
    }

    boolean anyOpen() {
        return !open.isEmpty();
    }

    boolean anyPeople() {
        return !people.isEmpty();
    }

    private static String facts(About about, Texts texts) {
        List<String> facts = new ArrayList<>();
        about.client().headcount().ifPresent(count -> facts.add(texts.with("account.people", count)));
        facts.add(texts.with("account.in-zone", about.client().zone().getId()));
        about.accountManager().ifPresent(name -> facts.add(texts.with("account.looked-after", name)));
        return String.join(" ", facts);
    }

    private static List<Fig> figures(AccountMonth month, Texts texts) {
        Optional<Ledger> ledger = month.ledger();
        String kept = Share.of(month.service().headline(), 0, texts).words();
        return List.of(
                new Fig(texts.with("account.revenue"), money(ledger.map(Ledger::revenue)), "", ""),
                new Fig(
                        texts.with("account.gross"),
                        money(ledger.map(Ledger::gross)),
                        ledger.map(it -> Amounts.percent(it.grossBasisPoints())).orElse(""),
                        texts.with("account.gross-words")),
                new Fig(
                        texts.with("account.contribution"),
                        money(ledger.map(Ledger::contribution)),
                        ledger.map(it -> Amounts.percent(it.contributionBasisPoints()))
                                .orElse(""),
                        texts.with("account.contribution-words")),
                new Fig(
                        texts.with("account.effective-rate"),
                        money(ledger.flatMap(Ledger::effectiveHourlyRate)),
                        "",
                        ledger.flatMap(Ledger::loadedHourlyRate)
                                .map(rate -> texts.with("account.loaded-rate", Amounts.money(rate)))
                                .orElse("")),
                new Fig(texts.with("account.sla-met"), kept, "", texts.with("account.sla-met-words")));
    }

    private static String money(Optional<Money> amount) {
        return amount.map(Amounts::money).orElse(Amounts.NONE);
    }

    private static List<KindHours> kinds(AccountMonth month, Texts texts) {
        Map<String, Long> minutes = month.work().stream()
                .collect(groupingBy(
                        work -> work.kind().orElseGet(() -> texts.with("account.no-kind")),
                        summingLong(WorkedTime::minutes)));
        long most = minutes.values().stream().mapToLong(Long::longValue).max().orElse(1);
        return minutes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(comparing(Map.Entry::getKey)))
                .map(entry -> new KindHours(
                        entry.getKey(),
                        String.format(Locale.ROOT, "%.1f", 100.0 * entry.getValue() / most),
                        Amounts.hours(Duration.ofMinutes(entry.getValue()))))
                .toList();
    }

    private static List<Attention> attention(About about, AccountMonth month, Texts texts) {
        Optional<String> heading = about.outlook().watch().flatMap(watch -> OutlookView.below(watch, texts));
        Stream<Attention> ofMargin = Stream.of(OutlookView.falling(about.outlook(), texts), heading)
                .flatMap(Optional::stream)
                .map(Attention::ofMargin);
        return Stream.concat(ofMargin, Attention.of(month, texts).stream()).toList();
    }

    private static String unapproved(AccountMonth month, Texts texts) {
        return month.ledger()
                .map(Ledger::unapproved)
                .filter(Duration::isPositive)
                .map(time -> texts.with("account.close-unapproved", Amounts.hours(time)))
                .orElse("");
    }

    private static Person person(Contact contact) {
        return new Person(
                String.valueOf(contact.id()),
                contact.name(),
                contact.jobTitle().orElse(""),
                contact.email(),
                contact.phone().orElse(""),
                contact.active(),
                contact.critical());
    }

    private static Open open(WorkLine line, Texts texts) {
        return new Open(
                String.valueOf(line.number()),
                line.subject(),
                PriorityView.row(line.priority(), texts),
                line.ownerName().orElseGet(() -> texts.with("account.nobody")));
    }
}
