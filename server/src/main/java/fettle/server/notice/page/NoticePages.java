package fettle.server.notice.page;

import static fettle.web.route.Who.DESK;

import fettle.server.notice.NoticeChoice;
import fettle.server.notice.NoticeKind;
import fettle.server.notice.Notices;
import fettle.server.notice.QuietHours;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Where each of us chooses what to be told by mail, and when not.
public final class NoticePages implements Routes {

    private static final int LONGEST_WORD = 20;
    private static final int LONGEST_ZONE = 60;

    private final Database database;
    private final Notices notices;
    private final Guard<DeskUser> desk;
    private final Pages pages;

    public NoticePages(Database database, Notices notices, Guard<DeskUser> desk, Pages pages) {
        this.database = database;
        this.notices = notices;
        this.desk = desk;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/notices", DESK, this::show),
                Route.post("/notices", DESK, FormAgain.on(this::show, this::choose)));
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        NoticeChoice choice = notices.choice(database.read(user.scope()), user.technicianId());
        boolean saved = Form.ofQuery(request).checked("saved");
        pages.send(request, response, NoticePage.of(choice, user.email(), saved, pages.texts()));
    }

    private void choose(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        NoticeChoice choice = choice(Form.of(request));
        database.run(user.scope(), tx -> notices.choose(tx, user.technicianId(), choice));
        Pages.seeOther(response, "/notices?saved=yes");
    }

    private static NoticeChoice choice(Form form) {
        var quiet = new QuietHours(
                read(form, "zone", LONGEST_ZONE, ZoneId::of, "notice.zone-unknown"),
                time(form, "quietFrom"),
                time(form, "quietUntil"),
                form.checked("quietWeekend"));
        return new NoticeChoice(
                kinds(form, "kind"), kinds(form, "urgent"), quiet, time(form, "digestAt"), form.count("version"));
    }

    private static LocalTime time(Form form, String field) {
        return read(form, field, LONGEST_WORD, LocalTime::parse, "notice.time-unreadable")
                .withSecond(0)
                .withNano(0);
    }

    private static <T> T read(Form form, String field, int longest, Function<String, T> reading, String otherwise) {
        String typed = form.text(field, longest);
        try {
            return reading.apply(typed);
        } catch (DateTimeException unreadable) {
            throw Refusal.Invalid.field(field, otherwise, typed);
        }
    }

    private static Set<NoticeKind> kinds(Form form, String field) {
        return form.list(field, LONGEST_WORD).stream()
                .map(word -> Arrays.stream(NoticeKind.values())
                        .filter(kind -> kind.key().equals(word))
                        .findFirst()
                        .orElseThrow(() -> Refusal.Invalid.field(field, "form.not-offered")))
                .collect(Collectors.toSet());
    }
}
