package fettle.server.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// Domains under which anybody gets an address: they never tell which client somebody belongs to.
public final class FreeMail {

    private static final Set<String> DOMAINS = read();

    private FreeMail() {}

    public static boolean is(String domain) {
        return DOMAINS.contains(domain);
    }

    private static Set<String> read() {
        try (InputStream in = FreeMail.class.getResourceAsStream("/free-mail-domains.txt")) {
            if (in == null) {
                throw new IllegalStateException("The list of free-mail domains is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
