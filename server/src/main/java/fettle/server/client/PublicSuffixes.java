package fettle.server.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// Names under which anybody gets a domain, such as `co.uk`: none of them is one company's.
///
/// They are read from the list that publicsuffix.org keeps, which stands in the program as it is published,
/// under its own licence. It is asked seldom, so it is read through each time and kept nowhere.
final class PublicSuffixes {

    private PublicSuffixes() {}

    /// Whether the domain, in the spelling of [Addresses], is such a name. A rule stands for itself; `*.ck`
    /// for every name right below `ck`, but for those that `!www.ck` takes out.
    static boolean has(String domain) {
        String name = IDN.toUnicode(domain);
        String exception = "!" + name;
        Set<String> rules = rulesAmong(Set.of(name, exception, "*" + name.substring(name.indexOf('.'))));
        return !rules.isEmpty() && !rules.contains(exception);
    }

    private static Set<String> rulesAmong(Set<String> wanted) {
        try (InputStream in = PublicSuffixes.class.getResourceAsStream("/public-suffix-list.txt")) {
            if (in == null) {
                throw new IllegalStateException("The list of public suffixes is not in the program");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(wanted::contains)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
