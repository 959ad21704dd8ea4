package fettle.server.signin.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import fettle.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Which passwords the desk takes: long ones that nobody would guess first. What they are composed of is free.
public final class PasswordRules {

    /// As long as there are no second factors.
    public static final int SHORTEST = 15;

    private static final int LEAST_OF_THEIR_OWN = 8;
    private static final int FEWEST_CHARACTERS = 5;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /// Refuses a password that is too short, too common, or hardly more than a name.
    ///
    /// @param names the person, their address, the company: whatever somebody who knows them would try
    public static void check(String password, List<String> names) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw Refusal.Invalid.field("password", "signin.password.short", SHORTEST);
        }
        if (password.length() > Passwords.LONGEST) {
            throw Refusal.Invalid.field("password", "signin.password.long", Passwords.LONGEST);
        }
        String plain = plain(password);
        if (COMMON.contains(plain) || password.codePoints().distinct().count() < FEWEST_CHARACTERS) {
            throw Refusal.Invalid.field("password", "signin.password.common");
        }
        if (without(plain, names).length() < LEAST_OF_THEIR_OWN
                && !without(plain, names).equals(plain)) {
            throw Refusal.Invalid.field("password", "signin.password.name");
        }
    }

    private static String without(String plain, List<String> names) {
        String rest = plain;
        for (String name : names) {
            for (String word : name.split("[\\s@.,&_-]+", -1)) {
                rest = word.length() < 3 ? rest : rest.replace(plain(word), "");
            }
        }
        return rest;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Set<String> common() {
        try (InputStream in = PasswordRules.class.getResourceAsStream("/signin/common-passwords.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .map(PasswordRules::plain)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
