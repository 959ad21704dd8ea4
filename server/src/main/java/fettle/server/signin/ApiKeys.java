package fettle.server.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fettle.server.signin.secret.Token;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// Keys for programs: shown once, kept as a hash, dead with the person who made them.
///
/// A key ends with a checksum, so that scanners for leaked secrets know ours from look-alikes and we turn down a
/// mistyped one without asking the database.
public final class ApiKeys {

    private static final Scope SIGN_IN = new Scope.System("API key");
    private static final Pattern FORM = Pattern.compile("ft_([A-Za-z0-9_-]{43})([0-9a-f]{8})");
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration NOTED = Duration.ofMinutes(1);

    /// A key as administrators see it in the list.
    public record Listed(
            long id,
            String name,
            String owner,
            Instant createdAt,
            Optional<Instant> lastUsedAt,
            Optional<Instant> revokedAt) {}

    /// A key that was made just now: the only moment at which its text can be read.
    public record Made(long id, String key) {

        @Override
        public String toString() {
            return "Made[" + id + ", ***]";
        }
    }

    private record Known(ApiUser user, Optional<Instant> lastUsedAt) {}

    private record Found(ApiUser user, Instant readAt) {}

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;
    private final Map<String, Found> remembered = new ConcurrentHashMap<>();
    private final AtomicLong ended = new AtomicLong();

    public ApiKeys(Database database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    public Made make(Tx tx, long technicianId, String name) {
        String random = Token.random().secret();
        String key = "ft_" + random + checksum(random);
        long id = ids.next();
        tx.sql("signin.api-key.add")
                .set("id", id)
                .set("technicianId", technicianId)
                .set("name", name)
                .set("hash", Token.hash(key))
                .set("now", clock.instant())
                .update();
        return new Made(id, key);
    }

    public Optional<ApiUser> user(String shown) {
        var form = FORM.matcher(shown);
        if (!form.matches() || !checksum(form.group(1)).equals(form.group(2))) {
            return Optional.empty();
        }
        String hash = Token.hash(shown);
        Found known = remembered.get(hash);
        if (known != null && known.readAt.plus(REMEMBERED).isAfter(clock.instant())) {
            return Optional.of(known.user);
        }
        return read(hash);
    }

    /// Whether the key was good when it was last read; without a look into the database.
    boolean knows(String shown) {
        return remembered.containsKey(Token.hash(shown));
    }

    public boolean revoke(Tx tx, long id) {
        tx.afterCommit(this::forget);
        return tx.sql("signin.api-key.revoke")
                        .set("id", id)
                        .set("now", clock.instant())
                        .update()
                == 1;
    }

    /// Lets go of what was read before; to be called after the commit of whatever took rights away.
    public void forget() {
        ended.incrementAndGet();
        remembered.clear();
    }

    public List<Listed> all(Tx tx) {
        return tx.sql("signin.api-key.all")
                .list(row -> new Listed(
                        row.id("key_id"),
                        row.text("key_name"),
                        row.text("owner"),
                        row.instant("created_at"),
                        row.optionalInstant("last_used_at"),
                        row.optionalInstant("revoked_at")));
    }

    private Optional<ApiUser> read(String hash) {
        long before = ended.get();
        Instant now = clock.instant();
        Optional<Known> found = database.read(SIGN_IN)
                .sql("signin.api-key.find")
                .set("hash", hash)
                .one(row -> new Known(
                        new ApiUser(row.id("key_id"), SignInStore.deskUser(row)), row.optionalInstant("last_used_at")));
        found.ifPresentOrElse(key -> remember(hash, new Found(key.user, now), before), () -> remembered.remove(hash));
        found.ifPresent(key -> noteUse(key.user.keyId(), key.lastUsedAt, now));
        return found.map(Known::user);
    }

    /// Keeps what was read, unless rights were taken away while it was.
    private void remember(String hash, Found key, long before) {
        remembered.put(hash, key);
        if (ended.get() != before) {
            remembered.remove(hash);
        }
    }

    private void noteUse(long id, Optional<Instant> before, Instant now) {
        if (before.filter(last -> last.plus(NOTED).isAfter(now)).isEmpty()) {
            database.run(
                    SIGN_IN,
                    tx -> tx.sql("signin.api-key.used")
                            .set("id", id)
                            .set("now", now)
                            .update());
        }
    }

    private static String checksum(String random) {
        var crc = new CRC32();
        crc.update(random.getBytes(US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
