package fettle.server.ask.survey;

import fettle.contracts.statistics.Tally;
import fettle.contracts.statistics.Wilson;
import java.util.List;
import java.util.Optional;

/// What those who were asked in a span of time have said (DOMAIN 11).
///
/// @param asked how many were asked
/// @param marks what they gave; who did not answer is not counted as content
public record Satisfaction(int asked, List<Integer> marks) {

    /// With fewer answers a share says nothing.
    private static final int ENOUGH = 5;

    private static final int GOOD = 4;

    public Satisfaction {
        marks = List.copyOf(marks);
    }

    static Satisfaction of(List<Survey> surveys) {
        return new Satisfaction(
                surveys.size(),
                surveys.stream()
                        .flatMap(survey -> survey.answer().stream())
                        .map(Survey.Answer::mark)
                        .toList());
    }

    public int answered() {
        return marks.size();
    }

    public boolean isTooFew() {
        return answered() < ENOUGH;
    }

    public Optional<Double> mean() {
        return marks.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        marks.stream().mapToInt(Integer::intValue).average().orElseThrow());
    }

    /// The share of good marks.
    public Tally good() {
        return new Tally(marks.stream().filter(mark -> mark >= GOOD).count(), answered());
    }

    /// In which range the true share lies.
    public Wilson range() {
        return Wilson.of(good(), Wilson.TWO_SIDED_95);
    }

    public double responseRate() {
        return asked == 0 ? 0 : (double) answered() / asked;
    }
}
