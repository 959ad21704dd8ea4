package fettle.server.side;

import fettle.server.Features;
import fettle.server.account.block.BlockWarnings;
import fettle.server.account.calendar.CalendarPages;
import fettle.server.account.company.ProfitPages;
import fettle.server.account.edit.ClientEditor;
import fettle.server.account.edit.ContactEditor;
import fettle.server.account.edit.ContractChanges;
import fettle.server.account.edit.Desktop;
import fettle.server.account.edit.MonthCloser;
import fettle.server.account.edit.TimeApprover;
import fettle.server.account.group.GroupMonths;
import fettle.server.account.group.GroupPages;
import fettle.server.account.page.ClientPages;
import fettle.server.account.page.SatisfactionPages;
import fettle.server.account.replay.ReplayPages;
import fettle.server.account.terms.ContractPages;
import fettle.server.account.terms.TermsEditor;
import fettle.server.signin.Guards;
import fettle.server.store.Database;
import fettle.server.store.keys.RequestKeys;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/// The pages of clients, contracts and money, wired.
public final class AccountSide implements Routes {

    private final List<Routes> parts;

    public AccountSide(
            Database database, InstantSource clock, ZoneId zone, Features features, Guards guards, Pages pages) {
        var desktop = new Desktop(database, new RequestKeys(database, clock), features.clients(), pages);
        var contractPages = new ContractPages(
                database,
                clock,
                features.clients(),
                features.contracts(),
                features.calendars(),
                features.suppliers(),
                features.openings(),
                guards.desk(),
                pages);
        var clientPages = new ClientPages(
                database,
                clock,
                zone,
                features.clients(),
                features.staff(),
                features.months(),
                features.contracts(),
                features.work(),
                new BlockWarnings(clock, features.covers()),
                features.asking().surveys(),
                guards.desk(),
                pages);
        // An address that says "new" must be looked at before one that takes any id.
        this.parts = List.of(
                new ClientEditor(features.clients(), features.staff(), guards.accountManager(), desktop),
                new ContactEditor(features.clients(), guards.accountManager(), desktop),
                new MonthCloser(features.months(), guards.accountManager(), desktop),
                new TimeApprover(
                        features.times(), features.months(), guards.timeApprover(), desktop, clientPages::inputs),
                new ContractChanges(
                        features.contracts(),
                        features.openings(),
                        guards.accountManager(),
                        desktop,
                        contractPages::show),
                new ReplayPages(
                        database,
                        clock,
                        features.clients(),
                        features.contracts(),
                        features.replays(),
                        guards.desk(),
                        pages),
                new GroupPages(
                        database,
                        desktop.keys(),
                        features.clients(),
                        features.contracts(),
                        features.groups(),
                        new GroupMonths(clock, features.clients(), features.covers()),
                        guards.desk(),
                        guards.accountManager(),
                        pages),
                new CalendarPages(
                        database, clock, zone, features.calendars(), features.contracts(), guards.desk(), pages),
                clientPages,
                new SatisfactionPages(
                        database,
                        clock,
                        features.clients(),
                        features.ticketing().tickets(),
                        features.asking().surveys(),
                        guards,
                        pages),
                new ProfitPages(
                        database,
                        clock,
                        zone,
                        features.staff(),
                        features.profits(),
                        features.payroll(),
                        guards.accountManager(),
                        pages),
                new TermsEditor(
                        database,
                        clock,
                        features.clients(),
                        features.contracts(),
                        features.calendars(),
                        features.suppliers(),
                        features.replays(),
                        guards.accountManager(),
                        pages),
                contractPages);
    }

    @Override
    public List<Route> routes() {
        return parts.stream().flatMap(part -> part.routes().stream()).toList();
    }
}
