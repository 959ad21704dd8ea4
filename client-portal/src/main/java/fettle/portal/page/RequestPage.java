package fettle.portal.page;

import fettle.contracts.sla.Commitment;
import fettle.portal.Approval;
import fettle.portal.ClientDesk;
import fettle.portal.Request;
import fettle.portal.Request.Standing;
import fettle.portal.Spent;
import fettle.portal.Story;
import fettle.web.text.Initials;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One request in plain words: where it stands, what happens next and when, who is on it, and what was said.
///
/// @param key what tells a form of this page from the same one sent twice
/// @param fresh whether it was asked for just now
/// @param draft what was typed and turned down, with `error`
record RequestPage(
        String number,
        String subject,
        String asked,
        RequestWords.State state,
        RequestWords.Next next,
        List<Step> steps,
        List<Said> said,
        List<Time> times,
        List<Question> questions,
        String owner,
        String ownerInitials,
        String writeTo,
        boolean open,
        boolean toCheck,
        boolean sorted,
        boolean fresh,
        String key,
        String draft,
        String error) {

    public boolean questioned() {
        return !questions.isEmpty();
    }

    /// Something to be approved.
    ///
    /// @param cost "" where it costs nothing
    /// @param yours whether the reader decides it now
    /// @param state who decides until when, or how it ended
    record Question(String id, String asks, String words, String cost, boolean yours, String state, String answered) {}

    /// Whether somebody is on it, or is going to be.
    public boolean somebody() {
        return open || !owner.isEmpty();
    }

    /// Whether time has been spent on it.
    public boolean worked() {
        return !times.isEmpty();
    }

    /// A step on the way.
    ///
    /// @param stage "done", "now" or "" for what is to come
    record Step(String name, String when, String stage) {

        public boolean done() {
            return stage.equals("done");
        }

        public boolean current() {
            return stage.equals("now");
        }
    }

    /// A message.
    ///
    /// @param side "us" or "them", as the style sheet says it
    /// @param whole all of it, where that is more than `text`
    record Said(
            String side,
            String author,
            String initials,
            boolean automatic,
            String when,
            String machine,
            String text,
            String whole,
            List<File> files) {}

    /// Time that was spent on it, and whether the agreement covers that.
    record Time(String when, String length, String answer, List<String> reasons) {}

    record File(String id, String name, String size) {}

    /// What a form of the page needs beside the request itself.
    record Writing(String key, boolean fresh, String draft, String error) {}

    static RequestPage of(
            Texts texts,
            When when,
            ClientDesk.Person person,
            Story story,
            List<Spent> spent,
            List<Approval> approvals,
            Writing writing) {
        Request request = story.request();
        var words = new RequestWords(texts, when);
        Standing standing = request.standing();
        return new RequestPage(
                String.valueOf(request.number()),
                request.subject(),
                asked(texts, when, request),
                words.state(request),
                next(texts, when, words, story, approvals),
                steps(texts, when, words, story),
                story.messages().stream()
                        .map(message -> said(texts, when, person, message))
                        .toList(),
                spent.stream().map(one -> time(texts, when, one)).toList(),
                approvals.reversed().stream()
                        .map(one -> question(texts, when, one))
                        .toList(),
                request.owner().orElse(""),
                request.owner().map(Initials::of).orElse(""),
                request.owner()
                        .map(owner -> texts.with("portal.write-to", owner.split(" ", 2)[0]))
                        .orElseGet(() -> texts.with("portal.write-to-us")),
                request.stage() == Request.Stage.OPEN,
                standing == Standing.TO_CHECK,
                standing == Standing.SORTED,
                writing.fresh(),
                writing.key(),
                writing.draft(),
                writing.error());
    }

    private static Question question(Texts texts, When when, Approval approval) {
        return new Question(
                String.valueOf(approval.id()),
                texts.with("portal.approval.asks", approval.asker(), approval.approver()),
                approval.words(),
                approval.cost()
                        .map(cost -> texts.with(
                                "portal.approval.cost",
                                Sentences.timeless(texts).money(cost)))
                        .orElse(""),
                approval.yours(),
                approval.ended()
                        .map(ended -> texts.with(
                                "portal.approval.was." + ended.ending().name().toLowerCase(Locale.ROOT),
                                ended.by(),
                                when.on(ended.at())))
                        .orElseGet(() -> texts.with("portal.approval.until", when.at(approval.until()))),
                approval.ended().map(Approval.Ended::words).orElse(""));
    }

    static Time time(Texts texts, When when, Spent spent) {
        var sentences = new Sentences(texts, when.zone());
        return new Time(
                when.on(spent.at()),
                sentences.amount(spent.worked()),
                texts.with("portal.time."
                        + spent.answer().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                sentences.of(spent.reasons()));
    }

    private static String asked(Texts texts, When when, Request request) {
        String who = request.mine() ? "you" : request.asker().isPresent() ? "other" : "somebody";
        String channel = texts.with("portal.channel." + request.channel().name().toLowerCase(Locale.ROOT));
        return texts.with(
                "portal.asked-by-" + who,
                channel,
                when.on(request.askedAt()),
                request.asker().orElse(""));
    }

    private static RequestWords.Next next(
            Texts texts, When when, RequestWords words, Story story, List<Approval> approvals) {
        RequestWords.Next next = words.next(story.request());
        Optional<String> more = switch (story.request().standing()) {
            case WAITING_FOR_YOU, WAITING_FOR_ANOTHER -> toDecide(texts, when, approvals);
            case TO_CHECK -> story.opensAgainUntil().map(at -> texts.with("portal.next.check-until", when.on(at)));
            case ON_IT, WITH_SUPPLIER, BOOKED, SORTED -> Optional.empty();
        };
        return more.map(told -> new RequestWords.Next(next.brief(), next.headline(), told))
                .orElse(next);
    }

    /// Who answers the question that is open, and how: words written below it approve nothing.
    private static Optional<String> toDecide(Texts texts, When when, List<Approval> approvals) {
        return approvals.stream()
                .filter(approval -> approval.ended().isEmpty())
                .findFirst()
                .map(approval -> texts.with(
                        "portal.next." + (approval.yours() ? "decide" : "decides"),
                        when.on(approval.until()),
                        approval.approver()));
    }

    private static List<Step> steps(Texts texts, When when, RequestWords words, Story story) {
        Request request = story.request();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(texts.with("portal.step.received"), when.at(request.askedAt()), "done"));
        steps.add(answered(texts, when, story));
        switch (request.stage()) {
            case OPEN -> {
                steps.add(new Step(
                        words.state(request).words(), words.next(request).brief(), "now"));
                steps.add(new Step(texts.with("portal.step.you-confirm"), "", ""));
            }
            case SOLVED -> {
                steps.add(solved(texts, when, request));
                steps.add(new Step(texts.with("portal.step.you-confirm"), "", "now"));
            }
            case CLOSED -> {
                steps.add(solved(texts, when, request));
                steps.add(new Step(texts.with("portal.step.closed"), "", "done"));
            }
        }
        return steps.stream().filter(step -> !step.name().isEmpty()).toList();
    }

    private static Step answered(Texts texts, When when, Story story) {
        Request request = story.request();
        Optional<Step> given = story.firstAnswer()
                .map(answer ->
                        new Step(texts.with("portal.step.answered", answer.author()), when.at(answer.at()), "done"));
        return given.orElseGet(() -> request.owed().stream()
                .filter(owed -> owed.what() == Commitment.RESPONSE && owed.at().isAfter(when.now()))
                .findFirst()
                .map(owed ->
                        new Step(texts.with("portal.step.we-answer"), texts.with("portal.by", when.at(owed.at())), ""))
                .orElse(new Step("", "", "")));
    }

    private static Step solved(Texts texts, When when, Request request) {
        return new Step(
                texts.with("portal.step.solved"),
                request.solvedAt().map(when::at).orElse(""),
                "done");
    }

    private static Said said(Texts texts, When when, ClientDesk.Person person, Story.Message message) {
        return new Said(
                message.ours() ? "us" : "them",
                message.mine() ? texts.with("portal.you") : message.author(),
                Initials.of(message.mine() ? person.name() : message.author()),
                message.automatic(),
                when.at(message.at()),
                When.machine(message.at()),
                message.text(),
                message.whole().orElse(""),
                message.files().stream().map(RequestPage::file).toList());
    }

    private static File file(Story.Attached file) {
        return new File(String.valueOf(file.id()), file.name(), size(file.size()));
    }

    private static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? Math.round(bytes / 1_000.0) + " kB"
                : String.format(Locale.UK, "%.1f MB", bytes / 1_000_000.0);
    }
}
