package fettle.server.admin.setup.sending;

import fettle.server.admin.setup.SetupTab;
import fettle.server.intake.selftest.DomainRecords;
import fettle.server.intake.selftest.OurMail;
import fettle.server.intake.selftest.SelfTest;
import fettle.server.intake.selftest.SelfTest.Arrival;
import fettle.web.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the domains that we send from need, and tests of whether they have it.
///
/// @param missing what must be set before a test can tell anything
/// @param testable whether a test could leave, and arrive anywhere
record SendingPage(
        List<SetupTab> tabs,
        String relay,
        List<String> missing,
        boolean testable,
        List<DomainRecords> domains,
        List<String> from,
        List<Box> to,
        List<Test> tests) {

    /// A mailbox that a test can arrive in.
    record Box(String id, String address) {}

    /// A test.
    ///
    /// @param state what became of it, in a sentence
    /// @param checks what was found, one line each; none while it has not arrived
    record Test(String when, String way, String tone, String icon, String state, List<Check> checks) {}

    /// One of SPF, DKIM and DMARC.
    ///
    /// @param todo what to do about it; "" when it passed
    record Check(String name, String tone, String icon, String result, String todo) {}

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);

    static SendingPage of(OurMail mail, List<SelfTest> tests, ZoneId zone, Texts texts) {
        List<Box> boxes = mail.mailboxes().stream()
                .map(mailbox -> new Box(String.valueOf(mailbox.id()), mailbox.address()))
                .toList();
        return new SendingPage(
                SetupTab.at(texts, "/setup/sending"),
                mail.sends()
                        .relay()
                        .map(host -> texts.with("setup.sending.relay", host))
                        .orElse(""),
                mail.missing(),
                mail.sends().relay().isPresent() && !boxes.isEmpty(),
                mail.domains(),
                mail.addresses(),
                boxes,
                tests.stream().map(test -> test(test, zone, texts)).toList());
    }

    boolean tested() {
        return !tests.isEmpty();
    }

    private static Test test(SelfTest test, ZoneId zone, Texts texts) {
        String way = texts.with("setup.sending.way", test.from(), test.to());
        return test.arrival()
                .map(arrival -> arrived(test, arrival, way, zone, texts))
                .orElseGet(() -> underWay(test, way, zone, texts));
    }

    private static Test underWay(SelfTest test, String way, ZoneId zone, Texts texts) {
        String at = at(test.sentAt(), zone);
        String error = test.posting().error();
        return switch (test.posting().state()) {
            case QUEUED ->
                error.isEmpty()
                        ? new Test(at, way, "wait", "clock", texts.with("setup.sending.queued"), List.of())
                        : new Test(at, way, "warn", "warn", texts.with("setup.sending.delayed", error), List.of());
            case ACCEPTED -> new Test(at, way, "wait", "clock", texts.with("setup.sending.accepted"), List.of());
            default -> new Test(at, way, "bad", "breach", texts.with("setup.sending.refused", error), List.of());
        };
    }

    private static Test arrived(SelfTest test, Arrival arrival, String way, ZoneId zone, Texts texts) {
        String at = at(test.sentAt(), zone);
        if (!arrival.trusted()) {
            String state = arrival.servers().isEmpty()
                    ? texts.with("setup.sending.no-results")
                    : texts.with("setup.sending.untrusted", String.join(", ", arrival.servers()));
            return new Test(at, way, "warn", "warn", state, List.of());
        }
        boolean good = arrival.isGood();
        return new Test(
                at,
                way,
                good ? "good" : "bad",
                good ? "check" : "breach",
                texts.with(good ? "setup.sending.good" : "setup.sending.lacking"),
                Arrays.asList(
                        check("SPF", arrival.spf(), texts),
                        check("DKIM", arrival.dkim(), texts),
                        check("DMARC", arrival.dmarc(), texts)));
    }

    private static Check check(String name, Optional<String> result, Texts texts) {
        boolean passed = result.filter("pass"::equals).isPresent();
        String kind = name.toLowerCase(Locale.ROOT);
        return new Check(
                name,
                passed ? "good" : "bad",
                passed ? "check" : "breach",
                result.orElseGet(() -> texts.with("setup.sending.not-said")),
                passed ? "" : texts.with("setup.sending.todo-" + kind));
    }

    private static String at(Instant instant, ZoneId zone) {
        return WHEN.format(instant.atZone(zone));
    }
}
