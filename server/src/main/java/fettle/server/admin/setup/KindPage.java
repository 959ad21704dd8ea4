package fettle.server.admin.setup;

import fettle.server.ticket.kind.Kind;
import fettle.web.text.Texts;
import java.util.List;

/// The kinds of work, in the order in which forms offer them.
record KindPage(List<SetupTab> tabs, List<Row> kinds) {

    record Row(String name, String service, String floor, boolean reviewed) {}

    static KindPage of(List<Kind> kinds, Texts texts) {
        return new KindPage(
                SetupTab.at(texts, "/setup/kinds"),
                kinds.stream()
                        .map(kind -> new Row(
                                kind.name(),
                                kind.service(),
                                kind.floor().map(Enum::name).orElse(""),
                                kind.alwaysReviewed()))
                        .toList());
    }
}
