package fettle.server.intake;

import fettle.server.intake.turn.Turn;
import fettle.server.mail.transport.Arrival;
import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The mails that reached us as rows, by the statements in `intake.sql`.
final class IntakeStore {

    /// How long a mail may take, with all its parsing; then somebody else may try.
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final int MOST_WORDS = 500;

    /// A mail that was fetched before.
    ///
    /// @param withheld whether its server had not handed it over then
    record Known(long id, boolean withheld) {}

    Optional<Known> ofPlace(Tx tx, long mailboxId, Arrival.Place place) {
        return tx.sql("intake.of-place")
                .set("mailboxId", mailboxId)
                .set("uidValidity", place.uidValidity())
                .set("uid", place.uid())
                .one(row -> new Known(row.id("id"), row.one(Reason.class, "reason") == Reason.WITHHELD));
    }

    /// Puts a mail in the place of the note that its server withheld it.
    void handedOver(Tx tx, long id, InboundMail mail) {
        tx.sql("intake.handed-over")
                .set("id", id)
                .set("envelopeFrom", mail.envelopeFrom())
                .set("size", mail.size())
                .set("raw", mail.rawSha256())
                .set("lines", mail.linesSha256())
                .set("owner", mail.turn().owner())
                .set("turn", mail.turn().place())
                .set("now", mail.receivedAt())
                .update();
    }

    void insert(Tx tx, InboundMail mail, Optional<Arrival.Place> place) {
        newRow(tx, mail, place)
                .set("outcome", Outcome.Kind.WAITING)
                .set("reason", Reason.NONE)
                .set("words", "")
                .set("decidedAt", Optional.empty())
                .update();
    }

    void insertDecided(Tx tx, InboundMail mail, Optional<Arrival.Place> place, Outcome outcome, String words) {
        newRow(tx, mail, place)
                .set("outcome", outcome.kind())
                .set("reason", outcome.reason())
                .set("words", cut(words))
                .set("decidedAt", mail.receivedAt())
                .update();
    }

    private static Sql newRow(Tx tx, InboundMail mail, Optional<Arrival.Place> place) {
        return tx.sql("intake.insert")
                .set("id", mail.id())
                .set("source", mail.source())
                .set("mailboxId", mail.mailboxId())
                .set("uidValidity", place.map(Arrival.Place::uidValidity))
                .set("uid", place.map(Arrival.Place::uid))
                .set("envelopeFrom", mail.envelopeFrom())
                .set("envelopeTo", mail.envelopeTo())
                .set("receivedAt", mail.receivedAt())
                .set("size", mail.size())
                .set("raw", mail.rawSha256())
                .set("lines", mail.linesSha256())
                .set("history", mail.history())
                .set("owner", mail.turn().owner())
                .set("turn", mail.turn().place());
    }

    /// What waits, in the order of its turns. The index answers which mails these are; asked for more than
    /// it holds, Derby reads and sorts all that waits. Of each it is asked again whether it waits still.
    List<InboundMail> waiting(Tx tx, Instant now, int most) {
        List<Long> ids = tx.sql("intake.waiting").set("now", now).set("n", most).list(row -> row.id("id"));
        return ids.stream()
                .flatMap(id -> tx.sql("intake.due").set("id", id).set("now", now).one(IntakeStore::mail).stream())
                .toList();
    }

    /// Counts the attempt before it is made: a mail that takes the whole program down counts too.
    boolean begin(Tx tx, InboundMail mail, Instant now) {
        return tx.sql("intake.begin")
                        .set("id", mail.id())
                        .set("attempts", mail.attempts())
                        .set("next", now.plus(LEASE))
                        .update()
                == 1;
    }

    Optional<InboundMail> find(Tx tx, long id) {
        return tx.sql("intake.found").set("id", id).one(IntakeStore::mail);
    }

    /// An earlier arrival of the same bytes, or one that was sorted before this.
    Optional<Long> sameLines(Tx tx, InboundMail mail) {
        return tx.sql("intake.same-lines")
                .set("id", mail.id())
                .set("lines", mail.linesSha256())
                .one(row -> row.id("id"));
    }

    /// The same message by its id and content at another of our mailboxes, as it comes when it was sent to two.
    Optional<Long> sameContent(Tx tx, InboundMail mail, String messageHash, String content, Instant since) {
        return mail.mailboxId()
                .flatMap(mailboxId -> tx.sql("intake.same-content")
                        .set("id", mail.id())
                        .set("mailboxId", mailboxId)
                        .set("messageHash", messageHash)
                        .set("content", content)
                        .set("since", since)
                        .one(row -> row.id("id")));
    }

    void describe(Tx tx, InboundMail mail, Description about) {
        tx.sql("intake.describe")
                .set("id", mail.id())
                .set("attempts", mail.attempts())
                .set("fromAddress", about.fromAddress())
                .set("fromName", about.fromName())
                .set("subject", about.subject())
                .set("messageId", about.messageId())
                .set("messageHash", about.messageHash())
                .set("content", about.content())
                .set("identity", about.identity())
                .update();
    }

    /// Writes down what became of the mail; false when somebody else did so meanwhile, and nothing may be kept.
    boolean decide(Tx tx, InboundMail mail, Outcome outcome, String words, Instant now) {
        return decision(tx.sql("intake.decide"), mail.id(), outcome, words, now)
                        .set("attempts", mail.attempts())
                        .update()
                == 1;
    }

    /// Writes down what a person made of a held mail; false when it is not held any more.
    boolean release(Tx tx, long id, Outcome outcome, String words, Instant now) {
        return decision(tx.sql("intake.release"), id, outcome, words, now).update() == 1;
    }

    private static Sql decision(Sql update, long id, Outcome outcome, String words, Instant now) {
        return update.set("id", id)
                .set("outcome", outcome.kind())
                .set("reason", outcome.reason())
                .set("words", cut(words))
                .set("clientId", outcome.place().map(Outcome.TicketPlace::clientId))
                .set("ticketId", outcome.place().map(Outcome.TicketPlace::ticketId))
                .set("now", now);
    }

    private static InboundMail mail(Row row) {
        return new InboundMail(
                row.id("id"),
                row.one(Arrival.Source.class, "source"),
                row.optionalId("mailbox_id"),
                row.text("envelope_from"),
                row.text("envelope_to"),
                row.instant("received_at"),
                row.id("size"),
                row.text("raw_sha256"),
                row.text("lines_sha256"),
                row.yes("history"),
                new Turn(row.text("owner"), row.id("turn")),
                row.count("attempts"));
    }

    private static String cut(String words) {
        return words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS);
    }
}
