package fettle.web.layout;

import io.helidon.webserver.http.ServerRequest;

/// What stands around the pages of a shell for the person who asks: a [DeskFrame], a [PortalFrame] or a
/// [PlainFrame], as the layout of the same name wants it.
@FunctionalInterface
public interface Frame {

    Record frame(ServerRequest request);
}
