package fettle.server.ticket;

import fettle.server.client.Clients;
import fettle.server.contract.Contracts;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.signin.Audit;
import fettle.server.staff.Staff;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.store.keys.Numbers;
import fettle.server.ticket.canned.CannedReplies;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.SupplierThread;
import fettle.server.ticket.kind.Kinds;
import fettle.server.ticket.log.TicketLog;
import fettle.server.ticket.outside.ApprovalWait;
import fettle.server.ticket.outside.Exclusions;
import fettle.server.ticket.outside.Ratings;
import fettle.server.ticket.outside.SupplierWork;
import fettle.server.ticket.reply.Deliveries;
import fettle.server.ticket.reply.ReplyMails;
import fettle.server.ticket.sorting.AfterSolving;
import fettle.server.ticket.sorting.Askers;
import fettle.server.ticket.sorting.Merging;
import fettle.server.ticket.sorting.Reassigning;
import fettle.server.ticket.sorting.Splitting;
import fettle.server.ticket.sorting.SpokenOf;
import fettle.server.ticket.waiting.WaitingReplies;
import fettle.server.worklog.TimeEntries;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The faces of the feature, which change the same rows and tell the same listeners.
///
/// @param closing what closes resolved tickets when their time to come back is over
public record Ticketing(
        Tickets tickets,
        Handling handling,
        Triage triage,
        Assignment assignment,
        Closing closing,
        Merging merging,
        Splitting splitting,
        Reassigning reassigning,
        Askers askers,
        SpokenOf spokenOf,
        AfterSolving afterSolving,
        SupplierWork suppliers,
        Exclusions exclusions,
        ApprovalWait approvals,
        Deliveries deliveries,
        WaitingReplies waiting,
        CannedReplies canned,
        Ratings ratings) {

    /// Builds them on what they need from below.
    ///
    /// @param patience after how long a mail that has not arrived is held to be late
    public static Ticketing on(
            Database database,
            InstantSource clock,
            Ids ids,
            Staff staff,
            Clients clients,
            Contracts contracts,
            Suppliers suppliers,
            TimeEntries times,
            ReplyMails mails,
            Duration patience,
            List<TicketListener> listeners) {
        var store = new TicketStore();
        var log = new TicketLog(ids);
        var conversations = new Conversations(ids);
        staff.listen(WaitingReplies.drafts());
        var told = new ArrayList<>(List.of(WaitingReplies.holder()));
        told.addAll(listeners);
        var changes = new Changes(clock, store, log, told);
        var window = new ReopenWindow(contracts);
        var tickets = new Tickets(
                clock, ids, new Numbers(database, "ticket"), clients, contracts, conversations, changes, store);
        var merging = new Merging(changes, tickets, log, conversations);
        var reassigning = new Reassigning(changes, tickets, clients, contracts, new Audit(ids, clock));
        var handling = new Handling(changes, store, conversations, times, mails, log);
        return new Ticketing(
                tickets,
                handling,
                new Triage(changes, store, new Kinds(clock, ids), clients),
                new Assignment(changes, store, log, staff),
                new Closing(database, clock, store, changes, window),
                merging,
                new Splitting(changes, tickets, log, conversations),
                reassigning,
                new Askers(changes, clients, tickets),
                new SpokenOf(changes, tickets, log, merging, reassigning),
                new AfterSolving(changes, log),
                new SupplierWork(changes, log, suppliers, mails.toSuppliers(), new SupplierThread(ids)),
                new Exclusions(changes, log, staff, ids),
                new ApprovalWait(changes, log, conversations),
                new Deliveries(changes, tickets, log, mails, patience),
                new WaitingReplies(ids, changes, handling),
                new CannedReplies(clock, ids, clients),
                new Ratings(changes, tickets));
    }
}
