package fettle.server;

import fettle.server.account.ClientMonths;
import fettle.server.account.Covers;
import fettle.server.account.Examples;
import fettle.server.account.Replays;
import fettle.server.account.company.Payroll;
import fettle.server.account.company.Profits;
import fettle.server.account.cover.CoverRows;
import fettle.server.ask.Asking;
import fettle.server.client.Clients;
import fettle.server.client.choice.ChoiceLinks;
import fettle.server.client.choice.MailChoices;
import fettle.server.contract.Calendars;
import fettle.server.contract.Contracts;
import fettle.server.contract.closed.ClosedMonths;
import fettle.server.contract.group.ClientGroups;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.contract.term.Openings;
import fettle.server.live.Live;
import fettle.server.mail.MessageIds;
import fettle.server.mail.outbox.Outbox;
import fettle.server.monitor.Monitoring;
import fettle.server.monitor.Watching;
import fettle.server.notice.ContactDigest;
import fettle.server.notice.Digest;
import fettle.server.notice.NoticeMails;
import fettle.server.notice.Notices;
import fettle.server.review.Reviews;
import fettle.server.review.VerdictRows;
import fettle.server.sla.RecountJob;
import fettle.server.sla.Recounts;
import fettle.server.sla.SlaClocks;
import fettle.server.sla.SlaJob;
import fettle.server.staff.Staff;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.store.secret.SealingKey;
import fettle.server.ticket.TicketListener;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.kind.Kinds;
import fettle.server.ticket.log.TicketLog;
import fettle.server.ticket.reply.Acknowledgements;
import fettle.server.ticket.reply.Letterhead;
import fettle.server.ticket.reply.ReplyMails;
import fettle.server.worklist.OpenCounts;
import fettle.server.worklist.OpenWork;
import fettle.server.worklist.RecentWork;
import fettle.server.worklog.TimeEntries;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/// The faces of the features, made in the order of dependence: each is built on what stands above it here.
public record Features(
        Staff staff,
        Clients clients,
        Calendars calendars,
        Contracts contracts,
        Suppliers suppliers,
        TimeEntries times,
        Outbox outbox,
        MessageIds messageIds,
        Conversations conversations,
        TicketLog log,
        Kinds kinds,
        SlaClocks clocks,
        SlaJob slaJob,
        RecountJob recountJob,
        Ticketing ticketing,
        Notices notices,
        NoticeMails noticeMails,
        Digest digest,
        ContactDigest contactDigest,
        Asking asking,
        Acknowledgements acknowledgements,
        OpenWork work,
        RecentWork recentWork,
        OpenCounts openCounts,
        Monitoring monitoring,
        Reviews reviews,
        ClosedMonths closedMonths,
        Openings openings,
        ClientGroups groups,
        Covers covers,
        CoverRows coverRows,
        Payroll payroll,
        Examples examples,
        Replays replays,
        ClientMonths months,
        Profits profits) {

    static Features of(
            Database database,
            InstantSource clock,
            ZoneId zone,
            Ids ids,
            SealingKey key,
            Live live,
            Texts texts,
            String mailHost,
            Duration lateAfter,
            Letterhead letterhead,
            Supplier<String> baseUrl) {
        var staff = new Staff(clock, ids);
        var clients = new Clients(clock, ids);
        var calendars = new Calendars(clock, ids, new Recounts(clock));
        var closed = new ClosedMonths();
        var contracts = new Contracts(clock, ids, calendars, closed);
        var openings = new Openings(contracts, closed);
        var groups = new ClientGroups(ids, contracts, closed);
        var covers = new Covers(clock, clients, contracts, closed, openings, groups);
        var suppliers = new Suppliers(clock, ids, calendars);
        var coverRows = new CoverRows(ids);
        var times = new TimeEntries(clock, ids, clients, coverRows);
        var outbox = new Outbox(ids, clock);
        var messageIds = new MessageIds(key.keyFor("message-id"), mailHost);
        var conversations = new Conversations(ids);
        var log = new TicketLog(ids);
        var clocks = new SlaClocks(clock, contracts, suppliers, log);
        var mails = new ReplyMails(ids, clients, conversations, outbox, messageIds, letterhead, texts);
        var work = new OpenWork(clocks);
        var recentWork = new RecentWork(database, clock, work, clients, staff);
        var openCounts = new OpenCounts(database, clock, work);
        var kinds = new Kinds(clock, ids);
        var watching = new Watching(clocks, log, kinds, clients, staff, new VerdictRows(), coverRows);
        var monitoring = Monitoring.on(database, clock, ids, watching, texts, zone, live);
        var notices = new Notices(clock, zone, ids, staff, texts);
        monitoring.monitor().listen(notices);
        TicketListener openPages = openPages(live);
        List<TicketListener> listeners =
                List.of(clocks, monitoring.monitor(), coverRows, recentWork, openCounts, notices, openPages);
        var ticketing = Ticketing.on(
                database, clock, ids, staff, clients, contracts, suppliers, times, mails, lateAfter, listeners);
        var asking = Asking.on(
                clock,
                ids,
                clients,
                contracts,
                ticketing,
                conversations,
                outbox,
                messageIds,
                letterhead,
                texts,
                baseUrl);
        outbox.listen(ticketing.deliveries());
        var noticeMails =
                new NoticeMails(ids, outbox, messageIds, letterhead, ticketing.tickets(), clients, texts, baseUrl);
        var choiceLinks = new ChoiceLinks(key.signer("mail-choice"), baseUrl);
        var contactDigest = new ContactDigest(new ContactDigest.Below(
                database,
                clock,
                ids,
                clients,
                new MailChoices(),
                ticketing.tickets(),
                outbox,
                messageIds,
                letterhead,
                choiceLinks,
                texts));
        var slaJob = new SlaJob(database, clock, ticketing.tickets(), clocks, List.of(recentWork, openPages));
        var reviews = new Reviews(clock, ids, ticketing, monitoring.monitor(), monitoring.board(), log, live);
        var months = new ClientMonths(clock, staff, clients, contracts, clocks, covers, closed, times, groups);
        return new Features(
                staff,
                clients,
                calendars,
                contracts,
                suppliers,
                times,
                outbox,
                messageIds,
                conversations,
                log,
                kinds,
                clocks,
                slaJob,
                new RecountJob(database, clock, ticketing.tickets(), listeners),
                ticketing,
                notices,
                noticeMails,
                new Digest(database, clock, staff, notices, noticeMails, work, texts),
                contactDigest,
                asking,
                new Acknowledgements(
                        ids, clock, ticketing.tickets(), outbox, messageIds, letterhead, texts, choiceLinks),
                work,
                recentWork,
                openCounts,
                monitoring,
                reviews,
                closed,
                openings,
                groups,
                covers,
                coverRows,
                new Payroll(staff),
                new Examples(clients, covers),
                new Replays(clock, clients, contracts, staff, covers, clocks),
                months,
                new Profits(months));
    }

    /// Open pages learn which ticket changed, the portal's only of their own client; what changed they ask for
    /// themselves.
    private static TicketListener openPages(Live live) {
        return (tx, ticket, _) -> tx.afterCommit(() -> {
            live.changed("tickets", ticket.number());
            live.changedFor(ticket.clientId(), "requests", ticket.number());
        });
    }
}
