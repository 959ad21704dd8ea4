package fettle.server.admin.setup.canned;

import fettle.server.admin.setup.SetupTab;
import fettle.server.staff.ResolverGroup;
import fettle.server.ticket.canned.CannedReply;
import fettle.server.ticket.canned.Variable;
import fettle.web.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The canned replies, and the form for another one or for the one that is shown.
///
/// @param title of the form
/// @param variables what may stand in braces
record CannedReplyPage(
        List<SetupTab> tabs,
        List<Row> replies,
        boolean none,
        String title,
        String submit,
        Filled form,
        boolean known,
        List<String> variables) {

    private static final int SHOWN = 90;

    record Row(String path, String name, String begins, String group, boolean off) {}

    record Option(String value, String label, boolean chosen) {}

    /// What stands in the form.
    record Filled(String action, String version, String name, String text, boolean active, List<Option> groups) {}

    static CannedReplyPage of(
            List<CannedReply> replies, List<ResolverGroup> groups, Optional<CannedReply> shown, Texts texts) {
        Map<Long, String> names = groups.stream().collect(Collectors.toMap(ResolverGroup::id, ResolverGroup::name));
        return new CannedReplyPage(
                SetupTab.at(texts, CannedReplyPages.PATH),
                replies.stream().map(reply -> row(reply, names, texts)).toList(),
                replies.isEmpty(),
                shown.map(CannedReply::name).orElseGet(() -> texts.with("setup.add-canned-reply")),
                texts.with(shown.isPresent() ? "setup.save" : "setup.add-canned-reply"),
                filled(groups, shown, texts),
                shown.isPresent(),
                Variable.all());
    }

    private static Row row(CannedReply reply, Map<Long, String> groups, Texts texts) {
        String line = reply.text().replaceAll("\\s+", " ");
        return new Row(
                CannedReplyPages.PATH + "/" + reply.id(),
                reply.name(),
                line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line,
                reply.groupId()
                        .map(group -> groups.getOrDefault(group, ""))
                        .orElseGet(() -> texts.with("setup.canned-for-all")),
                !reply.active());
    }

    private static Filled filled(List<ResolverGroup> groups, Optional<CannedReply> shown, Texts texts) {
        Optional<Long> chosen = shown.flatMap(CannedReply::groupId);
        var options = new ArrayList<Option>();
        options.add(new Option("", texts.with("setup.canned-for-all"), chosen.isEmpty()));
        groups.forEach(group -> options.add(
                new Option(String.valueOf(group.id()), group.name(), chosen.equals(Optional.of(group.id())))));
        return new Filled(
                CannedReplyPages.PATH + shown.map(one -> "/" + one.id()).orElse(""),
                shown.map(one -> String.valueOf(one.version())).orElse(""),
                shown.map(CannedReply::name).orElse(""),
                shown.map(CannedReply::text).orElse(""),
                shown.map(CannedReply::active).orElse(true),
                options);
    }
}
