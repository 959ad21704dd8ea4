package fettle.server.side;

import fettle.server.Features;
import fettle.server.SignInKit;
import fettle.server.admin.setup.KeyPages;
import fettle.server.admin.setup.KindPages;
import fettle.server.admin.setup.PersonPages;
import fettle.server.admin.setup.StaffPages;
import fettle.server.admin.setup.canned.CannedReplyPages;
import fettle.server.admin.setup.kept.KeptPages;
import fettle.server.admin.setup.mailbox.AuthorisationPages;
import fettle.server.admin.setup.mailbox.MailboxPages;
import fettle.server.admin.setup.supplier.SupplierPages;
import fettle.server.job.Trouble;
import fettle.server.signin.Audit;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.staff.Staff;
import fettle.server.store.Database;
import fettle.server.store.keys.RequestKeys;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// The set-up, which only administrators see, wired.
public final class SetUpSide implements Routes {

    private final List<Routes> parts;

    public SetUpSide(
            Database database,
            InstantSource clock,
            SignInKit signIn,
            Features features,
            MailSide mail,
            Supplier<List<Trouble>> failing,
            Supplier<String> baseUrl,
            Pages pages) {
        Staff staff = features.staff();
        Audit audit = signIn.audit();
        Guard<DeskUser> administrator = signIn.guards().administrator();
        var requests = new RequestKeys(database, clock);
        this.parts = List.of(
                new StaffPages(database, staff, failing, audit, administrator, pages),
                new PersonPages(database, staff, signIn.guards(), signIn.tokens(), audit, baseUrl, pages),
                new KeyPages(database, requests, signIn.keys(), staff, audit, administrator, pages),
                new MailboxPages(
                        database,
                        mail.mailboxes(),
                        mail.trial(),
                        features.clients(),
                        staff,
                        audit,
                        administrator,
                        pages),
                new AuthorisationPages(
                        database, mail.mailboxes(), mail.authorisations(), audit, administrator, baseUrl, pages),
                mail.sending(administrator, pages),
                new KeptPages<>(
                        CannedReplyPages.PATH,
                        database,
                        administrator,
                        pages,
                        new CannedReplyPages(features.ticketing().canned(), staff, pages.texts())),
                new KindPages(database, features.kinds(), administrator, pages),
                new KeptPages<>(
                        SupplierPages.PATH,
                        database,
                        administrator,
                        pages,
                        new SupplierPages(features.suppliers(), features.calendars(), pages.texts())));
    }

    @Override
    public List<Route> routes() {
        return parts.stream().flatMap(part -> part.routes().stream()).toList();
    }
}
