package fettle.server.mail.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// The networks that may bring mail, as `127.0.0.0/8` or single addresses.
public final class Networks {

    private record Network(InetAddress of, int bits) {

        boolean contains(byte[] other) {
            byte[] address = of.getAddress();
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    public static Networks of(List<String> networks) {
        return new Networks(networks.stream().map(Networks::parsed).toList());
    }

    public boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }

    private static Network parsed(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        if (!host.matches("[0-9a-fA-F.:]+")) {
            throw notANetwork(text);
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            int most = address.getAddress().length * 8;
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > most) {
                throw notANetwork(text);
            }
            return new Network(address, bits);
        } catch (UnknownHostException | NumberFormatException _) {
            throw notANetwork(text);
        }
    }

    private static IllegalArgumentException notANetwork(String text) {
        return new IllegalArgumentException("'" + text + "' is not a network such as 10.1.0.0/16 or ::1");
    }
}
