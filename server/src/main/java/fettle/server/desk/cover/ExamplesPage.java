package fettle.server.desk.cover;

import fettle.server.account.Examples.Example;
import fettle.web.text.Texts;
import java.util.List;

/// How time is counted, shown on real work: an example for each kind of line and each reason there is.
record ExamplesPage(List<Shown> examples) {

    /// A piece of work of a client.
    record Shown(String client, String ticket, CoverPage.Entry entry) {

        static Shown of(Example example, Texts texts) {
            return new Shown(
                    example.client().name(),
                    String.valueOf(example.covered().work().ticketNumber()),
                    CoverPage.entry(example.covered(), example.client(), texts));
        }
    }

    static ExamplesPage of(List<Example> examples, Texts texts) {
        return new ExamplesPage(
                examples.stream().map(example -> Shown.of(example, texts)).toList());
    }

    boolean any() {
        return !examples.isEmpty();
    }
}
