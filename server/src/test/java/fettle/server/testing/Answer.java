package fettle.server.testing;

import java.util.List;
import java.util.Optional;

/// What the server answered.
public record Answer(int status, String text, java.net.http.HttpHeaders headers) {

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public List<String> all(String name) {
        return headers.allValues(name);
    }

    /// Where a redirect leads; "" for none.
    public String location() {
        return header("Location").orElse("");
    }
}
