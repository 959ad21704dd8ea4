package fettle.server.account.terms;

import fettle.server.contract.Contract;
import fettle.server.contract.Contracts;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import io.helidon.webserver.http.ServerRequest;
import java.util.regex.Pattern;

/// What the address of a request names.
final class Asked {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private Asked() {}

    static Contract contract(Contracts contracts, Tx tx, ServerRequest request) {
        return contracts.find(tx, id(request, "contract.not-found"));
    }

    /// The number in the address; a senseless one is nobody's.
    static long id(ServerRequest request, String missing) {
        String id = request.path().pathParameters().get("id");
        if (!ID.matcher(id).matches()) {
            throw new Refusal.NotFound(missing);
        }
        return Long.parseLong(id);
    }
}
