package fettle.portal.page;

import fettle.contracts.sla.PauseReason;
import fettle.portal.Request;
import fettle.portal.Request.Owed;
import fettle.portal.Request.Promise;
import fettle.portal.Request.Standing;
import fettle.web.text.Texts;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Where a request stands and what happens next, in the customer's own words: what happens, who does it, by when, and
/// whether they must do something. Nothing is said that no clock and nobody has said.
record RequestWords(Texts texts, When when) {

    /// One of the states of DESIGN 9.
    record State(String words, String tone, String icon) {}

    /// What happens next.
    ///
    /// @param brief for a line of a list, "" when there is nothing to tell
    /// @param headline the same as a sentence
    /// @param more what to know about it
    record Next(String brief, String headline, String more) {}

    State state(Request request) {
        Standing standing = request.standing();
        String words = texts.with("portal.state." + word(standing));
        return switch (standing) {
            case ON_IT -> new State(words, "accent", "bolt");
            case WAITING_FOR_YOU, WAITING_FOR_ANOTHER -> new State(words, "wait", "pause");
            case WITH_SUPPLIER -> new State(words, "mid", "supplier");
            case BOOKED -> new State(words, "good", "calendar");
            case TO_CHECK -> new State(words, "good", "check");
            case SORTED -> new State(words, "mid", "check");
        };
    }

    Next next(Request request) {
        return switch (request.standing()) {
            case ON_IT, WITH_SUPPLIER -> ours(request);
            case WAITING_FOR_YOU -> yours(request);
            case WAITING_FOR_ANOTHER ->
                say(
                        "another-approves",
                        texts.with("portal.next.you-need-nothing"),
                        request.decidedBy().orElseThrow());
            case BOOKED -> booked(request);
            case TO_CHECK -> say("check", "");
            case SORTED -> sorted(request);
        };
    }

    private Next ours(Request request) {
        Optional<Next> told = request.promise().map(this::promised);
        return told.or(() -> request.next(when.now()).map(owed -> owed(request, owed)))
                .or(() -> coming(request).map(at -> say("supplier", background(request), when.at(at))))
                .orElseGet(() -> new Next("", texts.with("portal.next.tell"), background(request)));
    }

    private Next promised(Promise promise) {
        String at = when.at(promise.at());
        if (promise.at().isAfter(when.now())) {
            return new Next(
                    texts.with("portal.next.promised-brief", at),
                    texts.with("portal.next.promised", at, sentence(promise.words())),
                    texts.with("portal.next.promised-more", promise.by()));
        }
        return new Next(
                texts.with("portal.next.late-brief"),
                texts.with("portal.next.promise-late", sentence(promise.words())),
                texts.with("portal.next.promise-late-more", promise.by(), when.on(promise.at())));
    }

    private static String sentence(String words) {
        return words.matches(".*[.?!]") ? words : words + ".";
    }

    private Next owed(Request request, Owed owed) {
        String what = word(owed.what()) + (request.fault() ? "" : "-request");
        String key = texts.find("portal.next." + what).isPresent() ? what : word(owed.what());
        if (!owed.at().isAfter(when.now())) {
            return new Next(
                    texts.with("portal.next.late-brief"),
                    texts.with("portal.next." + word(owed.what()) + "-late"),
                    texts.with("portal.next.late-more", when.on(owed.at())));
        }
        String late = request.late(when.now()) ? texts.with("portal.next.longer") + " " : "";
        return say(key, late + background(request), when.at(owed.at()));
    }

    /// When somebody asks the supplier again.
    private Optional<Instant> coming(Request request) {
        return request.standing() == Standing.WITH_SUPPLIER
                ? request.lookedAtAgain().filter(at -> at.isAfter(when.now()))
                : Optional.empty();
    }

    private String background(Request request) {
        String waits = request.waitsFor().map(this::meanwhile).orElse("");
        return waits.isEmpty() ? texts.with("portal.next.you-need-nothing") : waits;
    }

    private String meanwhile(PauseReason reason) {
        return switch (reason) {
            case SUPPLIER, PARTS, INTERNAL, MONITORING -> texts.with("portal.meanwhile." + reason.key());
            case CLIENT_INFO, CLIENT_APPROVAL, CLIENT_ACCESS, AGREED_DATE -> "";
        };
    }

    private Next yours(Request request) {
        String again = request.lookedAtAgain()
                .filter(at -> at.isAfter(when.now()))
                .map(at -> texts.with("portal.next.ask-again", when.on(at)))
                .orElseGet(() -> texts.with("portal.next.write-below"));
        return say(request.waitsFor().orElseThrow().key(), again);
    }

    private Next booked(Request request) {
        Optional<Instant> date = request.lookedAtAgain();
        if (date.filter(at -> at.isAfter(when.now())).isPresent()) {
            String at = when.on(date.get());
            return new Next(at, texts.with("portal.next.booked", at), texts.with("portal.next.booked-more"));
        }
        return date.map(at -> say("booked-past", texts.with("portal.next.tell"), when.on(at)))
                .orElseGet(() -> new Next("", texts.with("portal.next.tell"), ""));
    }

    private Next sorted(Request request) {
        String at = request.solvedAt().map(when::on).orElse("");
        return at.isEmpty()
                ? new Next("", texts.with("portal.next.sorted-some-time"), texts.with("portal.next.sorted-more"))
                : new Next(at, texts.with("portal.next.sorted", at), texts.with("portal.next.sorted-more"));
    }

    private Next say(String key, String more, Object... figures) {
        return new Next(
                texts.with("portal.next." + key + "-brief", figures), texts.with("portal.next." + key, figures), more);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
