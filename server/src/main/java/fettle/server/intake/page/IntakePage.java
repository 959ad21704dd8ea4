package fettle.server.intake.page;

import fettle.server.intake.LedgerEntry;
import fettle.server.intake.Outcome;
import fettle.server.intake.held.BlockedSenders;
import fettle.server.intake.mailbox.Mailbox;
import fettle.web.text.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The intake ledger: what arrived on a day adds up, and every mail says what became of it and why.
///
/// @param older the address of the next page; blank on the last one
/// @param setsUp whether its reader may change mailboxes
record IntakePage(
        BalanceView balance,
        List<Filter> filters,
        String query,
        List<IntakeRow> rows,
        boolean empty,
        String older,
        List<Box> mailboxes,
        List<BlockedView> blocked,
        boolean hasBlocked,
        boolean setsUp) {

    /// A choice of what is listed.
    record Filter(String path, String label, boolean current) {}

    /// A mailbox, and how it is doing.
    record Box(String address, String state, String icon, String tone, String words) {}

    /// Somebody whose mail is held whatever it is.
    record BlockedView(String sender, String words) {}

    /// What the page is asked for.
    ///
    /// @param day whose balance is shown
    record Asked(Optional<Outcome.Kind> outcome, Optional<String> query, LocalDate day, boolean byAdministrator) {}

    static final int ROWS = 50;

    static IntakePage of(
            Asked asked,
            BalanceView balance,
            List<LedgerEntry> entries,
            List<Mailbox> mailboxes,
            List<BlockedSenders.Blocked> blocked,
            Times times,
            Texts texts) {
        List<LedgerEntry> shown = entries.subList(0, Math.min(ROWS, entries.size()));
        return new IntakePage(
                balance,
                filters(asked, texts),
                asked.query().orElse(""),
                shown.stream().map(entry -> IntakeRow.of(entry, times, texts)).toList(),
                shown.isEmpty(),
                entries.size() > ROWS ? older(asked, shown.getLast()) : "",
                mailboxes.stream().map(mailbox -> box(mailbox, times, texts)).toList(),
                blocked.stream()
                        .map(one -> new BlockedView(
                                one.sender(), texts.with("intake.blocked-by", one.technician(), times.shown(one.at()))))
                        .toList(),
                !blocked.isEmpty(),
                asked.byAdministrator());
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

    static Stream<Outcome.Kind> decided() {
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
