-- name: intake.of-place
SELECT id, reason
  FROM inbound_mail
 WHERE mailbox_id = :mailboxId AND uid_validity = :uidValidity AND uid = :uid

-- name: intake.insert
INSERT INTO inbound_mail (id, source, mailbox_id, uid_validity, uid, envelope_from, envelope_to, received_at, size,
                          raw_sha256, lines_sha256, from_address, from_name, subject, sender_identity, outcome, reason,
                          reason_words, history, owner, turn, attempts, next_attempt_at, decided_at)
VALUES (:id, :source, :mailboxId, :uidValidity, :uid, :envelopeFrom, :envelopeTo, :receivedAt, :size,
        :raw, :lines, '', '', '', 'UNKNOWN', :outcome, :reason,
        :words, :history, :owner, :turn, 0, :receivedAt, :decidedAt)

-- name: intake.handed-over
UPDATE inbound_mail
   SET envelope_from = :envelopeFrom, size = :size, raw_sha256 = :raw, lines_sha256 = :lines, owner = :owner,
       turn = :turn, outcome = 'WAITING', reason = 'NONE', reason_words = '', attempts = 0, next_attempt_at = :now, decided_at = NULL
 WHERE id = :id AND outcome = 'QUARANTINED' AND reason = 'WITHHELD'

-- name: intake.waiting
SELECT id
  FROM inbound_mail
 WHERE outcome = 'WAITING' AND next_attempt_at <= :now
 ORDER BY turn, id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: intake.due
SELECT id, source, mailbox_id, envelope_from, envelope_to, received_at, size, raw_sha256, lines_sha256, history,
       owner, turn, attempts
  FROM inbound_mail
 WHERE id = :id AND outcome = 'WAITING' AND next_attempt_at <= :now

-- name: intake.begin
UPDATE inbound_mail
   SET attempts = attempts + 1, next_attempt_at = :next
 WHERE id = :id AND outcome = 'WAITING' AND attempts = :attempts

-- name: intake.describe
UPDATE inbound_mail
   SET from_address = :fromAddress, from_name = :fromName, subject = :subject, message_id = :messageId,
       message_hash = :messageHash, content_sha256 = :content, sender_identity = :identity
 WHERE id = :id AND outcome = 'WAITING' AND attempts = :attempts

-- name: intake.decide
UPDATE inbound_mail
   SET outcome = :outcome, reason = :reason, reason_words = :words, ticket_client = :clientId, ticket_id = :ticketId,
       decided_at = :now
 WHERE id = :id AND outcome = 'WAITING' AND attempts = :attempts

-- name: intake.release
UPDATE inbound_mail
   SET outcome = :outcome, reason = :reason, reason_words = :words, ticket_client = :clientId, ticket_id = :ticketId,
       decided_at = :now
 WHERE id = :id AND outcome = 'QUARANTINED'

-- name: intake.same-lines
SELECT id
  FROM inbound_mail
 WHERE lines_sha256 = :lines AND id <> :id AND reason <> 'DUPLICATE' AND (id < :id OR outcome <> 'WAITING')
 ORDER BY id
OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY

-- name: intake.same-content
SELECT id
  FROM inbound_mail
 WHERE message_hash = :messageHash AND content_sha256 = :content AND id <> :id AND reason <> 'DUPLICATE'
   AND mailbox_id <> :mailboxId AND received_at >= :since AND outcome <> 'WAITING'
 ORDER BY id
OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY

-- name: intake.newest
-- all clients: the ledger is the provider's, and only the desk reads it
SELECT m.id, m.source, m.mailbox_id, m.envelope_from, m.envelope_to, m.received_at, m.size, m.raw_sha256, m.message_id,
       m.from_address, m.from_name, m.subject, m.sender_identity, m.outcome, m.reason, m.reason_words,
       m.ticket_client, m.ticket_id, t.number AS ticket_number, m.history, m.attempts, m.decided_at
  FROM inbound_mail m
  LEFT JOIN ticket t ON t.client_id = m.ticket_client AND t.id = m.ticket_id
 WHERE m.id < :before
 ORDER BY m.id DESC
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: intake.newest-with-outcome
-- all clients: the ledger is the provider's, and only the desk reads it
SELECT m.id, m.source, m.mailbox_id, m.envelope_from, m.envelope_to, m.received_at, m.size, m.raw_sha256, m.message_id,
       m.from_address, m.from_name, m.subject, m.sender_identity, m.outcome, m.reason, m.reason_words,
       m.ticket_client, m.ticket_id, t.number AS ticket_number, m.history, m.attempts, m.decided_at
  FROM inbound_mail m
  LEFT JOIN ticket t ON t.client_id = m.ticket_client AND t.id = m.ticket_id
 WHERE m.outcome = :outcome AND m.id < :before
 ORDER BY m.id DESC
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: intake.newest-that-contain
-- all clients: the ledger is the provider's, and only the desk reads it
SELECT m.id, m.source, m.mailbox_id, m.envelope_from, m.envelope_to, m.received_at, m.size, m.raw_sha256, m.message_id,
       m.from_address, m.from_name, m.subject, m.sender_identity, m.outcome, m.reason, m.reason_words,
       m.ticket_client, m.ticket_id, t.number AS ticket_number, m.history, m.attempts, m.decided_at
  FROM inbound_mail m
  LEFT JOIN ticket t ON t.client_id = m.ticket_client AND t.id = m.ticket_id
 WHERE m.id < :before
   AND (LOWER(m.subject) LIKE :pattern ESCAPE '!' OR m.from_address LIKE :pattern ESCAPE '!'
        OR LOWER(m.message_id) LIKE :pattern ESCAPE '!')
 ORDER BY m.id DESC
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: intake.find
-- all clients: the ledger is the provider's, and only the desk reads it
SELECT m.id, m.source, m.mailbox_id, m.envelope_from, m.envelope_to, m.received_at, m.size, m.raw_sha256, m.message_id,
       m.from_address, m.from_name, m.subject, m.sender_identity, m.outcome, m.reason, m.reason_words,
       m.ticket_client, m.ticket_id, t.number AS ticket_number, m.history, m.attempts, m.decided_at
  FROM inbound_mail m
  LEFT JOIN ticket t ON t.client_id = m.ticket_client AND t.id = m.ticket_id
 WHERE m.id = :id

-- name: intake.found
SELECT id, source, mailbox_id, envelope_from, envelope_to, received_at, size, raw_sha256, lines_sha256, history,
       owner, turn, attempts
  FROM inbound_mail
 WHERE id = :id

-- name: intake.counts-of
SELECT outcome, COUNT(*) AS mails
  FROM inbound_mail
 WHERE id >= :first AND id <= :last AND source = 'FILE'
 GROUP BY outcome
