package fettle.server.intake.remote;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Tells the addresses of the open internet from those within a house, to which nobody outside may send us.
final class PublicAddress {

    /// Where nothing of the open internet is: by RFC 6890 and its successors.
    private static final List<Range> CLOSED_IPV4 = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    private static final Range OPEN_IPV6 = Range.of("2000::/3");

    /// Within the open range: what carries an IPv4 address, and what is for examples.
    private static final List<Range> CLOSED_IPV6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48");

    private record Range(InetAddress network, int bits) {

        static Range of(String written) {
            int slash = written.indexOf('/');
            InetAddress network = InetAddress.ofLiteral(written.substring(0, slash));
            return new Range(network, Integer.parseInt(written.substring(slash + 1)));
        }

        boolean holds(byte[] address) {
            byte[] own = network.getAddress();
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((own[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private PublicAddress() {}

    private static List<Range> ranges(String... written) {
        return Arrays.stream(written).map(Range::of).toList();
    }

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? CLOSED_IPV4.stream().noneMatch(range -> range.holds(bytes))
                : OPEN_IPV6.holds(bytes) && CLOSED_IPV6.stream().noneMatch(range -> range.holds(bytes));
    }
}
