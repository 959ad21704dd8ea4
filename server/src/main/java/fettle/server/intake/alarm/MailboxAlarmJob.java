package fettle.server.intake.alarm;

import fettle.server.job.Job;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Looks at each mailbox once a minute, and says once what is wrong with it: on the desk as long as it is so, and by a
/// mail to the administrators.
public final class MailboxAlarmJob implements Job {

    private static final Scope WATCHING = new Scope.System("watching mailboxes");
    private static final Duration WHAT_IS_USUAL = Duration.ofDays(28);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);
    private static final int LONGEST_WORDS = 500;

    private final Database database;
    private final InstantSource clock;
    private final ZoneId zone;
    private final MailboxAlarms alarms;
    private final Floods floods;
    private final AlarmMail mail;
    private final Texts texts;

    public MailboxAlarmJob(
            Database database,
            InstantSource clock,
            ZoneId zone,
            MailboxAlarms alarms,
            Floods floods,
            AlarmMail mail,
            Texts texts) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.alarms = alarms;
        this.floods = floods;
        this.mail = mail;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "mailbox-alarms";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        List<MailboxAlarm> found = found(database.read(WATCHING), clock.instant());
        database.run(WATCHING, tx -> {
            List<MailboxAlarm> known = alarms.open(tx);
            for (MailboxAlarm alarm : found) {
                if (known.stream().anyMatch(one -> isSame(one, alarm))) {
                    alarms.say(tx, alarm);
                } else {
                    alarms.raise(tx, alarm);
                    mail.send(tx, alarm);
                }
            }
            known.stream()
                    .filter(one -> found.stream().noneMatch(alarm -> isSame(one, alarm)))
                    .forEach(over -> alarms.clear(tx, over));
        });
    }

    private static boolean isSame(MailboxAlarm one, MailboxAlarm other) {
        return one.mailboxId() == other.mailboxId() && one.kind() == other.kind();
    }

    private List<MailboxAlarm> found(Tx tx, Instant now) {
        var found = new ArrayList<MailboxAlarm>();
        List<Floods.Flood> flooded = floods.now(tx, now);
        for (MailboxStanding standing : alarms.standings(tx)) {
            flooded.stream()
                    .filter(flood -> flood.mailboxId() == standing.id())
                    .map(flood -> alarm(standing, flood, now))
                    .forEach(found::add);
            if (standing.isLockedOut()) {
                found.add(alarm(standing, MailboxAlarm.Kind.LOGIN, standing.words(), now));
            }
            if (standing.isCutOff(now)) {
                found.add(alarm(standing, MailboxAlarm.Kind.CONNECTION, standing.words(), now));
            }
            if (isSilent(tx, standing, now)) {
                found.add(alarm(
                        standing, MailboxAlarm.Kind.SILENT, at(standing.newest().orElse(now)), now));
            }
            if (standing.isBehind(now)) {
                found.add(alarm(
                        standing,
                        MailboxAlarm.Kind.BACKLOG,
                        at(standing.oldestWaiting().orElse(now)),
                        now));
            }
        }
        return found;
    }

    private boolean isSilent(Tx tx, MailboxStanding standing, Instant now) {
        return standing.mayBeSilent(now)
                && MailboxStanding.isSilent(alarms.arrivals(tx, standing.id(), now.minus(WHAT_IS_USUAL)), now);
    }

    private String at(Instant instant) {
        return WHEN.format(instant.atZone(zone));
    }

    private MailboxAlarm alarm(MailboxStanding standing, Floods.Flood flood, Instant now) {
        String mails = String.format(Locale.UK, "%,d", flood.mails());
        return alarm(standing, MailboxAlarm.Kind.FLOOD, now, flood.sender(), mails);
    }

    private MailboxAlarm alarm(MailboxStanding standing, MailboxAlarm.Kind kind, String fact, Instant now) {
        return alarm(standing, kind, now, fact, "");
    }

    private MailboxAlarm alarm(
            MailboxStanding standing, MailboxAlarm.Kind kind, Instant now, String fact, String number) {
        String words = texts.with(kind.key(), standing.address(), fact, number);
        String cut = words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS);
        return new MailboxAlarm(standing.id(), standing.address(), kind, cut, now);
    }
}
