package fettle.server.account.edit;

import static fettle.web.route.Who.ACCOUNT_MANAGER;

import fettle.contracts.contract.term.Term;
import fettle.contracts.money.Minutes;
import fettle.contracts.words.Refused;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.Contracts;
import fettle.server.contract.term.Openings;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Tx;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where account managers say how many seats there are from a day on, and how a contract is renewed.
public final class ContractChanges implements Routes {

    private static final Pattern PER_CENT = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,2})?");

    private static final Pattern TIME = Pattern.compile("(?:([0-9]{1,5})\\s*h)?\\s*(?:([0-9]{1,6})\\s*m?)?");

    private final Contracts contracts;
    private final Openings openings;
    private final Guard<DeskUser> manager;
    private final Desktop desktop;
    private final Handler page;

    /// @param page that the forms stand on, for when one is refused
    public ContractChanges(
            Contracts contracts, Openings openings, Guard<DeskUser> manager, Desktop desktop, Handler page) {
        this.contracts = contracts;
        this.openings = openings;
        this.manager = manager;
        this.desktop = desktop;
        this.page = page;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/contracts/{id}/seats", ACCOUNT_MANAGER, FormAgain.on(page, this::seats)),
                Route.post("/contracts/{id}/term", ACCOUNT_MANAGER, FormAgain.on(page, this::term)),
                Route.post("/contracts/{id}/opening", ACCOUNT_MANAGER, FormAgain.on(page, this::opening)));
    }

    private void seats(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String line = form.text("line", 120);
        LocalDate from = form.optionalDate("from").orElseThrow(() -> Refusal.Invalid.field("from", "form.missing"));
        int count = form.count("count");
        change(request, response, form, (tx, contract) -> {
            ContractVersion held = contracts.versions(tx, contract).stream()
                    .filter(version -> version.isInForceOn(from))
                    .findFirst()
                    .orElseThrow(() -> Refusal.Invalid.field("from", "contract.before-start", contract.startsOn()));
            contracts.setSeats(tx, held, line, from, count);
        });
    }

    private void term(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        Optional<Integer> months = form.optionalCount("months");
        int notice = form.optionalCount("notice").orElse(0);
        int uplift =
                form.optional("uplift", 10).map(ContractChanges::basisPoints).orElse(0);
        boolean renews = form.checked("renews");
        change(
                request,
                response,
                form,
                (tx, contract) -> contracts.setTerm(
                        tx, contract, months.map(length -> term(contract, length, notice, uplift, renews))));
    }

    private void opening(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        String line = form.text("line", 120);
        Optional<Minutes> left = form.optional("left", 20).map(ContractChanges::minutes);
        change(request, response, form, (tx, contract) -> openings.set(tx, contract, line, left));
    }

    private static Minutes minutes(String written) {
        Matcher parts = TIME.matcher(written);
        if (!parts.matches() || written.isBlank()) {
            throw Refusal.Invalid.field("left", "account.opening-unreadable", written);
        }
        long hours = parts.group(1) == null ? 0 : Long.parseLong(parts.group(1));
        long minutes = parts.group(2) == null ? 0 : Long.parseLong(parts.group(2));
        return Minutes.of(hours * 60 + minutes);
    }

    private void change(ServerRequest request, ServerResponse response, Form form, BiConsumer<Tx, Contract> change) {
        DeskUser user = manager.require(request);
        long id = Desktop.number(request, "id", "contract.not-found");
        Pages.seeOther(response, desktop.keys().once(user.scope(), form.text("key", 80), tx -> {
            change.accept(tx, contracts.find(tx, id));
            return "/contracts/" + id;
        }));
    }

    private static Term term(Contract contract, int months, int notice, int uplift, boolean renews) {
        try {
            return new Term(contract.startsOn(), months, notice, uplift, renews);
        } catch (Refused refused) {
            throw Refusal.Invalid.field("months", refused.sentence());
        }
    }

    private static int basisPoints(String written) {
        if (!PER_CENT.matcher(written).matches()) {
            throw Refusal.Invalid.field("uplift", "account.per-cent-unreadable", written);
        }
        return new BigDecimal(written).movePointRight(2).intValueExact();
    }
}
