package fettle.server.signin.secret;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.lang.reflect.Constructor;

/// An Argon2id function whose working memory goes when its user lets go of it.
///
/// Those that password4j 1.8.4 gives out by itself it also keeps, with their 19 MB, for as long as the program runs.
final class OneUse {

    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int BYTES = 32;

    private OneUse() {}

    static Argon2Function argon2(int kibibytes) {
        try {
            Constructor<Argon2Function> constructor = Argon2Function.class.getDeclaredConstructor(
                    int.class, int.class, int.class, int.class, Argon2.class, int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(
                    kibibytes, ITERATIONS, LANES, BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("password4j makes Argon2 functions in another way now", e);
        }
    }
}
