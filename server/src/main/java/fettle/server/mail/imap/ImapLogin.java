package fettle.server.mail.imap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Signs in to an IMAP server, by the way that fits what we have and what it offers.
public final class ImapLogin {

    private ImapLogin() {}

    public static void signIn(ImapConnection connection, String user, Credential credential) throws IOException {
        try {
            switch (credential) {
                case Credential.Password(var password) -> byPassword(connection, user, password.reveal());
                case Credential.Token(var token) -> byToken(connection, user, token.reveal());
            }
        } catch (ImapFailure.CommandRefused refused) {
            throw new ImapFailure.LoginRefused(refused.words());
        }
        connection.askAbilities();
    }

    private static void byPassword(ImapConnection connection, String user, String password) throws IOException {
        if (connection.can("AUTH=PLAIN")) {
            connection.command("AUTHENTICATE PLAIN", List.of(base64("\0" + user + "\0" + password)));
            return;
        }
        if (connection.can("LOGINDISABLED")) {
            throw new ImapFailure.NoWayIn(ImapFailure.NoWayIn.Missing.PASSWORD);
        }
        // As literals, which carry any letter.
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        byte[] secret = (password + "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] between = concatenated(name, (" {" + (secret.length - 2) + "}\r\n").getBytes(StandardCharsets.US_ASCII));
        connection.command("LOGIN {" + name.length + "}", List.of(between, secret));
    }

    /// When the token is refused, the server tells why in base64 and waits for an empty line: it gets one.
    private static void byToken(ImapConnection connection, String user, String token) throws IOException {
        if (!connection.can("AUTH=XOAUTH2")) {
            throw new ImapFailure.NoWayIn(ImapFailure.NoWayIn.Missing.XOAUTH2);
        }
        connection.command("AUTHENTICATE XOAUTH2", List.of(base64("user=" + user + "\1auth=Bearer " + token + "\1\1")));
    }

    private static byte[] base64(String text) {
        byte[] line = Base64.getEncoder().encode(text.getBytes(StandardCharsets.UTF_8));
        return concatenated(line, "\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
