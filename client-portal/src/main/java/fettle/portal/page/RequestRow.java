package fettle.portal.page;

import fettle.portal.Request;
import fettle.web.text.Texts;

/// A request as a line of a list.
record RequestRow(String number, String subject, String asker, RequestWords.State state, String next) {

    static RequestRow of(Texts texts, RequestWords words, Request request) {
        return new RequestRow(
                String.valueOf(request.number()),
                request.subject(),
                asker(texts, request),
                words.state(request),
                words.next(request).brief());
    }

    static String asker(Texts texts, Request request) {
        return request.mine()
                ? texts.with("portal.you")
                : request.asker().orElseGet(() -> texts.with("portal.somebody"));
    }
}
