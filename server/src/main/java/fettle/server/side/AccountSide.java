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
import java.util.stream.Stream;

/// The pages of clients, contracts and money, wired.
public final class AccountSide implements Routes {

    private final Database database;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Features features;
    private final Guards guards;
    private final Pages pages;
    private final Desktop desktop;
    private final ContractPages contractPages;
    private final ClientPages clientPages;

    public AccountSide(
            Database database, InstantSource clock, ZoneId zone, Features features, Guards guards, Pages pages) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.features = features;
        this.guards = guards;
        this.pages = pages;
        desktop = new Desktop(database, new RequestKeys(database, clock), features.clients(), pages);
        contractPages = contracts();
        clientPages = clients();
    }

    @Override
    public List<Route> routes() {
        return parts().flatMap(part -> part.routes().stream()).toList();
    }

    /// An address that says "new" must be looked at before one that takes any id.
    private Stream<Routes> parts() {
        return Stream.of(
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
                replays(),
                groups(),
                calendars(),
                clientPages,
                satisfaction(),
                profit(),
                terms(),
                contractPages);
    }

    private ContractPages contracts() {
        return new ContractPages(
                database,
                clock,
                features.clients(),
                features.contracts(),
                features.calendars(),
                features.suppliers(),
                features.openings(),
                guards.desk(),
                pages);
    }

    private ClientPages clients() {
        return new ClientPages(
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
    }

    private Routes replays() {
        return new ReplayPages(
                database, clock, features.clients(), features.contracts(), features.replays(), guards.desk(), pages);
    }

    private Routes groups() {
        return new GroupPages(
                database,
                desktop.keys(),
                features.clients(),
                features.contracts(),
                features.groups(),
                new GroupMonths(clock, features.clients(), features.covers()),
                guards.desk(),
                guards.accountManager(),
                pages);
    }

    private Routes calendars() {
        return new CalendarPages(
                database, clock, zone, features.calendars(), features.contracts(), guards.desk(), pages);
    }

    private Routes satisfaction() {
        return new SatisfactionPages(
                database,
                clock,
                features.clients(),
                features.ticketing().tickets(),
                features.asking().surveys(),
                guards,
                pages);
    }

    private Routes profit() {
        return new ProfitPages(
                database,
                clock,
                zone,
                features.staff(),
                features.profits(),
                features.payroll(),
                guards.accountManager(),
                pages);
    }

    private Routes terms() {
        return new TermsEditor(
                database,
                clock,
                features.clients(),
                features.contracts(),
                features.calendars(),
                features.suppliers(),
                features.replays(),
                guards.accountManager(),
                pages);
    }
}
