-- name: mailbox.all
SELECT id, name, address, unknown_senders, default_client, group_id, signature, imap_host, imap_port,
       imap_user, imap_tls, first_read, accepted_folder, ignored_folder, held_folder, state, state_words, state_at,
       active, version
  FROM mailbox
 ORDER BY name, id

-- name: mailbox.further-addresses
SELECT mailbox_id, address
  FROM mailbox_address
 ORDER BY address

-- name: mailbox.insert
INSERT INTO mailbox (id, name, address, unknown_senders, default_client, group_id, signature, imap_host,
                     imap_port, imap_user, imap_tls, first_read, accepted_folder, ignored_folder, held_folder,
                     password_sealed, state, state_words, active, version, created_at, begun_at)
VALUES (:id, :name, :address, :unknownSenders, :defaultClient, :groupId, :signature, :host,
        :port, :user, :tls, :firstRead, :accepted, :ignored, :held,
        :password, '', '', TRUE, 1, :now, :now)

-- name: mailbox.insert-address
INSERT INTO mailbox_address (address, mailbox_id)
VALUES (:address, :id)

-- name: mailbox.delete-addresses
DELETE FROM mailbox_address
 WHERE mailbox_id = :id

-- name: mailbox.update
UPDATE mailbox
   SET name = :name, unknown_senders = :unknownSenders, default_client = :defaultClient, group_id = :groupId,
       signature = :signature, imap_host = :host, imap_port = :port, imap_user = :user,
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
 WHERE id = :id AND version = :version

-- name: mailbox.reached
UPDATE mailbox
   SET uid_validity = :uidValidity, last_uid = :lastUid, mail_at = :now
 WHERE id = :id AND version = :version

-- name: mailbox.begin-again
UPDATE mailbox
   SET uid_validity = NULL, last_uid = NULL, begun_at = COALESCE(worked_at, begun_at), begun_validity = NULL,
       begun_uid = NULL
 WHERE id = :id

-- name: mailbox.forget-places
UPDATE inbound_mail
   SET uid_validity = NULL, uid = NULL
 WHERE mailbox_id = :id AND uid IS NOT NULL

-- name: mailbox.file-nothing
DELETE FROM mail_to_file
 WHERE mailbox_id = :id

-- name: mailbox.begin
UPDATE mailbox
   SET begun_validity = :uidValidity, begun_uid = :uid
 WHERE id = :id AND version = :version AND begun_validity IS NULL

-- name: mailbox.begun
SELECT begun_at, begun_validity, begun_uid
  FROM mailbox
 WHERE id = :id AND begun_validity IS NOT NULL

-- name: mailbox.works
UPDATE mailbox
   SET state = 'WORKING', state_words = :words, state_at = :now, failures = 0, failing_since = NULL, worked_at = :now
 WHERE id = :id

-- name: mailbox.fails
UPDATE mailbox
   SET state = :state, state_words = :words, state_at = :now, failures = failures + CAST(:weight AS INTEGER),
       failing_since = COALESCE(failing_since, CAST(:now AS BIGINT))
 WHERE id = :id

-- name: mailbox.to-file
INSERT INTO mail_to_file (mail_id, mailbox_id)
VALUES (:mailId, :id)

-- name: mailbox.decided
SELECT m.id, m.uid, m.outcome
  FROM mail_to_file f
  JOIN inbound_mail m ON m.id = f.mail_id
 WHERE f.mailbox_id = :id AND m.uid_validity = :uidValidity AND m.outcome <> 'WAITING'
 ORDER BY m.id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: mailbox.filed
DELETE FROM mail_to_file
 WHERE mail_id = :mailId

-- name: mailbox.not-to-be-filed
DELETE FROM mail_to_file
 WHERE mailbox_id = :id
   AND mail_id IN (SELECT m.id FROM inbound_mail m WHERE m.mailbox_id = :id AND m.uid_validity <> :uidValidity)

-- name: mailbox.taken
SELECT uid
  FROM inbound_mail
 WHERE mailbox_id = :id AND uid_validity = :uidValidity AND uid > :lastUid

-- name: mailbox.withheld
SELECT uid
  FROM inbound_mail
 WHERE mailbox_id = :id AND uid_validity = :uidValidity AND outcome = 'QUARANTINED' AND reason = 'WITHHELD'
 ORDER BY uid
OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY

-- name: mailbox.reconnect
UPDATE mailbox
   SET version = version + 1
 WHERE id = :id
