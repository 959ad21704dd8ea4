package fettle.server.api.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fettle.server.signin.ApiUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.server.store.Sha256;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import fettle.web.route.Route;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;

/// What every request passes: the key, the description of the API, and the promise that a repeated request counts once.
public final class Door {

    public static final String BASE = "/api/v1";

    private static final int LARGEST_BODY = 1_000_000;

    private final Database database;
    private final Once once;
    private final Guard<ApiUser> guard;
    private final OpenApi description;

    public Door(Database database, Once once, Guard<ApiUser> guard, OpenApi description) {
        this.database = database;
        this.once = once;
        this.guard = guard;
        this.description = description;
    }

    public Route route(Operation operation) {
        OpenApi.Description described = description.of(operation);
        return new Route(
                operation.method(),
                BASE + operation.path(),
                operation.who(),
                (request, response) -> pass(operation, described, request, response));
    }

    private void pass(
            Operation operation, OpenApi.Description described, ServerRequest request, ServerResponse response) {
        ApiUser user = guard.require(request);
        described.check(request.query());
        var call = new Call(user, request, described.wantsJson() ? body(described, request) : new Members(nothing()));
        switch (operation) {
            case Operation.Read read -> send(response, read.reading().answer(call, database.read(call.scope())));
            case Operation.Change change -> change(change, call, response);
            case Operation.Bytes bytes -> bytes.carrying().carry(call, response);
        }
    }

    private static Members body(OpenApi.Description described, ServerRequest request) {
        JsonNode node = json(request);
        described.check(node);
        return new Members(node);
    }

    private static JsonNode json(ServerRequest request) {
        String type = request.headers().value(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new HttpException("Only application/json is read here", Status.UNSUPPORTED_MEDIA_TYPE_415, true);
        }
        try (InputStream content = request.content().inputStream()) {
            byte[] bytes = content.readNBytes(LARGEST_BODY + 1);
            if (bytes.length > LARGEST_BODY) {
                throw new Refusal.TooLarge("refusal.too-large");
            }
            return Json.read(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }

    private void change(Operation.Change change, Call call, ServerResponse response) {
        Function<Tx, String> work = change.work().prepared(call);
        String name = once.run(call, Sha256.of(Json.bytes(call.body().node())), work);
        change.location().ifPresent(path -> {
            response.status(Status.CREATED_201);
            response.header(HeaderNames.LOCATION, BASE + filled(path, call).replace("{}", name));
        });
        send(response, change.shown().answer(call, database.read(call.scope()), name));
    }

    private static String filled(String path, Call call) {
        String filled = path;
        for (String name : call.request().path().pathParameters().names()) {
            filled = filled.replace("{" + name + "}", call.textInPath(name));
        }
        return filled;
    }

    private static void send(ServerResponse response, Object answer) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json").send(Json.bytes(answer));
    }
}
