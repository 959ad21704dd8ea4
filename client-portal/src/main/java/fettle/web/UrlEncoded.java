package fettle.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads `a=1&b=x%20y`. Unlike the JDK's decoder it refuses what is not UTF-8 instead of putting a `?` there.
final class UrlEncoded {

    static final int MOST_BYTES = 64 * 1024;
    static final int MOST_FIELDS = 1_000;

    private UrlEncoded() {}

    static Map<String, List<String>> body(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return Map.of();
        }
        String type = request.headers().value(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.regionMatches(true, 0, "application/x-www-form-urlencoded", 0, 33)) {
            throw new Refusal.Invalid("form.not-a-form");
        }
        if (request.headers().contentLength().orElse(0) > MOST_BYTES) {
            throw new Refusal.TooLarge("form.too-large", MOST_BYTES / 1024);
        }
        return fields(new String(bytes(request), US_ASCII));
    }

    static Map<String, List<String>> query(ServerRequest request) {
        return request.query().isEmpty() ? Map.of() : fields(request.query().rawValue());
    }

    static Map<String, List<String>> fields(String encoded) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String[] pairs = encoded.split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            throw new Refusal.TooLarge("form.too-many-fields", MOST_FIELDS);
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.computeIfAbsent(decode(pair.substring(0, equals)), _ -> new ArrayList<>())
                        .add(decode(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static byte[] bytes(ServerRequest request) {
        try (InputStream in = request.content().inputStream()) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("A form was cut short", e);
        }
    }

    private static String decode(String part) {
        var bytes = new ByteArrayOutputStream(part.length());
        for (int at = 0; at < part.length(); at++) {
            char c = part.charAt(at);
            if (c == '%') {
                bytes.write(hex(part, at + 1) << 4 | hex(part, at + 2));
                at += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return Clean.utf8(bytes.toByteArray());
    }

    private static int hex(String part, int at) {
        int digit = at < part.length() ? Character.digit(part.charAt(at), 16) : -1;
        if (digit < 0) {
            throw new Refusal.Invalid("form.not-text");
        }
        return digit;
    }
}
