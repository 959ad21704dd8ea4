package fettle.web.template;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The type of what a template prints or enters, as far as names go.
record ViewType(Type type) {

    /// What a name leads to from here: a component, a method without parameters, or a value of a map.
    Optional<ViewType> member(String name) {
        if (Map.class.isAssignableFrom(raw())) {
            return Optional.of(new ViewType(argument(1)));
        }
        return methods()
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
                .map(Method::getGenericReturnType)
                .findFirst()
                .or(() -> Arrays.stream(raw().getDeclaredFields())
                        .filter(field -> field.getName().equals(name))
                        .map(Field::getGenericType)
                        .findFirst())
                .map(ViewType::new);
    }

    /// What a section of this enters: the element of a list or of an Optional, else the thing itself.
    ViewType entered() {
        boolean holdsOthers = Iterable.class.isAssignableFrom(raw()) || raw() == Optional.class;
        return holdsOthers ? new ViewType(argument(0)) : this;
    }

    /// A yes or no is asked, not entered.
    boolean isQuestion() {
        return raw() == boolean.class || raw() == Boolean.class;
    }

    /// What lasts sees nothing of what is around it.
    boolean isAlone() {
        return Lasting.class.isAssignableFrom(raw());
    }

    private Class<?> raw() {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic when generic.getRawType() instanceof Class<?> plain -> plain;
            default -> Object.class;
        };
    }

    private Stream<Method> methods() {
        return Stream.concat(Arrays.stream(raw().getDeclaredMethods()), Arrays.stream(raw().getMethods()))
                .filter(method -> method.getDeclaringClass() != Object.class);
    }

    private Type argument(int index) {
        if (!(type instanceof ParameterizedType generic)) {
            return Object.class;
        }
        Type argument = generic.getActualTypeArguments()[index];
        return argument instanceof java.lang.reflect.WildcardType wild ? wild.getUpperBounds()[0] : argument;
    }
}
