package fettle.server.notice;

import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Choices and causes as rows, by the statements in `notice.sql`.
final class NoticeStore {

    Optional<NoticeChoice> choice(Tx tx, long technicianId) {
        return tx.sql("notice.choice").set("technician", technicianId).one(NoticeStore::choice);
    }

    void insert(Tx tx, long technicianId, NoticeChoice choice) {
        bound(tx.sql("notice.insert-choice"), technicianId, choice).update();
    }

    boolean change(Tx tx, long technicianId, NoticeChoice choice) {
        return bound(tx.sql("notice.change-choice"), technicianId, choice)
                        .set("version", choice.version())
                        .update()
                == 1;
    }

    List<Long> takersOfGroup(Tx tx, long groupId, NoticeKind kind) {
        return tx.sql("notice.takers-of-group")
                .set("groupId", groupId)
                .set("kind", looked(kind))
                .list(row -> row.id("technician_id"));
    }

    List<Long> takersOfDigest(Tx tx) {
        return tx.sql("notice.takers-of-digest")
                .set("kind", looked(NoticeKind.DIGEST))
                .list(row -> row.id("technician_id"));
    }

    /// Whether it was not sent yet on that day; from now on it was.
    boolean markDigest(Tx tx, long technicianId, LocalDate day) {
        return tx.sql("notice.digest-sent")
                        .set("technician", technicianId)
                        .set("day", day)
                        .update()
                == 1;
    }

    boolean has(Tx tx, long technicianId, String cause) {
        return tx.sql("notice.of-cause")
                .set("technician", technicianId)
                .set("cause", cause)
                .one(row -> row.id("id"))
                .isPresent();
    }

    void insert(Tx tx, long technicianId, String name, Cause cause) {
        tx.sql("notice.insert")
                .set("id", cause.id())
                .set("technician", technicianId)
                .set("kind", cause.kind())
                .set("cause", name)
                .set("ticket", cause.ticketId())
                .set("words", cause.words())
                .set("now", cause.createdAt())
                .set("due", cause.dueAt())
                .update();
    }

    List<Long> due(Tx tx, Instant now) {
        return tx.sql("notice.due").set("now", now).list(row -> row.id("technician_id"));
    }

    List<Cause> waiting(Tx tx, long technicianId) {
        return tx.sql("notice.waiting").set("technician", technicianId).list(NoticeStore::cause);
    }

    Optional<Instant> lastMailed(Tx tx, long technicianId, long ticketId) {
        return tx.sql("notice.last-mailed")
                .set("technician", technicianId)
                .set("ticket", ticketId)
                .one(row -> row.optionalInstant("last_at"))
                .flatMap(at -> at);
    }

    void postpone(Tx tx, Cause cause, Instant until, boolean held) {
        tx.sql("notice.postpone")
                .set("id", cause.id())
                .set("until", until)
                .set("held", held)
                .update();
    }

    /// Whether it was not told yet; from now on it was.
    boolean markMailed(Tx tx, Cause cause, Instant now) {
        return tx.sql("notice.mailed").set("id", cause.id()).set("now", now).update() == 1;
    }

    void drop(Tx tx, long technicianId) {
        tx.sql("notice.drop").set("technician", technicianId).update();
    }

    void forget(Tx tx, Instant before) {
        tx.sql("notice.forget").set("before", before).update();
    }

    private static Sql bound(Sql sql, long technicianId, NoticeChoice choice) {
        return sql.set("technician", technicianId)
                .set("kinds", words(choice.kinds()))
                .set("urgent", words(choice.urgent()))
                .set("zone", choice.quiet().zone().getId())
                .set("quietFrom", choice.quiet().from().toString())
                .set("quietUntil", choice.quiet().until().toString())
                .set("quietWeekend", choice.quiet().weekend())
                .set("digestAt", choice.digestAt().toString());
    }

    private static NoticeChoice choice(Row row) {
        var quiet = new QuietHours(
                ZoneId.of(row.text("zone")),
                LocalTime.parse(row.text("quiet_from")),
                LocalTime.parse(row.text("quiet_until")),
                row.yes("quiet_weekend"));
        return new NoticeChoice(
                kinds(row.text("kinds")),
                kinds(row.text("urgent")),
                quiet,
                LocalTime.parse(row.text("digest_at")),
                row.count("version"));
    }

    private static Cause cause(Row row) {
        return new Cause(
                row.id("id"),
                row.one(NoticeKind.class, "kind"),
                row.id("about_ticket"),
                row.text("words"),
                row.instant("created_at"),
                row.instant("due_at"),
                row.yes("held"));
    }

    private static String words(Set<NoticeKind> kinds) {
        return kinds.stream().sorted().map(Enum::name).collect(Collectors.joining(" ", " ", " "));
    }

    private static Set<NoticeKind> kinds(String words) {
        return Arrays.stream(words.strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .map(NoticeKind::valueOf)
                .collect(Collectors.toSet());
    }

    private static String looked(NoticeKind kind) {
        return "% " + kind.name() + " %";
    }
}
