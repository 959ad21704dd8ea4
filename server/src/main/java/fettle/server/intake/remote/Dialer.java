package fettle.server.intake.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/// How a host's addresses are found, and one of them is reached.
interface Dialer {

    /// Looked up once: whoever answers for the name gets no second chance to answer otherwise.
    List<InetAddress> addresses(String host) throws IOException;

    Socket connect(InetAddress address, int port, int withinMillis) throws IOException;

    Dialer INTERNET = new Dialer() {
        @Override
        public List<InetAddress> addresses(String host) throws IOException {
            return List.of(InetAddress.getAllByName(host));
        }

        @Override
        public Socket connect(InetAddress address, int port, int withinMillis) throws IOException {
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), withinMillis);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }
    };
}
