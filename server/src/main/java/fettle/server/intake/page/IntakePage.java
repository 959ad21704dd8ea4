package fettle.server.intake.page;

import fettle.server.intake.LedgerEntry;
import fettle.server.intake.Outcome;
import fettle.server.intake.mailbox.Mailbox;
import fettle.web.text.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The intake ledger: what arrived today adds up, and every mail says what became of it and why.
///
/// @param unaccounted the mails of today that nothing has become of yet, in words; blank when there are none
/// @param older the address of the next page; blank on the last one
/// @param setsUp whether its reader may change mailboxes
record IntakePage(
        int received,
        List<Count> counts,
        String unaccounted,
        List<Filter> filters,
        String query,
        List<IntakeRow> rows,
        boolean empty,
        String older,
        List<Box> mailboxes,
        boolean setsUp) {

    /// How many mails of today became this.
    record Count(int mails, String became, String icon, String tone) {}

    /// A choice of what is listed.
    record Filter(String path, String label, boolean current) {}

    /// A mailbox, and how it is doing.
    record Box(String address, String state, String icon, String tone, String words) {}

    /// What the page is asked for.
    record Asked(Optional<Outcome.Kind> outcome, Optional<String> query, boolean byAdministrator) {}

    static final int ROWS = 50;

    static IntakePage of(
            Asked asked,
            Map<Outcome.Kind, Integer> today,
            List<LedgerEntry> entries,
            List<Mailbox> mailboxes,
            Times times,
            Texts texts) {
        List<LedgerEntry> shown = entries.subList(0, Math.min(ROWS, entries.size()));
        int waiting = today.getOrDefault(Outcome.Kind.WAITING, 0);
        return new IntakePage(
                today.values().stream().mapToInt(Integer::intValue).sum(),
                counts(today, texts),
                waiting == 0 ? "" : texts.with("intake.waiting", waiting),
                filters(asked, texts),
                asked.query().orElse(""),
                shown.stream().map(entry -> IntakeRow.of(entry, times, texts)).toList(),
                shown.isEmpty(),
                entries.size() > ROWS ? older(asked, shown.getLast()) : "",
                mailboxes.stream().map(mailbox -> box(mailbox, times, texts)).toList(),
                asked.byAdministrator());
    }

    private static List<Count> counts(Map<Outcome.Kind, Integer> today, Texts texts) {
        return decided()
                .map(kind -> new Count(
                        today.getOrDefault(kind, 0),
                        IntakeRow.became(kind, texts),
                        IntakeRow.icon(kind),
                        IntakeRow.tone(kind)))
                .toList();
    }

    private static List<Filter> filters(Asked asked, Texts texts) {
        var all = new Filter(
                "/intake",
                texts.with("intake.all"),
                asked.outcome().isEmpty() && asked.query().isEmpty());
        return Stream.concat(
                        Stream.of(all),
                        decided()
                                .map(kind -> new Filter(
                                        "/intake?outcome=" + kind.name(),
                                        IntakeRow.became(kind, texts),
                                        asked.outcome().filter(kind::equals).isPresent())))
                .toList();
    }

    private static Stream<Outcome.Kind> decided() {
        return Arrays.stream(Outcome.Kind.values()).filter(kind -> kind != Outcome.Kind.WAITING);
    }

    private static String older(Asked asked, LedgerEntry last) {
        String filter = asked.outcome()
                .map(kind -> "outcome=" + kind.name() + "&")
                .or(() -> asked.query().map(words -> "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&"))
                .orElse("");
        return "/intake?" + filter + "before=" + last.id();
    }

    private static Box box(Mailbox mailbox, Times times, Texts texts) {
        String address = mailbox.address();
        if (mailbox.imap().isEmpty()) {
            return new Box(address, texts.with("intake.box.smtp"), "check", "good", "");
        }
        String seen = mailbox.stateAt()
                .map(at -> texts.with("intake.box.seen", times.shown(at)))
                .orElse("");
        return mailbox.state()
                .map(state -> switch (state) {
                    case WORKING -> new Box(address, texts.with("intake.box.working"), "check", "good", seen);
                    case LOGIN_FAILED ->
                        new Box(address, texts.with("intake.box.login-failed"), "breach", "bad", mailbox.stateWords());
                    case DISTURBED ->
                        new Box(address, texts.with("intake.box.disturbed"), "warn", "warn", mailbox.stateWords());
                })
                .orElseGet(() -> new Box(address, texts.with("intake.box.new"), "clock", "mid", ""));
    }
}
