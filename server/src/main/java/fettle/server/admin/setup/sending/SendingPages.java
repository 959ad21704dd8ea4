package fettle.server.admin.setup.sending;

import static fettle.web.route.Who.ADMINISTRATOR;

import fettle.server.intake.selftest.OurMail;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/// Where administrators learn what the domains of our addresses need for others to believe our mail, and try it.
public final class SendingPages implements Routes {

    private static final String PATH = "/setup/sending";

    private final Database database;
    private final OurMail mail;
    private final ZoneId zone;
    private final Guard<DeskUser> administrator;
    private final Pages pages;

    public SendingPages(Database database, OurMail mail, ZoneId zone, Guard<DeskUser> administrator, Pages pages) {
        this.database = database;
        this.mail = mail;
        this.zone = zone;
        this.administrator = administrator;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, ADMINISTRATOR, this::show),
                Route.post(PATH, ADMINISTRATOR, FormAgain.on(this::show, this::send)));
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Tx read = database.read(user.scope());
        pages.send(request, response, SendingPage.of(mail, mail.tests(read), zone, pages.texts()));
    }

    private void send(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Form form = Form.of(request);
        Consumer<Tx> test = mail.test(form.text("from", 254), form.id("to"), user.technicianId());
        database.run(user.scope(), test);
        Pages.seeOther(response, PATH);
    }
}
