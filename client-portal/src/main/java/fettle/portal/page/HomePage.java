package fettle.portal.page;

import fettle.portal.Request;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a contact begins: what stops people now, what waits for the reader, and all that is open.
record HomePage(String greeting, String summary, List<Fault> faults, List<Todo> todos, List<RequestRow> rows) {

    /// A fault that stops people, being worked on.
    record Fault(
            String number,
            String subject,
            RequestWords.State state,
            RequestWords.Next next,
            String since,
            String people) {}

    /// Something that goes on only when the reader does their part.
    record Todo(String number, String subject, String why, String button, String tone, String icon) {}

    static HomePage of(Texts texts, When when, String name, List<Request> open) {
        var words = new RequestWords(texts, when);
        List<Request> faults = open.stream()
                .filter(request -> request.urgentFault() && !request.waitsForYou())
                .toList();
        List<Request> waiting = open.stream().filter(Request::waitsForYou).toList();
        return new HomePage(
                when.greeting(name),
                summary(texts, faults.size(), waiting.size()),
                faults.stream().map(request -> fault(words, when, request)).toList(),
                waiting.stream().map(request -> todo(texts, words, request)).toList(),
                open.stream()
                        .map(request -> RequestRow.of(texts, words, request))
                        .toList());
    }

    public boolean quiet() {
        return rows.isEmpty();
    }

    private static String summary(Texts texts, int faults, int waiting) {
        String both = String.join(
                " ",
                Stream.of(counted(texts, "faults", faults), counted(texts, "waiting", waiting))
                        .flatMap(Optional::stream)
                        .toList());
        return both.isEmpty() ? texts.with("portal.home.nothing-waits") : both;
    }

    private static Optional<String> counted(Texts texts, String what, int count) {
        return switch (count) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(texts.with("portal.home." + what + "-one"));
            default -> Optional.of(texts.with("portal.home." + what, count));
        };
    }

    private static Fault fault(RequestWords words, When when, Request request) {
        return new Fault(
                String.valueOf(request.number()),
                request.subject(),
                words.state(request),
                words.next(request),
                when.at(request.askedAt()),
                request.peopleAffected().map(String::valueOf).orElse(""));
    }

    private static Todo todo(Texts texts, RequestWords words, Request request) {
        boolean check = request.standing() == Request.Standing.TO_CHECK;
        RequestWords.State state = words.state(request);
        return new Todo(
                String.valueOf(request.number()),
                request.subject(),
                words.next(request).headline(),
                texts.with(check ? "portal.home.look" : "portal.home.answer"),
                state.tone(),
                check ? "check" : "question");
    }
}
