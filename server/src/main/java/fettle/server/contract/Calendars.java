package fettle.server.contract;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.calendar.CalendarVersion;
import fettle.contracts.calendar.ExceptionDates;
import fettle.contracts.calendar.WeeklyHours;
import fettle.contracts.words.Refused;
import fettle.server.contract.line.LineCalendars;
import fettle.server.store.Ids;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The calendars that contracts count their time by. Several contracts may share one.
public final class Calendars implements LineCalendars {

    /// How long after a change some node may still count by what a calendar said before.
    public static final Duration SHOWN_FOR = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Ids ids;
    private final CalendarListener listener;
    /// A calendar remembers what it has worked out, so the same texts give the same object: it stays quick, on
    /// every node.
    private final Map<Stored, BusinessCalendar> read = new ConcurrentHashMap<>();

    private volatile Shown shown = Shown.NOTHING;

    private record Shown(Instant readAt, Map<Long, BusinessCalendar> calendars) {
        static final Shown NOTHING = new Shown(Instant.EPOCH, Map.of());
    }

    private record Stored(String name, List<CalendarTexts> versions) {}

    public Calendars(InstantSource clock, Ids ids, CalendarListener listener) {
        this.clock = clock;
        this.ids = ids;
        this.listener = listener;
    }

    public List<NamedCalendar> all(Tx tx) {
        return tx.sql("contract.calendars").list(Calendars::named);
    }

    public Optional<NamedCalendar> named(Tx tx, String name) {
        return tx.sql("contract.calendar-named").set("name", name).one(Calendars::named);
    }

    /// {@inheritDoc}
    ///
    /// A calendar's name is its own, so it tells which one was read.
    @Override
    public long idOf(Tx tx, BusinessCalendar calendar) {
        return named(tx, calendar.name())
                .map(NamedCalendar::id)
                .orElseThrow(() -> new Refusal.NotFound("contract.calendar-not-found"));
    }

    /// The calendar to count with; a change made on another node counts here after half a minute at most.
    @Override
    public BusinessCalendar calendar(Tx tx, long id) {
        return Optional.ofNullable(shown(tx).get(id)).orElseGet(() -> stored(tx, id));
    }

    public NamedCalendar find(Tx tx, long id) {
        return tx.sql("contract.calendar")
                .set("id", id)
                .one(Calendars::named)
                .orElseThrow(() -> new Refusal.NotFound("contract.calendar-not-found"));
    }

    /// All calendars by id, for lists that show many clocks: at most half a minute old, on every node.
    public Map<Long, BusinessCalendar> shown(Tx tx) {
        Shown current = shown;
        if (current.readAt().plus(SHOWN_FOR).isBefore(clock.instant())) {
            Map<Long, BusinessCalendar> calendars = new HashMap<>();
            all(tx).forEach(named -> calendars.put(named.id(), stored(tx, named.id())));
            current = new Shown(clock.instant(), Map.copyOf(calendars));
            shown = current;
        }
        return current.calendars();
    }

    /// The versions as they were typed, oldest first.
    public List<CalendarTexts> texts(Tx tx, long id) {
        return tx.sql("contract.calendar-versions")
                .set("calendar", id)
                .list(row -> new CalendarTexts(
                        row.date("valid_from"), row.text("zone"), row.text("weekly"), row.text("exceptions")));
    }

    /// Keeps a new calendar, or says at the field what is wrong with it.
    public NamedCalendar add(Tx tx, String name, List<CalendarTexts> versions) {
        if (name.isBlank() || name.length() > 80) {
            throw Refusal.Invalid.field("name", "contract.calendar-name");
        }
        if (named(tx, name).isPresent()) {
            throw new Refusal.Conflict("contract.calendar-taken", name);
        }
        mustOpen(new Stored(name, versions));
        var calendar = new NamedCalendar(ids.next(), name);
        tx.sql("contract.insert-calendar")
                .set("id", calendar.id())
                .set("name", name)
                .update();
        versions.forEach(version -> insert(tx, calendar.id(), version));
        return calendar;
    }

    /// Adds a version, in place of the one from the same day where there is one.
    public void change(Tx tx, long id, CalendarTexts version) {
        List<CalendarTexts> others = texts(tx, id).stream()
                .filter(other -> !other.validFrom().equals(version.validFrom()))
                .toList();
        mustOpen(new Stored(find(tx, id).name(), concat(others, version)));
        tx.sql("contract.remove-calendar-version")
                .set("calendar", id)
                .set("validFrom", version.validFrom())
                .update();
        insert(tx, id, version);
        listener.changed(tx, id);
        tx.afterCommit(() -> shown = Shown.NOTHING);
    }

    private BusinessCalendar stored(Tx tx, long id) {
        var stored = new Stored(find(tx, id).name(), texts(tx, id));
        return read.computeIfAbsent(stored, Calendars::calendar);
    }

    private void mustOpen(Stored stored) {
        stored.versions().forEach(Calendars::mustRead);
        BusinessCalendar calendar;
        try {
            calendar = calendar(stored);
        } catch (Refused wrong) {
            throw Refusal.Invalid.field("weekly", wrong.sentence());
        }
        if (calendar.isNeverOpenAfter(clock.instant())) {
            throw Refusal.Invalid.field("weekly", "contract.calendar-never-open");
        }
    }

    /// Says at the field what cannot be read there.
    private static void mustRead(CalendarTexts texts) {
        readable("zone", () -> CalendarVersion.parseZone(texts.zone()));
        readable("weekly", () -> WeeklyHours.parse(texts.weekly()));
        readable("exceptions", () -> ExceptionDates.parse(texts.exceptions()));
    }

    private static void readable(String field, Supplier<Object> reading) {
        try {
            Object _ = reading.get();
        } catch (Refused wrong) {
            throw Refusal.Invalid.field(field, wrong.sentence());
        }
    }

    private static BusinessCalendar calendar(Stored stored) {
        return new BusinessCalendar(
                stored.name(),
                stored.versions().stream().map(CalendarTexts::version).toList());
    }

    private static void insert(Tx tx, long id, CalendarTexts version) {
        tx.sql("contract.insert-calendar-version")
                .set("calendar", id)
                .set("validFrom", version.validFrom())
                .set("zone", version.zone())
                .set("weekly", version.weekly())
                .set("exceptions", version.exceptions())
                .update();
    }

    private static List<CalendarTexts> concat(List<CalendarTexts> others, CalendarTexts version) {
        return Stream.concat(others.stream(), Stream.of(version)).toList();
    }

    private static NamedCalendar named(Row row) {
        return new NamedCalendar(row.id("id"), row.text("name"));
    }
}
