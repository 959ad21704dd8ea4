-- name: mailbox.all
SELECT id, name, address, unknown_senders, default_client, group_id, signature, language, imap_host, imap_port,
       imap_user, imap_tls, first_read, accepted_folder, ignored_folder, held_folder, state, state_words, state_at,
       active, version
  FROM mailbox
 ORDER BY name, id

-- name: mailbox.further-addresses
SELECT mailbox_id, address
  FROM mailbox_address
 ORDER BY address

-- name: mailbox.insert
INSERT INTO mailbox (id, name, address, unknown_senders, default_client, group_id, signature, language, imap_host,
                     imap_port, imap_user, imap_tls, first_read, accepted_folder, ignored_folder, held_folder,
                     password_sealed, state, state_words, active, version, created_at)
VALUES (:id, :name, :address, :unknownSenders, :defaultClient, :groupId, :signature, :language, :host,
        :port, :user, :tls, :firstRead, :accepted, :ignored, :held,
        :password, '', '', TRUE, 1, :now)

-- name: mailbox.insert-address
INSERT INTO mailbox_address (address, mailbox_id)
VALUES (:address, :id)

-- name: mailbox.delete-addresses
DELETE FROM mailbox_address
 WHERE mailbox_id = :id

-- name: mailbox.update
UPDATE mailbox
   SET name = :name, unknown_senders = :unknownSenders, default_client = :defaultClient, group_id = :groupId,
       signature = :signature, language = :language, imap_host = :host, imap_port = :port, imap_user = :user,
       imap_tls = :tls, first_read = :firstRead, accepted_folder = :accepted, ignored_folder = :ignored,
       held_folder = :held, active = :active, version = version + 1
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

-- name: mailbox.begin-again
UPDATE mailbox
   SET uid_validity = NULL, last_uid = NULL, begun_at = NULL, begun_validity = NULL, begun_uid = NULL
 WHERE id = :id

-- name: mailbox.state
UPDATE mailbox
   SET state = :state, state_words = :words, state_at = :now
 WHERE id = :id
