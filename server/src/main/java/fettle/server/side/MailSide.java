package fettle.server.side;

import fettle.server.Features;
import fettle.server.Settings;
import fettle.server.admin.ControlVerb;
import fettle.server.admin.setup.sending.SendingPages;
import fettle.server.intake.Intaking;
import fettle.server.intake.alarm.AlarmMail;
import fettle.server.intake.alarm.Floods;
import fettle.server.intake.alarm.MailboxAlarmJob;
import fettle.server.intake.alarm.MailboxAlarms;
import fettle.server.intake.authorisation.Authorisations;
import fettle.server.intake.balance.BalanceCheck;
import fettle.server.intake.load.MailImport;
import fettle.server.intake.mailbox.FetchedMailboxes;
import fettle.server.intake.mailbox.MailboxTrial;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.intake.page.IntakePages;
import fettle.server.intake.page.SentMailPages;
import fettle.server.intake.remote.RemoteFetch;
import fettle.server.intake.selftest.OurMail;
import fettle.server.intake.selftest.SelfTests;
import fettle.server.intake.view.MailRoutes;
import fettle.server.job.Job;
import fettle.server.live.Live;
import fettle.server.mail.imap.ImapDialer;
import fettle.server.mail.outbox.OutboxJob;
import fettle.server.mail.outbox.SentMail;
import fettle.server.mail.route.MailPage;
import fettle.server.mail.route.MailRoute;
import fettle.server.mail.route.SmtpRelay;
import fettle.server.mail.transport.MailboxWatch;
import fettle.server.mail.transport.Networks;
import fettle.server.mail.transport.SmtpIntake;
import fettle.server.mail.transport.Steps;
import fettle.server.signin.Audit;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.store.secret.SealingKey;
import fettle.server.ticket.reply.Letterhead;
import fettle.server.ticket.reply.OutgoingBytes;
import fettle.server.ticket.waiting.WaitingReplyJob;
import fettle.web.Pages;
import fettle.web.route.Routes;
import fettle.web.text.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Mail on its ways in and out.
public final class MailSide implements AutoCloseable {

    /// What it stands on.
    ///
    /// @param nudge has the job of this name run at once
    public record Below(
            Settings settings,
            Database database,
            BlobStore blobs,
            Ids ids,
            InstantSource clock,
            Texts texts,
            Audit audit,
            Live live,
            Features features,
            Mailboxes mailboxes,
            SealingKey key,
            Consumer<String> nudge,
            Steps steps) {}

    private final Below below;
    private final Mailboxes mailboxes;
    private final Intaking intaking;
    private final Function<SentMail, byte[]> raw;
    private final List<Job> jobs = new ArrayList<>();
    private final Optional<OutboxJob> sending;
    private final Optional<SmtpIntake> listener;
    private final Authorisations authorisations;
    private final MailboxAlarms alarms = new MailboxAlarms();
    private final MailboxTrial trial;
    private final MailboxWatch watch;
    private final OurMail ourMail;

    public MailSide(Below below) {
        this.below = below;
        Settings settings = below.settings();
        mailboxes = below.mailboxes();
        intaking = intaking(below);
        raw = new OutgoingBytes(
                below.database(),
                below.features().conversations(),
                below.blobs(),
                settings.mail().host());
        jobs.add(intaking.job());
        jobs.add(alarmJob(below, alarms));
        jobs.add(new WaitingReplyJob(
                below.database(), below.clock(), below.features().ticketing().waiting(), below.texts()));
        jobs.add(new BalanceCheck(below.database(), below.clock(), below.texts()));
        sending = route(settings.mail())
                .map(way -> new OutboxJob(
                        below.database(), below.clock(), below.features().outbox(), way, raw, below.steps()));
        sending.ifPresent(job -> {
            jobs.add(job);
            below.features().outbox().wake(() -> below.nudge().accept(job.name()));
        });
        listener = Optional.of(settings.smtpIn())
                .filter(Settings.SmtpIn::enabled)
                .map(smtp -> new SmtpIntake(listening(smtp, settings.mail().host()), intaking.intake()));
        authorisations = new Authorisations(below.database(), below.clock(), below.key());
        var fetched = new FetchedMailboxes(below.database(), below.clock(), mailboxes, authorisations, below.texts());
        trial = new MailboxTrial(ImapDialer.USUAL, fetched, below.texts());
        watch = new MailboxWatch(
                ImapDialer.USUAL,
                fetched,
                intaking.intake(),
                settings.smtpIn().maxBytes(),
                MailboxWatch.Patience.USUAL);
        ourMail = ourMail(below);
    }

    public Mailboxes mailboxes() {
        return mailboxes;
    }

    /// How providers let us into mailboxes.
    public Authorisations authorisations() {
        return authorisations;
    }

    /// What is wrong with mailboxes.
    public MailboxAlarms alarms() {
        return alarms;
    }

    /// Says how opening a mailbox goes.
    public MailboxTrial trial() {
        return trial;
    }

    public Intaking intaking() {
        return intaking;
    }

    /// A mail that goes or went out, byte for byte.
    public byte[] raw(SentMail mail) {
        return raw.apply(mail);
    }

    /// The port that takes mail by SMTP, where that is wanted.
    public Optional<Integer> port() {
        return listener.map(SmtpIntake::port);
    }

