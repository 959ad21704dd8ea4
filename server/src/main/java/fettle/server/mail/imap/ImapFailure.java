package fettle.server.mail.imap;

import java.io.IOException;

/// What an IMAP server did that keeps us from our mail. Of what the network does Java has exceptions of its own.
public abstract sealed class ImapFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final String words;

    private ImapFailure(String words) {
        super(words);
        this.words = words;
    }

    /// What the server said, or what is to be said of it.
    public String words() {
        return words;
    }

    /// It does not let us in with this name and this password or token.
    public static final class LoginRefused extends ImapFailure {
        private static final long serialVersionUID = 1L;

        public LoginRefused(String words) {
            super(words);
        }
    }

    /// It offers no way in that we may use: no encryption, or no sign-in of our kind.
    public static final class NoWayIn extends ImapFailure {
        private static final long serialVersionUID = 1L;

        /// What is missing.
        public enum Missing {
            STARTTLS,
            PASSWORD,
            XOAUTH2
        }

        private final Missing missing;

        public NoWayIn(Missing missing) {
            super("The server does not offer " + missing);
            this.missing = missing;
        }

        public Missing missing() {
            return missing;
        }
    }

    /// It answered NO or BAD to a command.
    public static final class CommandRefused extends ImapFailure {
        private static final long serialVersionUID = 1L;

        public CommandRefused(String words) {
            super(words);
        }
    }

    /// It ended the connection, with a word of its own or without.
    public static final class Closed extends ImapFailure {
        private static final long serialVersionUID = 1L;

        public Closed(String words) {
            super(words);
        }
    }

    /// It said what no IMAP server may say, or more of it than we listen to.
    public static final class Unintelligible extends ImapFailure {
        private static final long serialVersionUID = 1L;

        public Unintelligible(String words) {
            super(words);
        }
    }
}
