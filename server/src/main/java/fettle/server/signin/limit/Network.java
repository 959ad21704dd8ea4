package fettle.server.signin.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/// Groups addresses as their owners get them: a /24 of IPv4, a /64 of IPv6.
public final class Network {

    private Network() {}

    /// The network that an address lies in.
    ///
    /// @param address a literal address; no name is ever looked up
    public static String of(String address) {
        try {
            String literal = address.replaceFirst("^\\[", "").replaceFirst("(%.*)?]?$", "");
            InetAddress parsed = InetAddress.ofLiteral(literal);
            byte[] bytes = parsed.getAddress();
            int kept = parsed instanceof Inet6Address ? 8 : 3;
            return HexFormat.of().formatHex(bytes, 0, kept);
        } catch (IllegalArgumentException notAnAddress) {
            return "unknown";
        }
    }
}
