package fettle.server.monitor.rule;

import static fettle.server.monitor.rule.Viewer.ACCOUNT_MANAGER;
import static fettle.server.monitor.rule.Viewer.GROUP;
import static fettle.server.monitor.rule.Viewer.LEAD;
import static fettle.server.monitor.rule.Viewer.PERSON;

import fettle.server.monitor.rule.Rule.About;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The rules in force, by the tables of DOMAIN 6.2 and 6.3. A further rule is a further line.
public final class Rules {

    public static final List<Rule> ALL = List.of(
            work("M1-01", Person.OWNER, Audience.of(GROUP, LEAD), WorkRules::untriaged),
            work("M1-02", Person.OWNER, Audience.of(PERSON, GROUP).and(LEAD, Severity.ACT), ClockRules::responseNear),
            work(
                    "M1-03",
                    Person.OWNER,
                    Audience.of(PERSON, GROUP, LEAD, ACCOUNT_MANAGER),
                    ClockRules::responseBreached),
            work(
                    "M1-06",
                    Person.OWNER,
                    Audience.of(PERSON, GROUP).and(LEAD, Severity.WARN).and(ACCOUNT_MANAGER, Severity.ACT),
                    ClockRules::resolutionNear),
            work(
                    "M1-07",
                    Person.OWNER,
                    Audience.of(PERSON, GROUP, LEAD, ACCOUNT_MANAGER),
                    ClockRules::resolutionBreached),
            work("M1-09", Person.PROMISER, Audience.of(PERSON, LEAD), WorkRules::promiseMissed),
            work("M1-10", Person.OWNER, Audience.of(PERSON, GROUP), WorkRules::noNextAction),
            work("M1-12", Person.OWNER, Audience.of(PERSON, GROUP), WorkRules::unanswered),
            new Rule(
                    "M1-24",
                    Person.OWNER,
                    Audience.of(PERSON, GROUP, LEAD),
                    About.BOTH,
                    false,
                    DeliveryRules::undelivered),
            new Rule(
                    "M1-30", Person.OWNER, Audience.of(PERSON, GROUP), About.RESOLVED, false, WorkRules::perhapsThanks),
            work("M1-21", Person.OWNER, Audience.of(PERSON, GROUP), ClientRules::approvalUnanswered),
            review("M2-04", About.OPEN, Person.OWNER, Audience.of(LEAD), HandlingRules::passedAround),
            review("M2-09", About.BOTH, Person.RESOLVER, Audience.of(PERSON, LEAD), HandlingRules::reopened),
            new Rule(
                    "M2-10",
                    Person.RESOLVER,
                    Audience.of(PERSON),
                    About.RESOLVED,
                    false,
                    HandlingRules::resolvedInSilence),
            review("M2-11", About.BOTH, Person.RESOLVER, Audience.of(LEAD, ACCOUNT_MANAGER), ClientRules::unhappy),
            review("M2-13", About.BOTH, Person.OWNER, Audience.of(LEAD), HandlingRules::alwaysReviewed),
            new Rule(
                    "M2-17",
                    Person.OWNER,
                    Audience.of(ACCOUNT_MANAGER),
                    About.BOTH,
                    false,
                    HandlingRules::withoutCover),
            new Rule("M2-20", Person.OWNER, Audience.of(LEAD), About.BOTH, false, HandlingRules::exclusionAsked));

    private static final Map<String, Rule> BY_ID = ALL.stream().collect(Collectors.toMap(Rule::id, rule -> rule));

    private Rules() {}

    /// The rule of this id; a row of a rule that there is no more is a fault of ours.
    public static Rule of(String id) {
        Rule rule = BY_ID.get(id);
        if (rule == null) {
            throw new IllegalArgumentException("There is no rule " + id);
        }
        return rule;
    }

    private static Rule work(String id, Person person, Audience audience, Function<Watched, List<Step>> steps) {
        return new Rule(id, person, audience, About.OPEN, false, steps);
    }

    private static Rule review(
            String id, About about, Person person, Audience audience, Function<Watched, List<Step>> steps) {
        return new Rule(id, person, audience, about, true, steps);
    }
}
