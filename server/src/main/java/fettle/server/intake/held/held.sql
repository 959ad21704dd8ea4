-- name: held.block
INSERT INTO blocked_sender (id, sender, blocked_by, blocked_at)
VALUES (:id, :sender, :by, :now)

-- name: held.unblock
DELETE FROM blocked_sender
 WHERE sender = :sender

-- name: held.blocked
SELECT b.id, b.sender, b.blocked_at, t.name AS technician
  FROM blocked_sender b
  JOIN technician t ON t.id = b.blocked_by
 WHERE b.sender = :address OR b.sender = :domain
 ORDER BY b.sender
OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY

-- name: held.all-blocked
SELECT b.id, b.sender, b.blocked_at, t.name AS technician
  FROM blocked_sender b
  JOIN technician t ON t.id = b.blocked_by
 ORDER BY b.sender
OFFSET 0 ROWS FETCH NEXT 200 ROWS ONLY

-- name: held.decided
INSERT INTO intake_verdict (id, mail_id, verdict, blocked, earlier_reason, earlier_words, decided_by, decided_at)
VALUES (:id, :mailId, :verdict, :blocked, :reason, :words, :by, :now)

-- name: held.last-verdict
SELECT id, verdict, blocked, earlier_reason, earlier_words
  FROM intake_verdict
 WHERE mail_id = :mailId AND undone_at IS NULL
 ORDER BY id DESC
OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY

-- name: held.take-back
UPDATE intake_verdict
   SET undone_by = :by, undone_at = :now
 WHERE id = :id AND undone_at IS NULL

-- name: held.again
UPDATE inbound_mail
   SET outcome = 'QUARANTINED', reason = :reason, reason_words = :words, ticket_client = NULL, ticket_id = NULL,
       decided_at = :now
 WHERE id = :id AND outcome = :from
