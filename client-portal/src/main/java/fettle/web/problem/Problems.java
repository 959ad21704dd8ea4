package fettle.web.problem;

import static java.lang.System.Logger.Level.ERROR;

import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.guard.SecurityHeaders;
import fettle.web.route.HeadAnswer;
import fettle.web.text.Texts;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// Answers for everything that a request can throw: a page for people, a part of a page for htmx, and the API's own
/// form for programs. What nobody foresaw is logged once with an id, and the answer says that id and nothing else.
public final class Problems implements ErrorHandler<Throwable> {

    private static final System.Logger LOG = System.getLogger(Problems.class.getName());

    /// One-time links carry 43 characters that open a door; a log is read by more people than a mail.
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43,}");

    private static final long WORTH_READING = 64 * 1024;

    private final Pages pages;
    private final Texts texts;
    private final SecurityHeaders headers;
    private final ProblemWriter api;

    /// Answers by these pages, which must be able to frame a page for people who are not signed in.
    ///
    /// @param headers what the answer carries: Helidon drops the headers of an answer that failed
    public Problems(Pages pages, SecurityHeaders headers, ProblemWriter api) {
        this.pages = pages;
        this.texts = pages.texts();
        this.headers = headers;
        this.api = api;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response, Throwable thrown) {
        if (thrown instanceof CloseConnectionException gone) {
            throw gone;
        }
        answer(request, HeadAnswer.to(request, response), thrown);
    }

    private void answer(ServerRequest request, ServerResponse response, Throwable thrown) {
        headers.apply(response.headers());
        Problem problem = problem(request, thrown);
        if (thrown instanceof Refusal.SignInNeeded needed && !isForPrograms(request)) {
            signIn(request, response, needed);
            return;
        }
        if (thrown instanceof Refusal.TooMany often) {
            response.header(
                    HeaderNames.RETRY_AFTER,
                    Long.toString(Math.max(1, often.after().toSeconds())));
        }
        if (leavesMuchUnread(request, thrown)) {
            response.header(HeaderNames.CONNECTION, "close");
        }
        write(request, response.status(problem.status()), problem);
    }

    private Problem problem(ServerRequest request, Throwable thrown) {
        return switch (thrown) {
            case Refusal refusal -> refused(refusal);
            case HttpException http when http.status().code() < 500 -> turnedDown(http);
            default -> fault(request, thrown);
        };
    }

    private Problem refused(Refusal refusal) {
        Kind kind = Kind.of(refusal);
        return new Problem(
                kind.status(),
                texts.with("refusal.title." + kind.word()),
                refusal.sentence(texts),
                Problem.fieldsOf(refusal, texts),
                "");
    }

    private Problem turnedDown(HttpException http) {
        Kind kind = Kind.of(http.status());
        return new Problem(
                http.status(),
                texts.with("refusal.title." + kind.word()),
                texts.with("refusal." + kind.word()),
                List.of(),
                "");
    }

    private Problem fault(ServerRequest request, Throwable thrown) {
        String id = UUID.randomUUID().toString().substring(0, 13);
        LOG.log(
                ERROR,
                "Fault " + id + " at " + request.prologue().method() + " "
                        + SECRET.matcher(request.path().rawPath()).replaceAll("***"),
                thrown);
        return new Problem(
                Status.INTERNAL_SERVER_ERROR_500,
                texts.with("refusal.title.fault"),
                texts.with("refusal.fault", id),
                List.of(),
                id);
    }

    private static void signIn(ServerRequest request, ServerResponse response, Refusal.SignInNeeded needed) {
        if (isForHtmx(request)) {
            response.header("HX-Redirect", needed.location())
                    .status(Status.NO_CONTENT_204)
                    .send();
        } else {
            Pages.seeOther(response, needed.location());
        }
    }

    private void write(ServerRequest request, ServerResponse response, Problem problem) {
        if (isForPrograms(request)) {
            api.write(response, problem);
        } else if (isForHtmx(request)) {
            response.header("HX-Retarget", "#refused").header("HX-Reswap", "innerHTML");
            pages.sendPart(response, new ProblemPart(problem.sentence(), problem.fields()));
        } else {
            String onward = request.path().rawPath().startsWith("/portal") ? "/portal" : "/";
            pages.send(
                    request,
                    response,
                    new ProblemPage(
                            problem.status().code(), problem.title(), problem.sentence(), problem.fields(), onward));
        }
    }

    /// Better a new connection than a megabyte read for nothing.
    private static boolean leavesMuchUnread(ServerRequest request, Throwable thrown) {
        return thrown instanceof Refusal.TooLarge
                || (thrown instanceof HttpException http && !http.keepAlive())
                || request.headers().contentLength().orElse(0) > WORTH_READING;
    }

    private static boolean isForPrograms(ServerRequest request) {
        return request.path().rawPath().startsWith("/api/");
    }

    private static boolean isForHtmx(ServerRequest request) {
        return request.headers().contains(HeaderNames.create("HX-Request"));
    }
}
