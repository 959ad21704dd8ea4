package fettle.web.asset;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// A file that pages load, plain and compressed once for all.
final class Asset {

    static final String SCRIPT = "text/javascript; charset=utf-8";

    private final String name;
    private final String type;
    private final String hash;
    private final byte[] plain;
    private final byte[] gzipped;

    private Asset(String name, String type, byte[] plain) {
        this.name = name;
        this.type = type;
        this.hash = hash(plain);
        this.plain = plain;
        this.gzipped = gzip(plain);
    }

    static Asset of(String name, String type, byte[] content) {
        return new Asset(name, type, content);
    }

    static Asset resource(String name, String type, String path) {
        return new Asset(name, type, read(path));
    }

    static byte[] read(String path) {
        try (InputStream in = Optional.ofNullable(Asset.class.getClassLoader().getResourceAsStream(path))
                .orElseThrow(() -> new IllegalStateException("The program lacks its file " + path))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    String name() {
        return name;
    }

    String hash() {
        return hash;
    }

    String url() {
        return "/assets/" + hash + "/" + name;
    }

    String tag() {
        return '"' + hash + '"';
    }

    boolean isWhat(ServerRequestHeaders headers) {
        return headers.value(HeaderNames.IF_NONE_MATCH)
                .filter(known -> known.contains(tag()))
                .isPresent();
    }

    void send(ServerRequestHeaders headers, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, type);
        if (headers.value(HeaderNames.ACCEPT_ENCODING).filter(Asset::takesGzip).isPresent()) {
            response.header(HeaderNames.CONTENT_ENCODING, "gzip").send(gzipped);
        } else {
            response.send(plain);
        }
    }

    private static boolean takesGzip(String accepted) {
        return accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
