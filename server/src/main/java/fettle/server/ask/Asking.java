package fettle.server.ask;

import fettle.server.ask.approval.ApprovalMails;
import fettle.server.ask.approval.Approvals;
import fettle.server.ask.link.OneTimeLinks;
import fettle.server.ask.survey.SurveyMail;
import fettle.server.ask.survey.Surveys;
import fettle.server.client.Clients;
import fettle.server.contract.Contracts;
import fettle.server.mail.MessageIds;
import fettle.server.mail.outbox.Outbox;
import fettle.server.store.Ids;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.reply.Letterhead;
import fettle.web.text.Texts;
import java.time.InstantSource;
import java.util.function.Supplier;

/// The faces of the feature: what people at clients are asked by mail, and answer by links of their own.
public record Asking(OneTimeLinks links, Approvals approvals, Surveys surveys) {

    /// Builds them on what they need from below.
    ///
    /// @param baseUrl how customers' browsers reach us
    public static Asking on(
            InstantSource clock,
            Ids ids,
            Clients clients,
            Contracts contracts,
            Ticketing ticketing,
            Conversations conversations,
            Outbox outbox,
            MessageIds messageIds,
            Letterhead letterhead,
            Texts texts,
            Supplier<String> baseUrl) {
        var links = new OneTimeLinks(clock);
        var mails = new ApprovalMails(ids, outbox, messageIds, letterhead, texts, baseUrl);
        var survey = new SurveyMail(ids, outbox, messageIds, letterhead, texts, baseUrl);
        return new Asking(
                links,
                new Approvals(clock, ids, clients, contracts, ticketing, conversations, links, mails, texts),
                new Surveys(clock, ids, clients, ticketing, conversations, links, survey));
    }
}
