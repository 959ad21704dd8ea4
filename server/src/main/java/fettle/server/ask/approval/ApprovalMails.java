package fettle.server.ask.approval;

import fettle.server.mail.MessageIds;
import fettle.server.mail.MessageIds.Purpose;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.outbox.Recipient;
import fettle.server.signin.secret.Token;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Letterhead;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// The mails that ask for an approval, with the link by which alone it is given. An answer by mail joins the ticket.
public record ApprovalMails(
        Ids ids, Outbox outbox, MessageIds messageIds, Letterhead letterhead, Texts texts, Supplier<String> baseUrl) {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH);

    String messageId(long ticketId) {
        return messageIds.messageId(Purpose.REPLY, ticketId, ids.next());
    }

    /// The question as it stands on the ticket.
    String entry(Approval approval) {
        String asks = texts.with("ask.approval.entry", approval.approver().name()) + "\n\n" + approval.words();
        return cost(approval).map(cost -> asks + "\n\n" + cost).orElse(asks);
    }

    void ask(Tx tx, Ticket ticket, Approval approval, long entryId, String messageId, Token link, ZoneId zone) {
        Letterhead.Sender from = letterhead.sender(tx, ticket.mailboxId());
        String opening = texts.with("ask.approval.mail.asks", approval.asker(), number(ticket), ticket.subject());
        send(
                tx,
                ticket,
                new Sheet("approval:" + approval.id(), Optional.of(entryId), Automatic.NO, messageId, from),
                approval,
                body(opening, approval, link, from, zone));
    }

    void remind(Tx tx, Ticket ticket, Approval approval, Token link, ZoneId zone) {
        Letterhead.Sender from = letterhead.sender(tx, ticket.mailboxId());
        String opening = texts.with("ask.approval.mail.reminds", approval.asker(), number(ticket), ticket.subject());
        send(
                tx,
                ticket,
                new Sheet(
                        "approval-again:" + approval.id(),
                        Optional.empty(),
                        Automatic.NOTICE,
                        messageId(ticket.id()),
                        from),
                approval,
                body(opening, approval, link, from, zone));
    }

    private record Sheet(
            String cause, Optional<Long> entryId, Automatic automatic, String messageId, Letterhead.Sender from) {}

    private void send(Tx tx, Ticket ticket, Sheet sheet, Approval approval, String body) {
        Letterhead.Sender from = sheet.from();
        outbox.add(
                tx,
                new NewMail(
                        sheet.cause(),
                        ticket.clientId(),
                        Optional.of(ticket.id()),
                        sheet.entryId(),
                        sheet.automatic(),
                        from.address(),
                        from.name(),
                        from.takesTags()
                                ? Optional.of(messageIds.replyAddress(from.address(), Purpose.REPLY, ticket.id()))
                                : Optional.empty(),
                        List.of(new Recipient(
                                approval.approver().address(),
                                approval.approver().name())),
                        texts.with("ask.approval.mail.subject", number(ticket), ticket.subject()),
                        body,
                        sheet.messageId(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    private String body(String opening, Approval approval, Token link, Letterhead.Sender from, ZoneId zone) {
        String question =
                cost(approval).map(cost -> approval.words() + "\n\n" + cost).orElse(approval.words());
        return String.join(
                "\n\n",
                texts.with("ask.mail.hello", approval.approver().name()),
                opening,
                question,
                texts.with("ask.approval.mail.until", until(approval.endsAt(), zone)),
                baseUrl.get() + "/portal/approval/" + link.secret(),
                texts.with("ask.approval.mail.yours"),
                approval.asker() + "\n" + from.signature(texts) + "\n");
    }

    private Optional<String> cost(Approval approval) {
        return approval.amount()
                .map(amount -> texts.with(
                        "ask.approval.cost", Sentences.timeless(texts).money(amount)));
    }

    private static String until(Instant until, ZoneId zone) {
        return WHEN.format(until.atZone(zone));
    }

    private static String number(Ticket ticket) {
        return String.valueOf(ticket.number());
    }
}
