package fettle.web.template;

import com.github.mustachejava.Binding;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.TemplateContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the name of one tag leads. A tag meets few shapes of scopes, mostly one: the way is looked for once in each,
/// then kept. Of a name with dots, as `field.id`, only the first step is; the others depend on what is there each time.
///
/// Stands in for the library's own binding, whose questions before each value were a third of what a template costs.
final class NameBinding implements Binding {

    /// Prints nothing, and a section of it is not entered.
    private static final String NOTHING = "";

    private final Members members;
    private final List<String> steps;
    private final TemplateContext at;
    private volatile List<Way> ways = List.of();

    NameBinding(Members members, String name, TemplateContext at) {
        this.members = members;
        this.steps = List.of(name.split("\\.", -1));
        this.at = at;
    }

    @Override
    public Object get(List<Object> scopes) {
        Object value = present(way(scopes).value(scopes));
        for (int i = 1; i < steps.size(); i++) {
            value = next(value, steps.get(i));
        }
        return value;
    }

    private Way way(List<Object> scopes) {
        List<Way> known = ways;
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).startsIn(scopes)) {
                return known.get(i);
            }
        }
        return learnt(scopes);
    }

    private synchronized Way learnt(List<Object> scopes) {
        Way way = Way.to(steps.getFirst(), scopes, members).orElseThrow(() -> unknown(steps.getFirst()));
        ways = Stream.concat(ways.stream(), Stream.of(way)).toList();
        return way;
    }

    private Object next(Object value, String step) {
        return value.equals(NOTHING)
                ? NOTHING
                : present(members.of(value.getClass(), step)
                        .orElseThrow(() -> unknown(step))
                        .of(value));
    }

    private MustacheException unknown(String step) {
        return new MustacheException(step + " is neither in the view nor in the texts", at);
    }

    private static Object present(Object value) {
        return value instanceof Optional<?> maybe ? maybe.isPresent() ? present(maybe.get()) : NOTHING : value;
    }
}
