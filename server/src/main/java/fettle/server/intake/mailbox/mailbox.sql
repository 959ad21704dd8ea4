-- name: mailbox.all
SELECT id, name, address, unknown_senders, group_id, imap_host, imap_port, imap_user, imap_tls, state, state_words,
       state_at, active, version
  FROM mailbox
 ORDER BY name

-- name: mailbox.insert
INSERT INTO mailbox (id, name, address, unknown_senders, group_id, imap_host, imap_port, imap_user, imap_tls,
                     password_sealed, state, state_words, active, version, created_at)
VALUES (:id, :name, :address, :unknownSenders, :groupId, :host, :port, :user, :tls,
        :password, '', '', TRUE, 1, :now)

-- name: mailbox.update
UPDATE mailbox
   SET name = :name, unknown_senders = :unknownSenders, group_id = :groupId, imap_host = :host, imap_port = :port,
       imap_user = :user, imap_tls = :tls, active = :active,
       version = version + 1
 WHERE id = :id AND version = :version

-- name: mailbox.password
UPDATE mailbox
   SET password_sealed = :password
 WHERE id = :id

-- name: mailbox.sealed
SELECT password_sealed
  FROM mailbox
 WHERE id = :id

-- name: mailbox.position
SELECT uid_validity, last_uid
  FROM mailbox
 WHERE id = :id

-- name: mailbox.reached
UPDATE mailbox
   SET uid_validity = :uidValidity, last_uid = :lastUid
 WHERE id = :id

-- name: mailbox.state
UPDATE mailbox
   SET state = :state, state_words = :words, state_at = :now
 WHERE id = :id