    /// The ledger, what came with mails, and in the demo what went out.
    public Routes pages(Guard<DeskUser> desk, Pages pages) {
        Features features = below.features();
        var mails = new MailRoutes(
                below.database(),
                below.clock(),
                features.ticketing().tickets(),
                features.conversations(),
                below.blobs(),
                below.key().signer("mail-picture"),
                desk,
                RemoteFetch.onTheInternet());
        var ledger = new IntakePages(
                below.database(),
                below.clock(),
                below.settings().zone(),
                intaking.ledger(),
                mailboxes,
                below.features().clients(),
                below.blobs(),
                desk,
                pages);
        var sent = new SentMailPages(
                below.database(),
                below.clock(),
                below.settings().zone(),
                features.outbox(),
                raw,
                below.settings().mail().onlyShown(),
                desk,
                pages);
        return () -> Stream.<Routes>of(mails, ledger, sent)
                .flatMap(part -> part.routes().stream())
                .toList();
    }

    /// What the domains that we send from need, and tests of it.
    public Routes sending(Guard<DeskUser> administrator, Pages pages) {
        return new SendingPages(below.database(), ourMail, below.settings().zone(), administrator, pages);
    }

    /// Our own mail, as others see it.
    public OurMail ourMail() {
        return ourMail;
    }

    /// What commands have done about mail.
    public Map<String, ControlVerb> verbs() {
        var imports = new MailImport(below.database(), intaking, mailboxes, below.texts());
        return Map.of(
                "import-mail",
                arguments -> imports.run(
                        arguments
                                .getOrDefault("paths", "")
                                .lines()
                                .map(Path::of)
                                .toList(),
                        Boolean.parseBoolean(arguments.getOrDefault("history", "false"))));
    }

    public List<Job> jobs() {
        return jobs;
    }

    public void listen() {
        listener.ifPresent(SmtpIntake::start);
    }

    public void fetch() {
        watch.start();
    }

    @Override
    public void close() {
        listener.ifPresent(SmtpIntake::close);
        watch.close();
    }

    /// Waits for mail that is being handed over: to be called when the jobs have ended, and before the database
    /// does.
    public void finishSending() {
        sending.ifPresent(OutboxJob::close);
    }

    private static Intaking intaking(Below below) {
        Features features = below.features();
        var stands = new Intaking.Below(
                below.database(),
                below.blobs(),
                below.ids(),
                below.clock(),
                below.texts(),
                below.audit(),
                features.staff(),
                features.clients(),
                features.suppliers(),
                features.ticketing(),
                features.acknowledgements(),
                below.mailboxes(),
                features.outbox(),
                features.messageIds());
        Settings settings = below.settings();
        var setting = new Intaking.Setting(
                settings.mail().host(),
                settings.mail().trustedAuthservId(),
                settings.smtpIn().maxBytes(),
                settings.intake().attempts(),
                settings.intake().parseTime(),
                settings.intake().workers(),
                settings.intake().leastFree(),
                settings.intake().forwards());
        return Intaking.on(
                stands,
                setting,
                () -> below.nudge().accept("intake"),
                id -> below.live().changed("intake", id),
                below.steps());
    }

    private static MailboxAlarmJob alarmJob(Below below, MailboxAlarms alarms) {
        Settings settings = below.settings();
        Settings.Mail mail = settings.mail();
        var otherwise =
                new Letterhead.Sender(mail.fromAddress(), mail.fromName(), settings.phone(), Optional.empty(), false);
        Features features = below.features();
        var told = new AlarmMail(
                features.staff(), below.mailboxes(), features.outbox(), otherwise, mail.host(), below.texts());
        return new MailboxAlarmJob(
                below.database(),
                below.clock(),
                settings.zone(),
                alarms,
                new Floods(features.clients()),
                told,
                below.texts());
    }

    /// Without a relay mail waits in the outbox, unless a page of our own is all that is to have it.
    private static Optional<MailRoute> route(Settings.Mail mail) {
        if (mail.onlyShown()) {
            return Optional.of(new MailPage());
        }
        return mail.relay()
                .map(relay -> new SmtpRelay(new SmtpRelay.Setting(
                        relay.host(),
                        relay.port(),
                        switch (relay.protection()) {
                            case STARTTLS -> SmtpRelay.Protection.STARTTLS;
                            case TLS -> SmtpRelay.Protection.TLS;
                            case NONE -> SmtpRelay.Protection.NONE;
                        },
                        relay.user().orElse(""),
                        relay.password().reveal())));
    }

    private static SmtpIntake.Setting listening(Settings.SmtpIn smtp, String mailHost) {
        return new SmtpIntake.Setting(
                smtp.bind(),
                smtp.port(),
                mailHost,
                smtp.maxBytes(),
                smtp.recipients(),
                smtp.connections(),
                Networks.of(smtp.allowedNetworks()),
                smtp.startTls());
    }

    private static OurMail ourMail(Below below) {
        Settings.Mail mail = below.settings().mail();
        var sends =
                new OurMail.Sends(mail.relay().map(Settings.Relay::host), mail.trustedAuthservId(), mail.fromAddress());
        var tests = new SelfTests(
                below.ids(), below.clock(), below.features().outbox(), below.texts(), mail.trustedAuthservId());
        return new OurMail(below.clock(), below.mailboxes(), tests, sends, below.texts());
    }
}
