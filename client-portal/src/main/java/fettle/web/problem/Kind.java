package fettle.web.problem;

import fettle.web.Refusal;
import io.helidon.http.Status;
import java.util.Arrays;
import java.util.Locale;

/// The kinds of refusal as HTTP knows them.
enum Kind {
    BAD_REQUEST(400),
    SIGN_IN(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    TOO_LARGE(413),
    OTHER_HOST(421),
    TOO_OFTEN(429),
    UNAVAILABLE(503);

    private final int code;

    Kind(int code) {
        this.code = code;
    }

    static Kind of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound _ -> NOT_FOUND;
            case Refusal.Invalid _ -> BAD_REQUEST;
            case Refusal.Conflict _ -> CONFLICT;
            case Refusal.Forbidden _ -> FORBIDDEN;
            case Refusal.SignInNeeded _ -> SIGN_IN;
            case Refusal.TooLarge _ -> TOO_LARGE;
            case Refusal.TooMany _ -> TOO_OFTEN;
            case Refusal.Unavailable _ -> UNAVAILABLE;
            case Refusal.Misdirected _ -> OTHER_HOST;
        };
    }

    static Kind of(Status status) {
        return Arrays.stream(values())
                .filter(kind -> kind.code == status.code())
                .findFirst()
                .orElse(BAD_REQUEST);
    }

    Status status() {
        return this == OTHER_HOST ? Status.create(code, "Misdirected Request") : Status.create(code);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
