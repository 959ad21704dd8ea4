package fettle.contracts.sla;

import fettle.contracts.words.Sentence;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// Why a ticket waits; whether its clocks stop meanwhile is the policy's to say (DOMAIN 2.3).
public enum PauseReason {
    CLIENT_INFO,
    CLIENT_APPROVAL,
    CLIENT_ACCESS,
    AGREED_DATE,
    SUPPLIER,
    PARTS,
    INTERNAL,
    MONITORING;

    /// What stops the clocks unless a contract says otherwise: never our supplier, never ourselves.
    public static final Set<PauseReason> DEFAULT_STOPPING =
            Set.of(CLIENT_INFO, CLIENT_APPROVAL, CLIENT_ACCESS, AGREED_DATE);

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
    public Sentence words() {
        return Sentence.of("contracts.sla.pause." + key());
    }

    /// Whether the client's answer ends the wait by itself; a date or access ends only by the date or the
    /// technician.
    public boolean endsWithAnswer() {
        return this == CLIENT_INFO || this == CLIENT_APPROVAL;
    }
}
