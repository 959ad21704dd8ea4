package fettle.server;

import fettle.server.intake.sort.Forwards;
import fettle.server.mail.transport.SmtpIntake;
import fettle.server.setting.Reader;
import fettle.server.setting.Values;
import fettle.server.setting.Zones;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.store.secret.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// All that an operator can set, one record a section. `application.yaml` says what each setting means.
///
/// @param phone where customers can call the provider
public record Settings(
        String provider,
        Optional<String> phone,
        ZoneId zone,
        Web web,
        SmtpIn smtpIn,
        Mail mail,
        Store store,
        Limits limits,
        Intake intake) {

    /// The pages and the API.
    ///
    /// @param baseUrl how browsers reach us, without a slash at its end
    /// @param tls our own certificate, when pages are served by https without a proxy
    /// @param hosts further names that requests may name
    public record Web(
            InetAddress bind,
            int port,
            Optional<URI> baseUrl,
            Optional<SSLContext> tls,
            List<String> trustedProxies,
            List<String> hosts) {}

    /// The SMTP listener.
    ///
    /// @param startTls the certificate for STARTTLS, where it is to be had
    public record SmtpIn(
            boolean enabled,
            InetAddress bind,
            int port,
            int maxBytes,
            List<String> allowedNetworks,
            int connections,
            int recipients,
            Optional<SmtpIntake.StartTls> startTls) {}

    /// Whether those who bring mail may or must protect the connection.
    public enum StartTls {
        OFFERED,
        REQUIRED
    }

    /// Mail in general, and the way out.
    ///
    /// @param relay the server that takes our mail; without one it waits
    /// @param onlyShown whether our mail goes nowhere and is shown on a page of its own
    /// @param largest how many bytes a mail of ours may have
    /// @param undo how long a reply can be taken back before it goes out
    /// @param lateAfter how long a mail may be under way before somebody is to see to it
    public record Mail(
            String host,
            Optional<String> trustedAuthservId,
            Optional<Relay> relay,
            boolean onlyShown,
            String fromName,
            String fromAddress,
            long largest,
            Duration undo,
            Duration lateAfter) {}

    /// The mail server that takes what we send.
    public record Relay(String host, int port, Optional<String> user, Secret password, Protection protection) {}

    /// How the connection to the relay is protected.
    public enum Protection {
        STARTTLS,
        TLS,
        NONE
    }

    /// Where rows and files are.
    ///
    /// @param keyFile where the key is that seals passwords
    public record Store(Path data, DatabaseAddress database, int pool, Path keyFile) {}

    /// How often somebody may ask: in the long run, and at once after a rest.
    public record Rate(int perSecond, int burst) {}

    /// How much strangers and friends may ask for.
    public record Limits(Rate session, Rate visitor, Rate api, int connections) {}

    /// How mail is taken in.
    ///
    /// @param leastFree the bytes that must be free on the disk of the data folder for a mail to be taken
    /// @param forwards what becomes of customers' mails that one of us forwards
    public record Intake(int attempts, Duration parseTime, int workers, long leastFree, Forwards forwards) {}

    /// Reads the settings; a wrong or unknown one is refused with a sentence that names it.
    ///
    /// @param flags what the command line says, by the key of each setting; `config` names a file
    public static Settings load(Map<String, String> flags, Map<String, String> environment) {
        return of(Values.of(flags, environment));
    }

    /// The same, with rows and files elsewhere.
    public Settings keptIn(Store other) {
        return new Settings(provider, phone, zone, web, smtpIn, mail, other, limits, intake);
    }

    private static Settings of(Values values) {
        var read = new Reader(values);
        return new Settings(
                values.optional("provider.name").orElseThrow(() -> values.refused("provider.name", "a name")),
                phone(values),
                zone(values),
                web(values, read),
                smtpIn(values, read),
                mail(values, read),
                store(values, read),
                limits(read),
                intake(read));
    }

    /// What a telephone can dial, however it is grouped.
    private static Optional<String> phone(Values values) {
        Optional<String> phone = values.optional("provider.phone");
        if (phone.filter(number -> !number.matches("\\+?[0-9][0-9 ()./-]{2,38}"))
                .isPresent()) {
            throw values.refused("provider.phone", "a telephone number such as +44 20 7946 0000");
        }
        return phone;
    }

    private static ZoneId zone(Values values) {
        return values.optional("provider.zone")
                .map(name -> Zones.read(name)
                        .orElseThrow(() -> values.refused("provider.zone", "a time zone such as Europe/London")))
                .orElse(Zones.MACHINE);
    }

    private static Web web(Values values, Reader read) {
        return new Web(
                read.address("web.bind"),
                read.port("web.port"),
                read.webAddress("web.base-url"),
                read.certificate("web"),
                values.list("web.trusted-proxies"),
                values.list("web.hosts"));
    }

    private static SmtpIn smtpIn(Values values, Reader read) {
        long maxBytes = read.bytes("smtp-in.max-size");
        if (maxBytes > Integer.MAX_VALUE) {
            throw values.refused("smtp-in.max-size", "2 GB at most");
        }
        return new SmtpIn(
                read.yes("smtp-in.enabled"),
                read.address("smtp-in.bind"),
                read.port("smtp-in.port"),
                (int) maxBytes,
                values.list("smtp-in.allowed-networks"),
                read.whole("smtp-in.connections", 1, 1_000),
                read.whole("smtp-in.recipients", 1, 1_000),
                startTls(values, read));
    }

    private static Optional<SmtpIntake.StartTls> startTls(Values values, Reader read) {
        boolean required = read.one(StartTls.class, "smtp-in.starttls") == StartTls.REQUIRED;
        Optional<SSLContext> certificate = read.certificate("smtp-in");
        if (required && certificate.isEmpty()) {
            throw values.refused("smtp-in.certificate", "a file, since smtp-in.starttls is required");
        }
        return certificate.map(own -> new SmtpIntake.StartTls(own, required));
    }

    private static Mail mail(Values values, Reader read) {
        String host = values.optional("mail.host").orElseThrow(() -> values.refused("mail.host", "a host name"));
        return new Mail(
                host,
                values.optional("mail.trusted-authserv-id"),
                relay(values, read),
                read.yes("mail.only-shown"),
                values.optional("mail.from-name").orElseGet(() -> values.text("provider.name")),
                values.optional("mail.from-address").orElse("support@" + host),
                largest(values, read),
                undo(values, read),
                lateAfter(values, read));
    }

    private static long largest(Values values, Reader read) {
        long largest = read.bytes("mail.max-size");
        if (largest < 1_000_000) {
            throw values.refused("mail.max-size", "1 MB at least");
        }
        return largest;
    }

    private static Duration undo(Values values, Reader read) {
        Duration undo = read.duration("mail.undo-time");
        if (undo.compareTo(Duration.ofMinutes(1)) > 0) {
            throw values.refused("mail.undo-time", "a minute at most");
        }
        return undo;
    }

    /// Mail servers that put strangers off at first take less than the usual time.
    private static Duration lateAfter(Values values, Reader read) {
        Duration lateAfter = read.duration("mail.late-after");
        if (!lateAfter.isPositive() || lateAfter.compareTo(Duration.ofDays(5)) > 0) {
            throw values.refused("mail.late-after", "up to five days, after which a mail is given up");
        }
        return lateAfter;
    }

    private static Optional<Relay> relay(Values values, Reader read) {
        int port = read.whole("mail.relay-port", 1, 65_535);
        Protection protection = read.one(Protection.class, "mail.relay-protection");
        return values.optional("mail.relay-host")
                .map(host -> new Relay(
                        host,
                        port,
                        values.optional("mail.relay-user"),
                        new Secret(values.text("mail.relay-password")),
                        protection));
    }

    private static Store store(Values values, Reader read) {
        Path data = Path.of(values.text("store.data")).toAbsolutePath().normalize();
        DatabaseAddress database = values.optional("store.db-url")
                .<DatabaseAddress>map(url -> server(values, url))
                .orElseGet(() -> new DatabaseAddress.Folder(data));
        Path key = values.optional("store.key-file").map(Path::of).orElseGet(() -> data.resolveSibling("fettle.key"));
        return new Store(
                data,
                database,
                read.whole("store.pool", 2, 200),
                key.toAbsolutePath().normalize());
    }

    private static DatabaseAddress server(Values values, String url) {
        if (!url.startsWith("jdbc:postgresql://")) {
            throw values.refused("store.db-url", "a URL that begins with jdbc:postgresql://");
        }
        return new DatabaseAddress.Server(url);
    }

    private static Limits limits(Reader read) {
        return new Limits(
                rate(read, "session"),
                rate(read, "visitor"),
                rate(read, "api"),
                read.whole("limits.connections", 10, 100_000));
    }

    private static Rate rate(Reader read, String of) {
        int most = 1_000_000;
        return new Rate(
                read.whole("limits." + of + "-per-second", 1, most), read.whole("limits." + of + "-burst", 1, most));
    }

    private static Intake intake(Reader read) {
        return new Intake(
                read.whole("intake.attempts", 1, 20),
                read.duration("intake.parse-time"),
                read.whole("intake.workers", 1, 64),
                read.bytes("intake.least-free"),
                read.one(Forwards.class, "intake.forwards"));
    }
}
