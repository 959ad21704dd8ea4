package fettle.server.account.company;

import static fettle.web.route.Who.ACCOUNT_MANAGER;

import fettle.contracts.money.Money;
import fettle.server.account.ClientMonths;
import fettle.server.account.figure.RememberedMonths;
import fettle.server.account.form.MoneyField;
import fettle.server.account.page.Months;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.staff.Staff;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.store.keys.RequestKeys;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/// The company's month for account managers: what each client left, and what payroll cost beyond.
public final class ProfitPages implements Routes {

    private final Database database;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Staff staff;
    private final ClientMonths months;
    private final Payroll payroll;
    private final RequestKeys keys;
    private final Guard<DeskUser> manager;
    private final Pages pages;
    private final RememberedMonths<Profit> known = new RememberedMonths<>(Profit::of);

    public ProfitPages(
            Database database,
            InstantSource clock,
            ZoneId zone,
            Staff staff,
            ClientMonths months,
            Payroll payroll,
            Guard<DeskUser> manager,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.staff = staff;
        this.months = months;
        this.payroll = payroll;
        this.keys = new RequestKeys(database, clock);
        this.manager = manager;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/profit", ACCOUNT_MANAGER, this::show),
                Route.post("/profit/{month}/payroll", ACCOUNT_MANAGER, FormAgain.on(this::showAgain, this::pay)));
    }

    private void show(ServerRequest request, ServerResponse response) {
        Form query = Form.ofQuery(request);
        send(
                request,
                response,
                Months.asked(query, now()),
                query.optional("sort", 30).orElse(""));
    }

    private void showAgain(ServerRequest request, ServerResponse response) {
        send(request, response, month(request), "");
    }

    /// A minus before the column's name turns its order round.
    private void send(ServerRequest request, ServerResponse response, YearMonth month, String sort) {
        Tx tx = database.read(manager.require(request).scope());
        boolean down = sort.startsWith("-");
        var about = new ProfitPage.About(
                month,
                now(),
                months.ofAll(tx, month, known).stream()
                        .filter(ProfitPages::isShown)
                        .toList(),
                payroll.of(tx, month),
                staff.all(tx));
        Column column = Column.of(down ? sort.substring(1) : sort);
        pages.send(request, response, ProfitPage.of(about, column, down, pages.texts()));
    }

    private void pay(ServerRequest request, ServerResponse response) {
        DeskUser user = manager.require(request);
        YearMonth month = month(request);
        Form form = Form.of(request);
        long technician = form.id("technician");
        Duration time = hours(form.text("hours", 10));
        Money cost = MoneyField.of(form);
        Pages.seeOther(response, keys.once(user.scope(), form.text("key", 80), tx -> {
            payroll.pay(tx, technician, month, time, cost);
            return "/profit?month=" + month + "#payroll";
        }));
    }

    private YearMonth now() {
        return YearMonth.from(clock.instant().atZone(zone));
    }

    /// Clients of ours, and former ones while their month has figures.
    private static boolean isShown(Profit profit) {
        return !profit.client().reserved()
                && (profit.client().active() || profit.figures().isPresent());
    }

    private static YearMonth month(ServerRequest request) {
        return Months.parse(request.path().pathParameters().get("month"));
    }

    private static Duration hours(String written) {
        try {
            BigDecimal hours =
                    new BigDecimal(written.replace("h", "").replace(",", ".").strip());
            return Duration.ofMinutes(hours.multiply(BigDecimal.valueOf(60)).longValueExact());
        } catch (ArithmeticException | NumberFormatException _) {
            throw Refusal.Invalid.field("hours", "account.paid-hours-unreadable", written);
        }
    }
}
