package fettle.contracts.sla;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// Why a ticket waits; whether its clocks stop meanwhile is the policy's to say (DOMAIN 2.3).
public enum PauseReason {
    CLIENT_INFO("an answer from the client"),
    CLIENT_APPROVAL("the client's approval"),
    CLIENT_ACCESS("access at the client's"),
    AGREED_DATE("the date agreed with the client"),
    SUPPLIER("a supplier"),
    PARTS("parts"),
    INTERNAL("somebody of our own"),
    MONITORING("time to show whether it holds");

    /// What stops the clocks unless a contract says otherwise: never our supplier, never ourselves.
    public static final Set<PauseReason> DEFAULT_STOPPING =
            Set.of(CLIENT_INFO, CLIENT_APPROVAL, CLIENT_ACCESS, AGREED_DATE);

    private final String words;

    PauseReason(String words) {
        this.words = words;
    }

    /// Reads the form in which settings and tables write it: `client-info`.
    ///
    /// @throws IllegalArgumentException with a sentence to show to whoever typed it
    public static PauseReason parse(String key) {
        return Arrays.stream(values())
                .filter(reason -> reason.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + key + "\" is not a reason to wait."));
    }

    /// The form in which settings and tables write it: `client-info`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What is waited for, to follow "waiting for".
    public String words() {
        return words;
    }

    /// Whether the client's answer ends the wait by itself; a date or access ends only by the date or the
    /// technician.
    public boolean endsWithAnswer() {
        return this == CLIENT_INFO || this == CLIENT_APPROVAL;
    }
}
