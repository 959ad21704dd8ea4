package fettle.server.setting;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/// Reads settings as what they mean, and refuses what means nothing with a sentence that names the setting.
public record Reader(Values values) {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})\\s*([A-Za-z]+)");
    private static final Map<String, Integer> BYTES = Map.of("b", 1, "kb", 1_000, "mb", 1_000_000, "gb", 1_000_000_000);
    private static final Map<String, Integer> MILLISECONDS = Map.of("ms", 1, "s", 1_000, "min", 60_000, "h", 3_600_000);
    private static final int LAST_PORT = 65_535;

    public boolean yes(String key) {
        return switch (values.text(key).toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw values.refused(key, "true or false");
        };
    }

    public int whole(String key, int least, int most) {
        String mustBe = "a whole number from " + least + " to " + most;
        try {
            int number = Integer.parseInt(values.text(key));
            if (number < least || number > most) {
                throw values.refused(key, mustBe);
            }
            return number;
        } catch (NumberFormatException e) {
            throw values.refused(key, mustBe);
        }
    }

    public int port(String key) {
        return whole(key, 0, LAST_PORT);
    }

    public long bytes(String key) {
        return amount(key, BYTES, "a size such as 50 MB");
    }

    public Duration duration(String key) {
        return Duration.ofMillis(amount(key, MILLISECONDS, "a time such as 20 s or 5 min"));
    }

    /// An address of this machine, as digits: a name would have to be looked up before anything runs.
    public InetAddress address(String key) {
        String text = values.text(key);
        try {
            if (text.equals("localhost") || text.matches("[0-9a-fA-F.:]+")) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException e) {
            throw (RuntimeException)
                    values.refused(key, "an address such as 127.0.0.1").initCause(e);
        }
        throw values.refused(key, "an address such as 127.0.0.1");
    }

    public Optional<URI> webAddress(String key) {
        return values.optional(key).map(text -> {
            if (!text.matches("https?://[A-Za-z0-9.\\[\\]:-]+/?")) {
                throw values.refused(key, "an address such as https://support.example.com, without a path");
            }
            return URI.create(text.replaceFirst("/$", ""));
        });
    }

    public Optional<Path> file(String key) {
        return values.optional(key).map(text -> {
            Path file = Path.of(text);
            if (!Files.isReadable(file)) {
                throw values.refused(key, "a file that can be read");
            }
            return file;
        });
    }

    /// The certificate of a section with its key: `certificate` and `private-key` in PEM, or `certificate`
    /// alone in PKCS#12, with `certificate-password` where the key has one.
    public Optional<SSLContext> certificate(String section) {
        Optional<Path> key = file(section + ".private-key");
        Optional<Path> certificate = file(section + ".certificate");
        if (certificate.isEmpty() && key.isPresent()) {
            throw values.refused(section + ".certificate", "a file, since " + section + ".private-key is one");
        }
        return certificate.map(file -> certificate(section, file, key));
    }

    private SSLContext certificate(String section, Path file, Optional<Path> key) {
        String password = values.text(section + ".certificate-password");
        try {
            if (key.isPresent()) {
                return OwnCertificate.ofPem(file, key.get(), password);
            }
            if (!file.toString().matches("(?i).+\\.(p12|pfx)")) {
                throw values.refused(
                        section + ".private-key",
                        "a file, since " + section + ".certificate is one that does not end in .p12 or .pfx");
            }
            return OwnCertificate.ofPkcs12(file, password);
        } catch (GeneralSecurityException unusable) {
            throw (RuntimeException) values.refused(
                            section + ".certificate",
                            "a certificate whose key is there too and opens with " + section
                                    + ".certificate-password: PEM with " + section + ".private-key, or PKCS#12")
                    .initCause(unusable);
        }
    }

    public <E extends Enum<E>> E one(Class<E> of, String key) {
        for (E each : of.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(values.text(key))) {
                return each;
            }
        }
        throw values.refused(key, "one of " + String.join(", ", names(of)));
    }

    private static <E extends Enum<E>> String[] names(Class<E> of) {
        return Arrays.stream(of.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    private long amount(String key, Map<String, Integer> units, String mustBe) {
        Matcher amount = AMOUNT.matcher(values.text(key));
        if (!amount.matches()) {
            throw values.refused(key, mustBe);
        }
        Integer unit = units.get(amount.group(2).toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw values.refused(key, mustBe);
        }
        return Math.multiplyExact(Long.parseLong(amount.group(1)), unit.longValue());
    }
}
