package fettle.server.account.edit;

import fettle.server.account.form.Written;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.signin.DeskUser;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.store.keys.RequestKeys;
import fettle.web.Form;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What the forms about a client share: each is saved once, and comes back as it was written when it is refused.
public record Desktop(Database database, RequestKeys keys, Clients clients, Pages pages) {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    Tx read(DeskUser user) {
        return database.read(user.scope());
    }

    Texts texts() {
        return pages.texts();
    }

    Written before(Map<String, String> values, Map<String, List<String>> lists) {
        return Written.before(values, lists, texts());
    }

    /// Does the work and goes where it says; or answers with the form and why it was refused.
    Optional<Written> save(ServerResponse response, DeskUser user, Form form, Function<Tx, String> work) {
        try {
            Pages.seeOther(response, keys.once(user.scope(), form.text("key", 80), work));
            return Optional.empty();
        } catch (Refusal.Invalid | Refusal.Conflict refusal) {
            response.status(refusal instanceof Refusal.Conflict ? Status.CONFLICT_409 : Status.BAD_REQUEST_400);
            return Optional.of(Written.sent(form, texts()).refused(refusal));
        }
    }

    void send(ServerRequest request, ServerResponse response, ClientForm form) {
        pages.send(request, response, form);
    }

    String key() {
        return UUID.randomUUID().toString();
    }

    /// The client that the address names.
    Client client(Tx tx, ServerRequest request) {
        return Optional.of(clients.client(tx, number(request, "id", "client.not-found")))
                .filter(client -> !client.reserved())
                .orElseThrow(() -> new Refusal.NotFound("client.not-found"));
    }

    /// A number in the address; a senseless one is nobody's.
    static long number(ServerRequest request, String name, String missing) {
        String id = request.path().pathParameters().get(name);
        if (!ID.matcher(id).matches()) {
            throw new Refusal.NotFound(missing);
        }
        return Long.parseLong(id);
    }

    static String path(long clientId) {
        return "/clients/" + clientId;
    }
}
