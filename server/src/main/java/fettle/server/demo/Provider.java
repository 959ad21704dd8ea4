package fettle.server.demo;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.term.Term;
import fettle.contracts.money.Money;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaPolicy;
import fettle.server.client.Contact;
import fettle.server.client.NewClient;
import fettle.server.client.NewContact;
import fettle.server.contract.CalendarTexts;
import fettle.server.contract.Target;
import fettle.server.contract.Terms;
import fettle.server.contract.supplier.NewSupplier;
import fettle.server.contract.supplier.Supplier;
import fettle.server.demo.cast.BankHolidays;
import fettle.server.demo.cast.Cast;
import fettle.server.demo.cast.Cast.Colleague;
import fettle.server.demo.cast.Cast.Company;
import fettle.server.staff.LabourRate;
import fettle.server.staff.Technician;
import fettle.server.store.Tx;
import fettle.server.ticket.log.Actor;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Sets the provider up as an administrator would: staff, calendars, clients, people, contracts.
final class Provider {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Currency POUND = Currency.getInstance("GBP");
    private static final long OVERHEAD = 1_835;
    private static final int SUPPLIER_MINUTES = 480;

    private final Faces faces;
    private final LocalDate start;
    private final YearMonth lastMonth;

    /// @param start the first day of the contracts
    /// @param lastMonth up to which direct costs are booked
    Provider(Faces faces, LocalDate start, YearMonth lastMonth) {
        this.faces = faces;
        this.start = start;
        this.lastMonth = lastMonth;
    }

    World setUp(Tx tx) {
        Map<String, Long> groups = groups(tx);
        Map<String, Actor.Technician> colleagues = colleagues(tx, groups);
        Map<String, Long> calendars = calendars(tx);
        List<World.Place> places = new ArrayList<>();
        for (Company company : Cast.companies()) {
            places.add(place(tx, company, calendars, colleagues));
        }
        var desk = faces.calendars().calendar(tx, calendars.getOrDefault("desk", 0L));
        return new World(desk, colleagues, groups, suppliers(tx, calendars.getOrDefault("office", 0L)), places);
    }

    private List<Supplier> suppliers(Tx tx, long hours) {
        return Cast.SUPPLIERS.stream()
                .map(name -> faces.suppliers()
                        .add(
                                tx,
                                new NewSupplier(
                                        name,
                                        hours,
                                        SUPPLIER_MINUTES,
                                        Optional.empty(),
                                        Optional.of("support@" + name.toLowerCase(Locale.ROOT) + ".example"),
                                        true)))
                .toList();
    }

    private Map<String, Long> groups(Tx tx) {
        Map<String, Long> groups = new HashMap<>();
        for (String name : List.of("First line", "Second line", "Third line")) {
            groups.put(name, faces.staff().addGroup(tx, name, groups.size() + 1).id());
        }
        return groups;
    }

    private Map<String, Actor.Technician> colleagues(Tx tx, Map<String, Long> groups) {
        Map<String, Actor.Technician> colleagues = new HashMap<>();
        for (Colleague colleague : Cast.COLLEAGUES) {
            Technician person = faces.staff().add(tx, colleague.email(), colleague.name(), colleague.role());
            Optional.ofNullable(groups.get(colleague.group()))
                    .ifPresent(group -> faces.staff().setGroups(tx, person.id(), List.of(group)));
            faces.staff().setRate(tx, new LabourRate(person.id(), start, colleague.rateMinor(), OVERHEAD, "GBP"));
            colleagues.put(colleague.name(), new Actor.Technician(person.id(), person.name()));
        }
        return colleagues;
    }

    private Map<String, Long> calendars(Tx tx) {
        return Map.of(
                "desk", calendar(tx, "Desk hours", "mon-fri 06:00-20:00;sat 06:00-13:00", BankHolidays.ENGLAND),
                "office", calendar(tx, "Office hours", "mon-fri 09:00-17:30", BankHolidays.ENGLAND),
                "depot", calendar(tx, "Depot hours", "mon-fri 06:00-20:00;sat 06:00-13:00", BankHolidays.ENGLAND),
                "gold24", calendar(tx, "Round the clock", "24x7", "-"));
    }

