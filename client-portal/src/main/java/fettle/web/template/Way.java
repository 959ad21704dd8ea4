package fettle.web.template;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How a name is found from scopes of certain classes: it is a member of the outermost of them, and none of
/// those within has it.
final class Way {

    private final Class<?>[] fromWithin;
    private final Member member;

    private Way(Class<?>[] fromWithin, Member member) {
        this.fromWithin = fromWithin;
        this.member = member;
    }

    /// The way to a name, none where no scope has it.
    static Optional<Way> to(String name, List<Object> scopes, Members members) {
        Class<?>[] classes = scopes.reversed().stream().map(Object::getClass).toArray(Class<?>[]::new);
        return IntStream.range(0, classes.length)
                .boxed()
                .flatMap(i ->
                        members.of(classes[i], name).map(member -> new Way(first(classes, i + 1), member)).stream())
                .findFirst();
    }

    boolean startsIn(List<Object> scopes) {
        int innermost = scopes.size() - 1;
        if (innermost < fromWithin.length - 1) {
            return false;
        }
        for (int i = 0; i < fromWithin.length; i++) {
            if (scopes.get(innermost - i).getClass() != fromWithin[i]) {
                return false;
            }
        }
        return true;
    }

    Object value(List<Object> scopes) {
        return member.of(scopes.get(scopes.size() - fromWithin.length));
    }

    private static Class<?>[] first(Class<?>[] classes, int count) {
        return Arrays.copyOf(classes, count);
    }
}
