package fettle.server.store.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A password or token. It prints as `***`, so that no log or error page shows it by accident.
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /// The value itself, for the one place that must send it.
    public String reveal() {
        return value;
    }

    /// Takes the same time wherever the difference is.
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
