package fettle.server.admin;

import fettle.server.signin.Guard;
import fettle.server.signin.Guards;
import fettle.server.signin.secret.Token;
import fettle.web.Refusal;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/// The file in the data folder by which commands on this machine find the server and are known to it. Only the owner of
/// the data can read it, and each start writes a new one.
public final class ControlToken implements Guard<Token>, AutoCloseable {

    private final Path file;
    private final Token token = Token.random();

    public ControlToken(Path data) {
        this.file = file(data);
    }

    /// Where a running server can be asked, as the file says.
    ///
    /// @param address the beginning of its URL
    public record Found(String address, Token token) {}

    public static Optional<Found> in(Path data) {
        Path file = file(data);
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() == 2 ? Optional.of(new Found(lines.get(0), new Token(lines.get(1)))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tells commands where to ask.
    public void publish(String address) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, address + "\n" + token.secret() + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// For everybody else there is nothing here.
    @Override
    public Token require(ServerRequest request) {
        boolean ours = Guards.bearer(request)
                .filter(shown -> Token.hash(shown).equals(token.hash()))
                .isPresent();
        if (!ours || !isOnThisMachine(request)) {
            throw new Refusal.NotFound("refusal.not-found");
        }
        return token;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOnThisMachine(ServerRequest request) {
        return request.remotePeer().address() instanceof InetSocketAddress peer
                && peer.getAddress().isLoopbackAddress();
    }

    private static Path file(Path data) {
        return data.resolve("control");
    }
}
