package fettle.server.demo;

import fettle.server.account.ClientMonths;
import fettle.server.client.Clients;
import fettle.server.contract.Calendars;
import fettle.server.contract.Contracts;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.review.Reviews;
import fettle.server.staff.Staff;
import fettle.server.ticket.Ticketing;

/// The features through which the demo does its work, as anybody else does.
public record Faces(
        Staff staff,
        Clients clients,
        Calendars calendars,
        Contracts contracts,
        Suppliers suppliers,
        Ticketing ticketing,
        Reviews reviews,
        ClientMonths months) {}
