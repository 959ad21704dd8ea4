package fettle.web.template;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/// What a view answers by one name.
final class Member {

    private static final MethodType ANY = MethodType.methodType(Object.class, Object.class);

    private final MethodHandle answer;

    Member(Method method) {
        try {
            answer = MethodHandles.lookup().unreflect(method).asType(ANY);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("A template may not call " + method, e);
        }
    }

    Object of(Object view) {
        try {
            return (Object) answer.invokeExact(view);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A view failed to answer", e);
        }
    }
}
