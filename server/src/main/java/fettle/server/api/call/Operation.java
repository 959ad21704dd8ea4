package fettle.server.api.call;

import fettle.server.store.Tx;
import fettle.web.route.Who;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.function.Function;

/// Something that a program can ask for.
public sealed interface Operation {

    Method method();

    /// The path below `/api/v1`.
    String path();

    Who who();

    /// Reads, and answers with JSON.
    record Read(String path, Who who, Reading reading) implements Operation {
        @Override
        public Method method() {
            return Method.GET;
        }
    }

    /// Changes something in one transaction, once for each `Idempotency-Key`, and answers with what it has become.
    ///
    /// @param work what is to be done: it is prepared outside the transaction, and names what it changed
    /// @param shown the JSON for what has that name
    /// @param location the path of what was made, `{}` standing for its name; none where nothing new came to be
    record Change(Method method, String path, Who who, Work work, Shown shown, Optional<String> location)
            implements Operation {}

    /// Takes or sends bytes.
    record Bytes(Method method, String path, Who who, Carrying carrying) implements Operation {}

    /// How something is read.
    @FunctionalInterface
    interface Reading {
        Object answer(Call call, Tx tx);
    }

    /// How a change is prepared.
    @FunctionalInterface
    interface Work {
        Function<Tx, String> prepared(Call call);
    }

    /// How what was changed is shown.
    @FunctionalInterface
    interface Shown {
        Object answer(Call call, Tx tx, String name);
    }

    /// How bytes are carried.
    @FunctionalInterface
    interface Carrying {
        void carry(Call call, ServerResponse response);
    }

    static Operation read(String path, Reading reading) {
        return read(path, Who.API, reading);
    }

    static Operation read(String path, Who who, Reading reading) {
        return new Read(path, who, reading);
    }

    /// Something new, found under its name behind the path.
    static Operation create(String path, Who who, Work work, Shown shown) {
        return create(path, who, path + "/{}", work, shown);
    }

    static Operation create(String path, Who who, String location, Work work, Shown shown) {
        return new Change(Method.POST, path, who, work, shown, Optional.of(location));
    }

    /// Something that is there is acted upon.
    static Operation act(String path, Who who, Work work, Shown shown) {
        return new Change(Method.POST, path, who, work, shown, Optional.empty());
    }

    /// Something that is there gets other contents.
    static Operation put(String path, Who who, Work work, Shown shown) {
        return new Change(Method.PUT, path, who, work, shown, Optional.empty());
    }

    static Operation bytes(String path, Carrying carrying) {
        return new Bytes(Method.GET, path, Who.API, carrying);
    }

    static Operation takeBytes(String path, Carrying carrying) {
        return new Bytes(Method.POST, path, Who.API, carrying);
    }
}
