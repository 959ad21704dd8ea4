package fettle.server.mail.oauth;

import java.io.IOException;

/// A provider gave us no token.
public final class TokenTrouble extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    TokenTrouble(String words, boolean lasting) {
        super(words);
        this.lasting = lasting;
    }

    /// We were never authorised, or are no longer.
    public static TokenTrouble unauthorised(String words) {
        return new TokenTrouble(words, true);
    }

    /// Whether it stays so until somebody authorises us anew.
    public boolean isLasting() {
        return lasting;
    }
}
