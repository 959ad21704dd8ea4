package fettle.portal.page;

import fettle.portal.ClientDesk;
import fettle.web.layout.Frame;
import fettle.web.layout.PortalFrame;
import fettle.web.text.Texts;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.function.Function;

/// What stands around every page of the portal.
///
/// @param phone where the provider can be called
public record PortalShell(
        Function<ServerRequest, ClientDesk> desks, Texts texts, String provider, Optional<String> phone)
        implements Frame {

    @Override
    public Record frame(ServerRequest request) {
        ClientDesk.Person person = desks.apply(request).person();
        return PortalFrame.of(
                texts, request.path().absolute().path(), person.name(), person.client(), provider, phone.orElse(""));
    }
}
