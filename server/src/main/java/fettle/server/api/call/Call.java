package fettle.server.api.call;

import fettle.server.signin.ApiUser;
import fettle.server.store.Scope;
import fettle.server.ticket.log.Actor;
import fettle.web.Refusal;
import io.helidon.webserver.http.ServerRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/// One request of a program whose key, parameters and body have been looked at already.
///
/// @param user who asks: the key, and the technician whose it is
/// @param body the members of the body; none at all where there is none
public record Call(ApiUser user, ServerRequest request, Members body) {

    private static final Pattern MONTH = Pattern.compile("20\\d{2}-\\d{2}");

    public Scope scope() {
        return user.scope();
    }

    /// In whose name things are done.
    public Actor.Technician technician() {
        return new Actor.Technician(user.owner().technicianId(), user.owner().name());
    }

    /// An id or a number in the path; whatever is none leads nowhere.
    public long inPath(String name) {
        return number(textInPath(name));
    }

    public static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new Refusal.NotFound("refusal.not-found");
        }
    }

    public String textInPath(String name) {
        return request.path().pathParameters().get(name);
    }

    /// A month of this century; whatever is none leads nowhere.
    public YearMonth monthInPath(String name) {
        try {
            if (MONTH.matcher(textInPath(name)).matches()) {
                return YearMonth.parse(textInPath(name));
            }
        } catch (DateTimeException _) {
            throw new Refusal.NotFound("refusal.not-found");
        }
        throw new Refusal.NotFound("refusal.not-found");
    }

    public Optional<String> parameter(String name) {
        return request.query().first(name).asOptional();
    }

    public Optional<Long> idParameter(String name) {
        return parameter(name).map(Long::valueOf);
    }

    public Optional<Instant> instantParameter(String name) {
        return parameter(name).map(Instant::parse);
    }

    public <E extends Enum<E>> Optional<E> parameter(Class<E> of, String name) {
        return parameter(name).map(word -> Members.constant(of, name, word));
    }

    public Listing listing() {
        return Listing.of(parameter("limit"), parameter("cursor"));
    }
}
