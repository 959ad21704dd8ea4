package fettle.server.intake.selftest;

import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.signin.limit.Tries;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Our own mail: the domains that it comes from, what they need for others to believe it, and tests of that.
public final class OurMail {

    private static final int SHOWN = 5;
    private static final int MOST_IN_AN_HOUR = 20;

    /// What of the settings bears on it.
    ///
    /// @param relay the host that takes our mail
    /// @param trustedServer the name under which our own mail server writes what it found out about senders
    /// @param otherwise where mails come from that belong to no mailbox
    public record Sends(Optional<String> relay, Optional<String> trustedServer, String otherwise) {}

    private final Mailboxes mailboxes;
    private final SelfTests tests;
    private final Sends sends;
    private final Texts texts;
    private final Tries sent;

    public OurMail(InstantSource clock, Mailboxes mailboxes, SelfTests tests, Sends sends, Texts texts) {
        this.mailboxes = mailboxes;
        this.tests = tests;
        this.sends = sends;
        this.texts = texts;
        this.sent = new Tries(clock, MOST_IN_AN_HOUR, Duration.ofHours(1));
    }

    public Sends sends() {
        return sends;
    }

    /// The mailboxes that a test can arrive in.
    public List<Mailbox> mailboxes() {
        return mailboxes.all().stream().filter(Mailbox::active).toList();
    }

    /// All addresses that we send from.
    public List<String> addresses() {
        return Stream.concat(mailboxes().stream().map(Mailbox::address), Stream.of(sends.otherwise()))
                .distinct()
                .toList();
    }

    /// Their domains, with the records of each.
    public List<DomainRecords> domains() {
        var byDomain = new TreeMap<String, List<String>>();
        addresses()
                .forEach(address -> byDomain.computeIfAbsent(
                                address.substring(address.lastIndexOf('@') + 1), _ -> new ArrayList<>())
                        .add(address));
        return byDomain.entrySet().stream()
                .map(entry -> DomainRecords.of(entry.getKey(), entry.getValue(), sends.relay(), texts))
                .toList();
    }

    /// What must be set before a test can tell anything, in sentences.
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (sends.relay().isEmpty()) {
            missing.add(texts.with("setup.sending.no-relay"));
        }
        if (mailboxes().isEmpty()) {
            missing.add(texts.with("setup.sending.no-mailbox"));
        }
        if (sends.trustedServer().isEmpty()) {
            missing.add(texts.with("setup.sending.no-trusted"));
        }
        return missing;
    }

    /// The last tests, the newest first.
    public List<SelfTest> tests(Tx tx) {
        return tests.newest(tx, SHOWN);
    }

    /// Gives what sends a test from an address of ours to a mailbox of ours, at most twenty an hour.
    public Consumer<Tx> test(String from, long toMailbox, long technicianId) {
        if (sends.relay().isEmpty()) {
            throw new Refusal.Conflict("setup.sending.no-relay");
        }
        if (!addresses().contains(from)) {
            throw Refusal.Invalid.field("from", "setup.sending.not-ours");
        }
        Mailbox mailbox = mailboxes().stream()
                .filter(one -> one.id() == toMailbox)
                .findFirst()
                .orElseThrow(() -> Refusal.Invalid.field("to", "setup.sending.not-ours"));
        sent.wait("tests").ifPresent(wait -> {
            throw new Refusal.TooMany(wait, "setup.sending.too-many", wait.toMinutes() + 1);
        });
        sent.note("tests");
        return tx -> tests.send(tx, from, mailbox.address(), technicianId);
    }
}
