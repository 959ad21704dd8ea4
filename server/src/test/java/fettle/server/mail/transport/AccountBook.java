package fettle.server.mail.transport;

import fettle.server.mail.imap.Credential;
import fettle.server.mail.imap.ImapTrouble;
import fettle.server.store.secret.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What is known of the mailboxes of a test.
final class AccountBook implements Accounts {

    final List<Account> accounts = Collections.synchronizedList(new ArrayList<>());
    final Map<Long, String> passwords = new ConcurrentHashMap<>();
    final Map<Long, Position> positions = new ConcurrentHashMap<>();
    final Map<Long, ImapTrouble> troubles = new ConcurrentHashMap<>();
    final List<Long> working = Collections.synchronizedList(new ArrayList<>());
    private final Map<Long, Beginning> beginnings = new HashMap<>();

    @Override
    public List<Account> watched() {
        return List.copyOf(accounts);
    }

    @Override
    public Credential credential(Account account) {
        return new Credential.Password(new Secret(passwords.getOrDefault(account.mailboxId(), "")));
    }

    @Override
    public Optional<Position> position(Account account) {
        return Optional.of(positions.getOrDefault(account.mailboxId(), new Position(0, 0)));
    }

    @Override
    public List<Long> taken(Account account, Position position) {
        return List.of();
    }

    @Override
    public void reached(Account account, Position position) {
        positions.put(account.mailboxId(), position);
    }

    @Override
    public synchronized Beginning beginning(Account account, long uidValidity, long nextUid) {
        return beginnings.computeIfAbsent(account.mailboxId(), _ -> new Beginning(uidValidity, nextUid, Instant.EPOCH));
    }

    @Override
    public List<Decided> decided(long mailboxId, long uidValidity, int most) {
        return List.of();
    }

    @Override
    public void filed(List<Decided> mails) {}

    @Override
    public List<Long> withheld(long mailboxId, long uidValidity) {
        return List.of();
    }

    @Override
    public void works(long mailboxId, Optional<Shortcoming> shortcoming) {
        working.add(mailboxId);
        troubles.remove(mailboxId);
    }

    @Override
    public void failed(long mailboxId, Exception failure) {
        troubles.put(mailboxId, ImapTrouble.of(failure));
    }
}
