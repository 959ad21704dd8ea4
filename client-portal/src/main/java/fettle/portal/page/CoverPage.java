package fettle.portal.page;

import fettle.portal.Spent;
import fettle.web.text.Texts;
import java.util.List;

/// How time is counted: an example from the client's own requests for each reason that the agreement gives.
record CoverPage(List<RequestPage.Time> examples) {

    static CoverPage of(List<Spent> examples, When when, Texts texts) {
        return new CoverPage(
                examples.stream().map(one -> RequestPage.time(texts, when, one)).toList());
    }

    boolean any() {
        return !examples.isEmpty();
    }
}
