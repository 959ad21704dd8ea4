package fettle.server.account.company;

import static fettle.web.route.Who.ACCOUNT_MANAGER;

import fettle.contracts.money.Money;
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
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The company's month for account managers: what each client left, and what payroll cost beyond.
public final class ProfitPages implements Routes {

    private static final Pattern HOURS = Pattern.compile("([0-9]{1,4}(?:[.,][0-9]{1,3})?)\\s*h?");

    private final Database database;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Staff staff;
    private final Profits profits;
    private final Payroll payroll;
    private final RequestKeys keys;
    private final Guard<DeskUser> manager;
    private final Pages pages;

    public ProfitPages(
            Database database,
            InstantSource clock,
            ZoneId zone,
            Staff staff,
            Profits profits,
            Payroll payroll,
            Guard<DeskUser> manager,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.staff = staff;
        this.profits = profits;
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
        send(request, response, Months.inPath(request), "");
    }

    /// A minus before the column's name turns its order round.
    private void send(ServerRequest request, ServerResponse response, YearMonth month, String sort) {
        Tx tx = database.read(manager.require(request).scope());
        boolean down = sort.startsWith("-");
        var about = new ProfitPage.About(month, now(), profits.of(tx, month), payroll.of(tx, month), staff.all(tx));
        Column column = Column.of(down ? sort.substring(1) : sort);
        pages.send(request, response, ProfitPage.of(about, column, down, pages.texts()));
    }

    private void pay(ServerRequest request, ServerResponse response) {
        DeskUser user = manager.require(request);
        YearMonth month = Months.inPath(request);
        Form form = Form.of(request);
        long technician = form.id("technician");
        Duration time = hours(form.text("hours", 10));
        Money cost = MoneyField.orNothing(form);
        Pages.seeOther(response, keys.once(user.scope(), form.text("key", 80), tx -> {
            payroll.pay(tx, technician, month, time, cost);
            return "/profit?month=" + month + "#payroll";
        }));
    }

    private YearMonth now() {
        return YearMonth.from(clock.instant().atZone(zone));
    }

    /// To the nearest minute: payroll pays for a twelfth of a year, as 173.33 h.
    private static Duration hours(String written) {
        Matcher typed = HOURS.matcher(written.strip());
        if (!typed.matches()) {
            throw Refusal.Invalid.field("hours", "account.paid-hours-unreadable", written);
        }
        BigDecimal minutes = new BigDecimal(typed.group(1).replace(',', '.')).multiply(BigDecimal.valueOf(60));
        return Duration.ofMinutes(minutes.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }
}
