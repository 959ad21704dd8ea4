package fettle.server.ask.survey;

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
import fettle.web.text.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The mail that asks how it went, with a link for each mark. An answer by mail joins the ticket as any other.
public record SurveyMail(
        Ids ids, Outbox outbox, MessageIds messageIds, Letterhead letterhead, Texts texts, Supplier<String> baseUrl) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

    void send(Tx tx, Ticket ticket, Survey survey, Token link, ZoneId zone) {
        Letterhead.Sender from = letterhead.sender(tx, ticket.mailboxId());
        String number = String.valueOf(ticket.number());
        outbox.add(
                tx,
                new NewMail(
                        "survey:" + ticket.id(),
                        ticket.clientId(),
                        Optional.of(ticket.id()),
                        Optional.empty(),
                        Automatic.NOTICE,
                        from.address(),
                        from.name(),
                        from.takesTags()
                                ? Optional.of(messageIds.replyAddress(from.address(), Purpose.REPLY, ticket.id()))
                                : Optional.empty(),
                        List.of(new Recipient(
                                survey.contact().address(), survey.contact().name())),
                        texts.with("ask.survey.mail.subject", number, ticket.subject()),
                        String.join(
                                "\n\n",
                                texts.with("ask.mail.hello", survey.contact().name()),
                                texts.with("ask.survey.mail.solved", number, ticket.subject()),
                                marks(link),
                                texts.with(
                                        "ask.survey.mail.until",
                                        DAY.format(survey.endsAt().atZone(zone))),
                                texts.with("ask.survey.mail.never"),
                                from.signature(texts) + "\n"),
                        messageIds.messageId(Purpose.REPLY, ticket.id(), ids.next()),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    /// A line for each mark, the best first.
    private String marks(Token link) {
        String page = baseUrl.get() + "/portal/survey/" + link.secret() + "?mark=";
        return IntStream.iterate(5, mark -> mark >= 1, mark -> mark - 1)
                .mapToObj(mark -> mark + " - " + texts.with("ask.survey.mark." + mark) + "\n" + page + mark)
                .collect(Collectors.joining("\n"));
    }
}
