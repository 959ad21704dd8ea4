package fettle.server;

import fettle.server.store.engine.DatabaseAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// Where this server stands: its data, its address, its name.
///
/// @param baseUrl how browsers reach it; links in mails begin with it
/// @param key the file of the server's own key, outside the data folder
public record Place(
        DatabaseAddress database, Path data, String bind, int port, URI baseUrl, List<String> hosts, String provider, Path key) {

    boolean tls() {
        return baseUrl.getScheme().equals("https");
    }
}
