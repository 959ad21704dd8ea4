package fettle.server.mail.imap;

import fettle.server.mail.oauth.TokenTrouble;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/// What can be wrong between us and a mailbox, as far as somebody could mend it. Each has a sentence in the message
/// files, `intake.connection.<word>`.
public enum ImapTrouble {
    NAME_NOT_FOUND,
    REFUSED,
    SILENT,
    CERTIFICATE,
    TLS,
    NO_STARTTLS,
    PASSWORD,
    NO_PASSWORDS,
    NO_TOKENS,
    AUTHORISATION,
    NO_TOKEN_NOW,
    CLOSED,
    UNINTELLIGIBLE,
    COMMAND_REFUSED,
    OTHER;

    /// What a failure means.
    public static ImapTrouble of(Throwable failure) {
        return switch (failure) {
            case ImapFailure known -> ofServer(known);
            case TokenTrouble tokens -> tokens.isLasting() ? AUTHORISATION : NO_TOKEN_NOW;
            case UnknownHostException _ -> NAME_NOT_FOUND;
            case SocketTimeoutException _ -> SILENT;
            case ConnectException _, NoRouteToHostException _ -> REFUSED;
            case SSLException tls -> isAboutTheCertificate(tls) ? CERTIFICATE : TLS;
            default -> OTHER;
        };
    }

    private static ImapTrouble ofServer(ImapFailure failure) {
        return switch (failure) {
            case ImapFailure.LoginRefused _ -> PASSWORD;
            case ImapFailure.NoWayIn none ->
                switch (none.missing()) {
                    case STARTTLS -> NO_STARTTLS;
                    case PASSWORD -> NO_PASSWORDS;
                    case XOAUTH2 -> NO_TOKENS;
                };
            case ImapFailure.CommandRefused _ -> COMMAND_REFUSED;
            case ImapFailure.Closed _ -> CLOSED;
            case ImapFailure.Unintelligible _ -> UNINTELLIGIBLE;
        };
    }

    private static boolean isAboutTheCertificate(SSLException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(CertificateException.class::isInstance);
    }

    /// Whether trying again soon would only lock the account.
    public boolean isAboutTheLogin() {
        return EnumSet.of(PASSWORD, NO_PASSWORDS, NO_TOKENS, AUTHORISATION).contains(this);
    }

    /// The key of its sentence.
    public String key() {
        return "intake.connection." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
