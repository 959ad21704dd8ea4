package fettle.contracts.staffing.season;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;

import java.time.Month;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How much busier than an ordinary month each month of the year is: 1.1 is a tenth more a day (DOMAIN 8.5).
///
/// Counted by the day, so that February is not quiet for being short.
///
/// @param factors one for each month of the year; their mean is 1
public record MonthIndex(Map<Month, Double> factors) {

    private static final int MONTHS = 24;
    private static final int YEAR = 12;

    public MonthIndex {
        factors = Map.copyOf(factors);
        if (factors.size() != YEAR) {
            throw new IllegalArgumentException("An index has all months of the year.");
        }
    }

    /// From whole years of counts, the latest ones: each month a day against a day of its own year,
    /// averaged over the years, so that growth from year to year is none of the season's.
    ///
    /// @param counts how many came in each month that is over
    /// @return nothing with fewer than 24 months, with gaps among them, or for a year in which nothing came
    /// @throws IllegalArgumentException for a negative count
    public static Optional<MonthIndex> of(Map<YearMonth, Integer> counts) {
        if (counts.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("Nothing or more comes in a month.");
        }
        SortedMap<YearMonth, Integer> ordered = new TreeMap<>(counts);
        int whole = ordered.size() / YEAR * YEAR;
        if (ordered.size() < MONTHS || !isWithoutGap(ordered)) {
            return Optional.empty();
        }
        Map<YearMonth, Double> relative = new TreeMap<>();
        YearMonth first = ordered.lastKey().minusMonths(whole - 1L);
        for (YearMonth year = first; !year.isAfter(ordered.lastKey()); year = year.plusMonths(YEAR)) {
            SortedMap<YearMonth, Integer> months = ordered.subMap(year, year.plusMonths(YEAR));
            double ordinary = months.keySet().stream()
                    .mapToDouble(month -> aDay(month, ordered))
                    .average()
                    .orElseThrow();
            if (ordinary == 0) {
                return Optional.empty();
            }
            months.keySet().forEach(month -> relative.put(month, aDay(month, ordered) / ordinary));
        }
        return Optional.of(new MonthIndex(relative.entrySet().stream()
                .collect(groupingBy(
                        month -> month.getKey().getMonth(),
                        () -> new EnumMap<>(Month.class),
                        averagingDouble(Map.Entry::getValue)))));
    }

    /// A forecast of an ordinary time, as it is in a month.
    public double in(Month month, double ordinary) {
        return ordinary * Optional.ofNullable(factors.get(month)).orElseThrow();
    }

    /// A count of a month as it would have been in an ordinary time; zero where nothing ever comes in that month.
    public double without(Month month, double counted) {
        double factor = Optional.ofNullable(factors.get(month)).orElseThrow();
        return factor == 0 ? 0 : counted / factor;
    }

    private static boolean isWithoutGap(SortedMap<YearMonth, Integer> counts) {
        return counts.firstKey().plusMonths(counts.size() - 1L).equals(counts.lastKey());
    }

    private static double aDay(YearMonth month, Map<YearMonth, Integer> counts) {
        return (double) Optional.ofNullable(counts.get(month)).orElse(0) / month.lengthOfMonth();
    }
}
