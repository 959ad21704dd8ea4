package fettle.web;

import fettle.contracts.words.Sentence;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A request that was understood and turned down. It names a sentence in the message files, with the figures that go
/// into it, which tells its reader what to do next: `throw new Refusal.Conflict("ticket.resolved-already", number)`.
///
/// Anything else that a handler throws is our own fault: it is logged, and answered with an apology and an id.
@SuppressWarnings("serial")
public abstract sealed class Refusal extends RuntimeException {

    private final String key;
    private final List<Object> arguments;

    private Refusal(String key, Object... arguments) {
        super(key, null, false, false); // expected, so without the cost of a stack trace
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public final String sentence(Texts texts) {
        return texts.with(key, arguments.toArray());
    }

    /// What was asked for does not exist, or is not theirs to see: the two are not told apart.
    public static final class NotFound extends Refusal {
        public NotFound(String key, Object... arguments) {
            super(key, arguments);
        }
    }

    /// What was entered cannot be used. It may say so field by field.
    public static final class Invalid extends Refusal {

        /// What is wrong with one field of a form or one member of a JSON body.
        public record Field(String name, String key, List<Object> arguments) {

            /// Its sentence; days, lengths of time and amounts in it are written as people write them.
            public String sentence(Texts texts) {
                return Sentences.timeless(texts).of(new Sentence(key, arguments));
            }
        }

        private final List<Field> fields;

        public Invalid(String key, Object... arguments) {
            super(key, arguments);
            this.fields = List.of();
        }

        public Invalid(List<Field> fields) {
            super("refusal.fields", fields.size());
            this.fields = List.copyOf(fields);
        }

        public static Invalid field(String name, String key, Object... arguments) {
            return new Invalid(List.of(new Field(name, key, List.of(arguments))));
        }

        /// What `contracts` finds wrong with a field.
        public static Invalid field(String name, Sentence sentence) {
            return new Invalid(List.of(new Field(name, sentence.key(), sentence.arguments())));
        }

        /// This and another together, so that a form can tell of all that is wrong at once.
        public Invalid and(Invalid other) {
            List<Field> both = new ArrayList<>(fields);
            both.addAll(other.fields);
            return new Invalid(both);
        }

        public List<Field> fields() {
            return fields;
        }
    }

    /// Somebody else was quicker, or the thing is no longer in a state that allows this.
    public static final class Conflict extends Refusal {
        public Conflict(String key, Object... arguments) {
            super(key, arguments);
        }
    }

    /// Who asks is known and may not do this.
    public static final class Forbidden extends Refusal {
        public Forbidden(String key, Object... arguments) {
            super(key, arguments);
        }
    }

    /// Nobody is signed in. A browser is sent to the sign-in page and comes back; a program gets 401.
    public static final class SignInNeeded extends Refusal {

        private static final HeaderName HTMX = HeaderNames.create("HX-Request");

        private final String signIn;
        private final String next;

        /// @param signIn the path of the sign-in page
        /// @param next where the reader wanted to go; ignored unless it is a path of ours
        public SignInNeeded(String signIn, String next) {
            super("refusal.sign-in");
            this.signIn = signIn;
            this.next = next;
        }

        /// Back to the page asked for, if it can be asked for again.
        public static SignInNeeded at(String signIn, ServerRequest request) {
            boolean again = request.prologue().method().equals(Method.GET)
                    && !request.headers().contains(HTMX);
            String query =
                    request.query().isEmpty() ? "" : "?" + request.query().rawValue();
            return new SignInNeeded(signIn, again ? request.path().absolute().rawPath() + query : "");
        }

        public String location() {
            return OwnPath.of(next)
                    .filter(path -> !path.equals("/"))
                    .map(path -> signIn + "?next=" + OwnPath.encoded(path))
                    .orElse(signIn);
        }
    }

    /// More than we take at once; the answer also ends the connection, because the rest is still under way.
    public static final class TooLarge extends Refusal {
        public TooLarge(String key, Object... arguments) {
            super(key, arguments);
        }
    }

    /// More often than we take; it says when to come back.
    public static final class TooMany extends Refusal {

        private final Duration wait;

        public TooMany(Duration wait, String key, Object... arguments) {
            super(key, arguments);
            this.wait = wait;
        }

        public Duration after() {
            return wait;
        }
    }

    /// We cannot do it just now, and it is not the reader's fault.
    public static final class Unavailable extends Refusal {
        public Unavailable(String key, Object... arguments) {
            super(key, arguments);
        }
    }

    /// The request names a host that we do not answer for.
    public static final class Misdirected extends Refusal {
        public Misdirected(String key, Object... arguments) {
            super(key, arguments);
        }
    }
}
