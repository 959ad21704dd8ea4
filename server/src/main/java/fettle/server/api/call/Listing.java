package fettle.server.api.call;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fettle.web.Refusal;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Which stretch of a list is asked for. A cursor stands behind the last item that was given out, so that what is
/// added meanwhile neither repeats nor hides anything.
///
/// @param limit how many items at most
/// @param after the place of the last item of the stretch before; empty at the beginning
public record Listing(int limit, Optional<Long> after) {

    public static final int USUAL = 50;

    private static final String MARK = "f1:";

    /// A stretch of a list.
    ///
    /// @param next where the next one begins; empty when this was the last
    public record Page<T>(List<T> items, Optional<String> next) {

        public Page {
            items = List.copyOf(items);
        }

        public <R> Page<R> map(Function<T, R> form) {
            return new Page<>(items.stream().map(form).toList(), next);
        }
    }

    static Listing of(Optional<String> limit, Optional<String> cursor) {
        return new Listing(limit.map(Integer::parseInt).orElse(USUAL), cursor.map(Listing::place));
    }

    /// The place before which a list of the newest first goes on.
    public long before() {
        return after.orElse(Long.MAX_VALUE);
    }

    /// One more than asked for, which tells whether there are more.
    public int oneMore() {
        return limit + 1;
    }

    /// The page from items that are in order and begin behind the cursor, one more than asked for if there are so
    /// many.
    public <T> Page<T> page(List<T> found, ToLongFunction<T> place) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, Optional.of(cursor(place.applyAsLong(items.getLast()))));
    }

    /// The page from all there is, in the order in which it was made.
    public <T> Page<T> of(List<T> all, ToLongFunction<T> place) {
        List<T> behind = all.stream()
                .filter(item -> place.applyAsLong(item) > after.orElse(Long.MIN_VALUE))
                .sorted(Comparator.comparingLong(place))
                .limit(oneMore())
                .toList();
        return page(behind, place);
    }

    private static String cursor(long place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + place).getBytes(US_ASCII));
    }

    private static long place(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
            if (text.startsWith(MARK)) {
                return Long.parseLong(text.substring(MARK.length()));
            }
        } catch (IllegalArgumentException _) {
            // Whatever is wrong with it, it is none of ours.
        }
        throw Refusal.Invalid.field("cursor", "api.cursor");
    }
}
