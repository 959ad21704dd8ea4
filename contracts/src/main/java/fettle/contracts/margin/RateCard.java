package fettle.contracts.margin;

import fettle.contracts.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an hour of each technician costs, from day to day (DOMAIN 4.2).
///
/// @param people each person's own labour rates, by id
/// @param groups the rates of people without their own, by group
/// @param overhead what each hour bears of the overhead beside its labour rate
public record RateCard(
        Map<String, List<LabourRate>> people, Map<String, List<LabourRate>> groups, List<LabourRate> overhead) {

    public RateCard {
        people = Map.copyOf(people);
        groups = Map.copyOf(groups);
        overhead = List.copyOf(overhead);
    }

    /// The labour rate of a person on a day: the person's own that is in force, else the group's.
    ///
    /// @return nothing where neither has begun: the work is *uncosted*, which is shown and is not free
    public Optional<Money> labour(String person, String group, LocalDate date) {
        return LabourRate.on(date, people.getOrDefault(person, List.of()))
                .or(() -> LabourRate.on(date, groups.getOrDefault(group, List.of())))
                .map(LabourRate::perHour);
    }

    /// The loaded rate: labour and overhead, each rounded on its own. 41.47 and 18.35 are 59.82.
    ///
    /// @return nothing where either is missing on that day
    public Optional<Money> loaded(String person, String group, LocalDate date) {
        return labour(person, group, date)
                .flatMap(labour -> LabourRate.on(date, overhead).map(rate -> labour.plus(rate.perHour())));
    }
}
