package fettle.server.side;

import fettle.server.mail.transport.Networks;
import fettle.server.signin.page.Caller;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/// Tells from where a request came: what `X-Forwarded-For` says counts only as far as trusted proxies wrote it.
public final class ProxyCaller implements Caller {

    private static final HeaderName FORWARDED_FOR = HeaderNames.create("X-Forwarded-For");

    private final Networks trusted;

    public ProxyCaller(List<String> trusted) {
        this.trusted = Networks.of(trusted);
    }

    @Override
    public String address(ServerRequest request) {
        Optional<InetAddress> peer = peer(request);
        String hops = request.headers().value(FORWARDED_FOR).orElse("");
        return peer.filter(trusted::contain)
                .map(proxy -> nearestStranger(hops.split(","), proxy))
                .or(() -> peer)
                .map(InetAddress::getHostAddress)
                .orElse("unknown");
    }

    public static Optional<InetAddress> peer(ServerRequest request) {
        return request.remotePeer().address() instanceof InetSocketAddress socket
                ? Optional.ofNullable(socket.getAddress())
                : Optional.empty();
    }

    /// Each proxy adds at the end whom it saw, so the first one from there that is no proxy of ours is who asked.
    private InetAddress nearestStranger(String[] hops, InetAddress proxy) {
        InetAddress nearest = proxy;
        for (int i = hops.length - 1; i >= 0; i--) {
            Optional<InetAddress> hop = literal(hops[i].strip());
            if (hop.isEmpty()) {
                return nearest;
            }
            nearest = hop.get();
            if (!trusted.contain(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
