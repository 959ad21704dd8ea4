-- name: fetched.ledger
SELECT uid_validity, uid, outcome, reason, lines_sha256, history
  FROM inbound_mail
 WHERE mailbox_id = :id
 ORDER BY id
