package fettle.server.mail.transport;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;

/// The settings under which IMAP servers are spoken to. All of Angus' time-outs are endless unless they are set.
final class ImapSession {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(90);
    private static final Duration WRITE = Duration.ofSeconds(30);

    private ImapSession() {}

    static String protocol(Account account) {
        return account.tls() ? "imaps" : "imap";
    }

    static Session of(Account account) {
        var properties = new Properties();
        String prefix = "mail." + protocol(account) + ".";
        properties.setProperty(prefix + "connectiontimeout", milliseconds(CONNECT));
        properties.setProperty(prefix + "timeout", milliseconds(READ));
        properties.setProperty(prefix + "writetimeout", milliseconds(WRITE));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(
                prefix + "starttls.required", Boolean.toString(!account.tls() && !onThisMachine(account)));
        properties.setProperty(prefix + "partialfetch", "false");
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "connectionpoolsize", "1");
        return Session.getInstance(properties);
    }

    private static boolean onThisMachine(Account account) {
        return account.host().equals("localhost")
                || account.host().equals("127.0.0.1")
                || account.host().equals("::1");
    }

    private static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
