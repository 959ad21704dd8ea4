package fettle.server.intake.mailbox;

import fettle.server.mail.transport.Accounts;
import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Mailboxes as rows, by the statements in `mailbox.sql`.
final class MailboxStore {

    List<Mailbox> all(Tx tx) {
        Map<Long, List<String>> further = tx
                .sql("mailbox.further-addresses")
                .list(row -> Map.entry(row.id("mailbox_id"), row.text("address")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return tx.sql("mailbox.all").list(row -> mailbox(row, further.getOrDefault(row.id("id"), List.of())));
    }

    void insert(Tx tx, long id, Mailboxes.Wanted wanted, Optional<String> sealed, Instant now) {
        setting(tx.sql("mailbox.insert"), id, wanted)
                .set("address", wanted.address())
                .set("password", sealed)
                .set("now", now)
                .update();
        addresses(tx, id, wanted);
    }

    /// Changes what stands there in this version; false when it is another one by now.
    boolean update(Tx tx, long id, Mailboxes.Wanted wanted, boolean active, int version) {
        long found = setting(tx.sql("mailbox.update"), id, wanted)
                .set("active", active)
                .set("version", version)
                .update();
        if (found == 1) {
            tx.sql("mailbox.delete-addresses").set("id", id).update();
            addresses(tx, id, wanted);
        }
        return found == 1;
    }

    private static void addresses(Tx tx, long id, Mailboxes.Wanted wanted) {
        for (String address : wanted.further()) {
            tx.sql("mailbox.insert-address")
                    .set("address", address)
                    .set("id", id)
                    .update();
        }
    }

    private static Sql setting(Sql sql, long id, Mailboxes.Wanted wanted) {
        Accounts.Folders folders = wanted.imap().map(Mailbox.Imap::folders).orElse(Accounts.Folders.NONE);
        return sql.set("id", id)
                .set("name", wanted.name())
                .set("unknownSenders", wanted.unknownSenders())
                .set("defaultClient", wanted.clientId())
                .set("groupId", wanted.groupId())
                .set("signature", wanted.writing().signature())
                .set("host", wanted.imap().map(Mailbox.Imap::host))
                .set("port", wanted.imap().map(Mailbox.Imap::port))
                .set("user", wanted.imap().map(Mailbox.Imap::user))
                .set("tls", wanted.imap().map(Mailbox.Imap::tls).orElse(true))
                .set("firstRead", wanted.imap().map(Mailbox.Imap::firstRead).orElse(Accounts.FirstRead.ALL))
                .set("accepted", folders.accepted())
                .set("ignored", folders.ignored())
                .set("held", folders.held());
    }

    private static Mailbox mailbox(Row row, List<String> further) {
        return new Mailbox(
                row.id("id"),
                row.text("name"),
                row.text("address"),
                further,
                row.one(Mailbox.UnknownSenders.class, "unknown_senders"),
                row.optionalId("default_client"),
                row.optionalId("group_id"),
                new Mailbox.Writing(row.optionalText("signature")),
                row.optionalText("imap_host").map(host -> imap(row, host)),
                row.optionalText("state").filter(state -> !state.isEmpty()).map(Accounts.State::valueOf),
                row.text("state_words"),
                row.optionalInstant("state_at"),
                row.yes("active"),
                row.count("version"));
    }

    private static Mailbox.Imap imap(Row row, String host) {
        return new Mailbox.Imap(
                host,
                row.count("imap_port"),
                row.text("imap_user"),
                row.yes("imap_tls"),
                row.one(Accounts.FirstRead.class, "first_read"),
                new Accounts.Folders(
                        row.optionalText("accepted_folder"),
                        row.optionalText("ignored_folder"),
                        row.optionalText("held_folder")));
    }
}
