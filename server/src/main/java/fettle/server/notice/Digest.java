package fettle.server.notice;

import fettle.server.job.Failures;
import fettle.server.job.Job;
import fettle.server.sla.StoredClock;
import fettle.server.staff.Staff;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.worklist.Cursor;
import fettle.server.worklist.OpenWork;
import fettle.server.worklist.Which;
import fettle.server.worklist.WorkLine;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Mails those who want it a summary of their open work, once a day at the time that they chose.
public final class Digest implements Job {

    private static final Scope SCOPE = new Scope.System("the summary of the day");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final int MOST = 50;

    private final Database database;
    private final InstantSource clock;
    private final Staff staff;
    private final Notices notices;
    private final NoticeMails mails;
    private final OpenWork work;
    private final Texts texts;
    private final NoticeStore store = new NoticeStore();

    public Digest(
            Database database,
            InstantSource clock,
            Staff staff,
            Notices notices,
            NoticeMails mails,
            OpenWork work,
            Texts texts) {
        this.database = database;
        this.clock = clock;
        this.staff = staff;
        this.notices = notices;
        this.mails = mails;
        this.work = work;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "digest";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        var failures = new Failures();
        store.takersOfDigest(database.read(SCOPE))
                .forEach(technicianId -> failures.during(() -> database.run(SCOPE, tx -> tell(tx, technicianId))));
        failures.tell();
    }

    /// Days on which they want no mail at all have no summary either.
    private void tell(Tx tx, long technicianId) {
        NoticeChoice choice = notices.choice(tx, technicianId);
        ZonedDateTime now = clock.instant().atZone(choice.quiet().zone());
        boolean due = !now.toLocalTime().isBefore(choice.digestAt())
                && !choice.quiet().isQuietDay(now);
        if (!due || !store.markDigest(tx, technicianId, now.toLocalDate())) {
            return;
        }
        List<WorkLine> open = work.page(tx, new Which.OwnedBy(technicianId), Cursor.START, MOST);
        List<String> parts = new ArrayList<>();
        parts.add(summary(open, now.toInstant()));
        if (!open.isEmpty()) {
            parts.add(String.join(
                    "\n", open.stream().map(line -> "- " + line(line, now)).toList()));
        }
        String subject = texts.with("notice.digest.subject", open.size());
        mails.digest(tx, staff.technician(tx, technicianId), now.toLocalDate().toString(), subject, parts);
    }

    private String summary(List<WorkLine> open, Instant now) {
        return texts.with(
                "notice.digest.summary",
                open.size(),
                open.stream().filter(line -> late(line, now)).count(),
                open.stream().filter(line -> line.unansweredSince().isPresent()).count(),
                open.stream()
                        .filter(line -> line.stage() == Ticket.Stage.WAITING)
                        .count());
    }

    private String line(WorkLine line, ZonedDateTime now) {
        String next = line.nextStep()
                .flatMap(Ticket.NextStep::at)
                .map(at -> texts.with("notice.digest.next", WHEN.format(at.atZone(now.getZone()))))
                .orElse("");
        String late = late(line, now.toInstant()) ? texts.with("notice.digest.late") : "";
        String unanswered = line.unansweredSince()
                .map(_ -> texts.with("notice.digest.unanswered"))
                .orElse("");
        String facts = String.join(
                ", ",
                List.of(late, unanswered, next).stream()
                        .filter(fact -> !fact.isEmpty())
                        .toList());
        String ticket =
                texts.with("notice.mail.ticket", String.valueOf(line.number()), line.subject(), line.clientName());
        return facts.isEmpty() ? ticket : ticket + ": " + facts;
    }

    private static boolean late(WorkLine line, Instant now) {
        return line.clocks().stream().anyMatch((StoredClock clock) -> clock.isBreachedAt(now));
    }
}
