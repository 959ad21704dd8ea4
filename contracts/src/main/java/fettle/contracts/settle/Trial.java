package fettle.contracts.settle;

import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.contract.work.Cover;
import fettle.contracts.contract.work.CoverRule;
import java.util.ArrayList;
import java.util.List;

/// A line's rules put to what is left of a piece of work, one after the other.
final class Trial {

    private Trial() {}

    /// The rests that the line covers; each rule tried leaves a step.
    ///
    /// @param open what is left of the work, at least one rest
    static List<Rest> of(Working line, Work work, List<Rest> open, List<Step> steps) {
        Cover cover = line.terms().cover();
        int[] deciding = new int[open.size()];
        int last = 0;
        List<Rest> covered = new ArrayList<>(2);
        for (int i = 0; i < deciding.length; i++) {
            deciding[i] = cover.decidingRule(
                    work.service(), work.kind(), work.person(), open.get(i).isAfterHours());
            last = Math.max(last, deciding[i]);
            if (cover.rules().get(deciding[i]).covers()) {
                covered.add(open.get(i));
            }
        }
        for (int rule = 0; rule <= last; rule++) {
            steps.add(step(line, work, open, deciding, rule));
        }
        return covered;
    }

    private static Step step(Working line, Work work, List<Rest> open, int[] deciding, int place) {
        CoverRule rule = line.terms().cover().rules().get(place);
        int decided = 0;
        Rest about = open.getFirst();
        for (int i = 0; i < deciding.length; i++) {
            if (deciding[i] == place) {
                decided++;
                about = open.get(i);
            } else if (deciding[i] > place && decided == 0) {
                about = open.get(i);
            }
        }
        if (decided == 0) {
            var aspect = rule.missedBy(work.service(), work.kind(), work.person(), about.isAfterHours())
                    .orElseThrow();
            return new Step.Missed(line, place + 1, rule, aspect, work);
        }
        return new Step.Decided(
                line, place + 1, rule.covers(), decided == deciding.length ? Step.Part.ALL : part(about));
    }

    private static Step.Part part(Rest rest) {
        return rest.isAfterHours() ? Step.Part.AFTER_HOURS : Step.Part.IN_HOURS;
    }
}