    private long calendar(Tx tx, String name, String weekly, String exceptions) {
        var texts = new CalendarTexts(CalendarTexts.SINCE_EVER, LONDON.getId(), weekly, exceptions);
        return faces.calendars().add(tx, name, List.of(texts)).id();
    }

    private World.Place place(
            Tx tx, Company company, Map<String, Long> calendars, Map<String, Actor.Technician> colleagues) {
        Optional<Long> manager =
                Optional.ofNullable(colleagues.get("Oliver Grant")).map(Actor.Technician::id);
        long client = faces.clients()
                .add(
                        tx,
                        new NewClient(
                                company.name(),
                                LONDON,
                                Optional.of(company.headcount()),
                                manager,
                                List.of(company.domain())))
                .id();
        List<Contact> contacts = company.people().stream()
                .map(person -> faces.clients().addContact(tx, client, contact(person)))
                .toList();
        agree(tx, client, company, calendars, manager);
        for (YearMonth month = YearMonth.from(start); !month.isAfter(lastMonth); month = month.plusMonths(1)) {
            Money cost = new Money(company.costMinor(), POUND);
            faces.contracts().addCost(tx, client, month, "Licences and tools", cost);
        }
        return new World.Place(company, client, contacts);
    }

    /// A year at a time, with two months' notice; a client that needs more hours gets them after three months.
    private void agree(Tx tx, long client, Company company, Map<String, Long> calendars, Optional<Long> manager) {
        var agreements = new Agreements(start, faces.calendars().calendar(tx, calendars.getOrDefault("desk", 0L)));
        var contract = faces.contracts()
                .agree(
                        tx,
                        client,
                        "Support " + company.tier(),
                        POUND,
                        start,
                        terms(company, calendars, agreements.lines(company)),
                        manager);
        faces.contracts().setTerm(tx, contract, Optional.of(new Term(start, 12, 60, 300, true)));
        if (company.name().startsWith("Fernhill")) {
            Terms more = terms(company, calendars, agreements.more(company));
            faces.contracts().amend(tx, contract, start.plusMonths(3), more, manager);
        }
    }

    private static NewContact contact(Cast.Person person) {
        return new NewContact(
                person.name(),
                person.email(),
                Optional.empty(),
                Optional.of(person.jobTitle()),
                false,
                true,
                List.of());
    }

    private static Terms terms(Company company, Map<String, Long> calendars, List<ContractLine> lines) {
        boolean roundTheClock = company.hours().equals("gold24");
        long hours = calendars.getOrDefault(roundTheClock ? "office" : company.hours(), 0L);
        Optional<Long> forP1 = roundTheClock ? Optional.ofNullable(calendars.get("gold24")) : Optional.empty();
        return new Terms(
                hours,
                targets(company.tier(), forP1),
                PauseReason.DEFAULT_STOPPING,
                SlaPolicy.Reopening.CONTINUE,
                5,
                false,
                List.of(50, 75, 90),
                95,
                0,
                "9500=5;9000=10",
                15,
                lines);
    }

    private static List<Target> targets(String tier, Optional<Long> forP1) {
        return switch (tier) {
            case "gold" ->
                List.of(
                        target(Priority.P1, forP1, 15, 30, 120),
                        target(Priority.P2, Optional.empty(), 30, 120, 240),
                        target(Priority.P3, Optional.empty(), 60, 510, 510),
                        target(Priority.P4, Optional.empty(), 240, 1_020, 1_530));
            case "silver" ->
                List.of(
                        target(Priority.P1, forP1, 15, 60, 240),
                        target(Priority.P2, Optional.empty(), 30, 120, 480),
                        target(Priority.P3, Optional.empty(), 60, 510, 1_020),
                        target(Priority.P4, Optional.empty(), 240, 1_530, 2_550));
            default ->
                List.of(
                        target(Priority.P1, forP1, 30, 120, 480),
                        target(Priority.P2, Optional.empty(), 60, 240, 1_020),
                        target(Priority.P3, Optional.empty(), 240, 1_020, 2_040),
                        target(Priority.P4, Optional.empty(), 510, 2_040, 5_100));
        };
    }

    private static Target target(Priority priority, Optional<Long> calendar, int response, int update, int resolution) {
        return new Target(priority, calendar, Optional.of(response), Optional.of(update), Optional.of(resolution));
    }
}
