package fettle.server.notice.page;

import static fettle.web.route.Who.DESK;

import fettle.server.notice.NoticeChoice;
import fettle.server.notice.Notices;
import fettle.server.notice.WrittenChoice;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

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
        NoticeChoice choice = written(Form.of(request)).read();
        database.run(user.scope(), tx -> notices.choose(tx, user.technicianId(), choice));
        Pages.seeOther(response, "/notices?saved=yes");
    }

    private static WrittenChoice written(Form form) {
        return new WrittenChoice(
                form.list("kind", LONGEST_WORD),
                form.list("urgent", LONGEST_WORD),
                form.text("zone", LONGEST_ZONE),
                form.text("quietFrom", LONGEST_WORD),
                form.text("quietUntil", LONGEST_WORD),
                form.checked("quietWeekend"),
                form.text("digestAt", LONGEST_WORD),
                form.count("version"));
    }
}
