package fettle.server.ask.survey;

import fettle.server.ask.survey.Survey.Answer;
import fettle.server.ask.survey.Survey.Asked;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Surveys as rows, by the statements in `survey.sql`. Every `Tx` is bound to the client, but where the name says so.
final class SurveyStore {

    /// A solved ticket for which nobody has been considered yet.
    record Candidate(long clientId, long ticketId, Instant resolvedAt) {}

    /// @param after of tickets that were solved at `since`, those behind this one
    List<Candidate> candidates(Tx any, Instant since, long after, Instant until, int most) {
        return any.sql("survey.candidates")
                .set("since", since)
                .set("after", after)
                .set("until", until)
                .set("n", most)
                .list(row -> new Candidate(row.id("client_id"), row.id("id"), row.instant("resolved_at")));
    }

    void insert(Tx tx, Survey survey, Optional<PassedOver> why) {
        tx.sql("survey.insert")
                .set("id", survey.id())
                .set("ticket", survey.ticketId())
                .set("contact", survey.contact().id())
                .set("contactName", survey.contact().name())
                .set("address", survey.contact().address())
                .set("now", survey.madeAt())
                .set("endsAt", survey.endsAt())
                .set("passedOver", why)
                .update();
    }

    Optional<Survey> anywhere(Tx any, long id) {
        return any.sql("survey.anywhere").set("id", id).one(SurveyStore::survey);
    }

    Optional<Survey> ofTicket(Tx tx, long ticketId) {
        return tx.sql("survey.of-ticket").set("ticket", ticketId).one(SurveyStore::survey);
    }

    List<Survey> between(Tx tx, Instant since, Instant until) {
        return tx.sql("survey.between").set("since", since).set("until", until).list(SurveyStore::survey);
    }

    void answer(Tx tx, long id, Answer answer) {
        tx.sql("survey.answer")
                .set("id", id)
                .set("mark", answer.mark())
                .set("words", answer.words())
                .set("now", answer.at())
                .update();
    }

    int askedLately(Tx any, String address, Instant since) {
        return any.sql("survey.asked-lately")
                .set("address", address)
                .set("since", since)
                .one(row -> row.count("asked"))
                .orElse(0);
    }

    int askedOfClient(Tx tx, Instant since) {
        return tx.sql("survey.asked-of-client")
                .set("since", since)
                .one(row -> row.count("asked"))
                .orElse(0);
    }

    boolean isOff(Tx tx) {
        return tx.sql("survey.is-off").one(row -> row.id("client_id")).isPresent();
    }

    void turnOff(Tx tx, Instant now) {
        tx.sql("survey.turn-off").set("now", now).update();
    }

    void turnOn(Tx tx) {
        tx.sql("survey.turn-on").update();
    }

    boolean hasRefused(Tx tx, long contactId) {
        return tx.sql("survey.has-refused")
                .set("contact", contactId)
                .one(row -> row.id("contact_id"))
                .isPresent();
    }

    void refuse(Tx tx, long contactId, Instant now) {
        tx.sql("survey.refuse").set("contact", contactId).set("now", now).update();
    }

    private static Survey survey(Row row) {
        return new Survey(
                row.id("id"),
                row.id("client_id"),
                row.id("ticket_id"),
                new Asked(row.id("contact_id"), row.text("contact_name"), row.text("address")),
                row.instant("made_at"),
                row.instant("ends_at"),
                row.optionalCount("mark").map(mark -> new Answer(mark, row.text("words"), row.instant("answered_at"))));
    }
}
