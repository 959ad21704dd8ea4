package fettle.web.template;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/// What views answer by which names, looked for once in each class.
final class Members {

    private final BiFunction<Class<?>, String, Optional<Method>> search;
    private final ClassValue<Map<String, Optional<Member>>> known = new ClassValue<>() {
        @Override
        protected Map<String, Optional<Member>> computeValue(Class<?> view) {
            return new ConcurrentHashMap<>();
        }
    };

    Members(BiFunction<Class<?>, String, Optional<Method>> search) {
        this.search = search;
    }

    Optional<Member> of(Class<?> view, String name) {
        return known.get(view)
                .computeIfAbsent(name, _ -> search.apply(view, name).map(Member::new));
    }
}
