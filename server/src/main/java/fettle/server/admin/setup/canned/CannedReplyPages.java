package fettle.server.admin.setup.canned;

import static fettle.web.route.Who.ADMINISTRATOR;

import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.staff.Staff;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.ticket.canned.CannedReplies;
import fettle.server.ticket.canned.CannedReply;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/// Where administrators write the texts that replies begin with.
public final class CannedReplyPages implements Routes {

    static final String PATH = "/setup/canned-replies";

    private final Database database;
    private final CannedReplies replies;
    private final Staff staff;
    private final Guard<DeskUser> administrator;
    private final Pages pages;

    public CannedReplyPages(
            Database database, CannedReplies replies, Staff staff, Guard<DeskUser> administrator, Pages pages) {
        this.database = database;
        this.replies = replies;
        this.staff = staff;
        this.administrator = administrator;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, ADMINISTRATOR, this::list),
                Route.post(PATH, ADMINISTRATOR, FormAgain.on(this::list, this::add)),
                Route.get(PATH + "/{id}", ADMINISTRATOR, this::show),
                Route.post(PATH + "/{id}", ADMINISTRATOR, FormAgain.on(this::show, this::change)));
    }

    private void list(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(administrator.require(request).scope());
        send(request, response, tx, Optional.empty());
    }

    private void show(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(administrator.require(request).scope());
        send(request, response, tx, Optional.of(replies.find(tx, id(request))));
    }

    private void send(ServerRequest request, ServerResponse response, Tx tx, Optional<CannedReply> shown) {
        pages.send(request, response, CannedReplyPage.of(replies.all(tx), staff.groups(tx), shown, pages.texts()));
    }

    private void add(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        CannedReply.Wanted wanted = wanted(Form.of(request), true);
        database.run(user.scope(), tx -> {
            check(tx, wanted);
            replies.add(tx, wanted);
        });
        Pages.seeOther(response, PATH);
    }

    private void change(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Form form = Form.of(request);
        CannedReply.Wanted wanted = wanted(form, form.checked("active"));
        database.run(user.scope(), tx -> {
            check(tx, wanted);
            replies.change(tx, id(request), form.count("version"), wanted);
        });
        Pages.seeOther(response, PATH);
    }

    private void check(Tx tx, CannedReply.Wanted wanted) {
        if (wanted.groupId().filter(group -> staff.group(tx, group).isEmpty()).isPresent()) {
            throw Refusal.Invalid.field("group", "staff.group-not-found");
        }
    }

    private static CannedReply.Wanted wanted(Form form, boolean active) {
        return new CannedReply.Wanted(
                form.text("name", 80), form.lines("text", 10_000), form.optionalId("group"), active);
    }

    private static long id(ServerRequest request) {
        String id = request.path().pathParameters().get("id");
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw new Refusal.NotFound("ticket.canned-not-found");
        }
        return Long.parseLong(id);
    }
}
