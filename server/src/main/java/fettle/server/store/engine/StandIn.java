package fettle.server.store.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// Answers the calls to a JDBC interface in place of the driver's object; most are passed on with `call.invoke`.
@FunctionalInterface
interface StandIn {

    @Nullable
    Object answer(Method call, Object[] with) throws Exception;

    static <T> T of(Class<T> type, StandIn standIn) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, call, with) -> {
            try {
                return standIn.answer(call, with);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
