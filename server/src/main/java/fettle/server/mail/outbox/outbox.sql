-- name: outbox.of-cause
SELECT id
  FROM outbound_mail
 WHERE client_id = :scope_client AND cause = :cause

-- name: outbox.insert
INSERT INTO outbound_mail (id, client_id, ticket_id, entry_id, cause, automatic, from_address, from_name, reply_to,
                           subject, body, message_id, in_reply_to, reference_chain, unsubscribe, created_at)
VALUES (:id, :scope_client, :ticketId, :entryId, :cause, :automatic, :fromAddress, :fromName, :replyTo,
        :subject, :body, :messageId, :inReplyTo, :references, :unsubscribe, :now)

-- name: outbox.insert-recipient
INSERT INTO outbound_recipient (id, client_id, outbound_id, address, domain, name, copied, created_at, state, attempts,
                                next_attempt_at, last_error)
VALUES (:id, :scope_client, :mailId, :address, :domain, :name, :copied, :now, 'QUEUED', 0, :now, '')

-- name: outbox.of-ticket
SELECT m.id AS mail_id, m.ticket_id, m.entry_id, m.automatic, m.subject, m.message_id, m.created_at,
       r.id AS recipient_id, r.address, r.name, r.state, r.attempts, r.last_error, r.decided_at, r.read_at
  FROM outbound_mail m -- DERBY-PROPERTIES index=OUTBOUND_TICKET
  JOIN outbound_recipient r -- DERBY-PROPERTIES index=RECIPIENT_MAIL
    ON r.outbound_id = m.id
 WHERE m.client_id = :scope_client AND m.ticket_id = :ticketId

-- name: outbox.find
-- all clients: the desk and its programs read any mail that went out
SELECT id, client_id, ticket_id, entry_id, cause, automatic, from_address, from_name, reply_to, subject, body,
       message_id, in_reply_to, reference_chain, unsubscribe, created_at
  FROM outbound_mail
 WHERE id = :id

-- name: outbox.recipients
SELECT address, name, copied
  FROM outbound_recipient
 WHERE client_id = :scope_client AND outbound_id = :mailId
 ORDER BY id

-- name: outbox.taken-for
SELECT address
  FROM outbound_recipient
 WHERE client_id = :scope_client AND outbound_id = :mailId AND state IN ('ACCEPTED', 'BOUNCED')
 ORDER BY id

-- name: outbox.recipient
SELECT id AS recipient_id, address, name, state, attempts, last_error, decided_at, read_at
  FROM outbound_recipient
 WHERE client_id = :scope_client AND outbound_id = :mailId AND id = :id

-- name: outbox.of-recipient
SELECT outbound_id
  FROM outbound_recipient
 WHERE client_id = :scope_client AND id = :id

-- name: outbox.to-bounce
SELECT id
  FROM outbound_recipient
 WHERE client_id = :scope_client AND outbound_id = :mailId AND address = :address AND state IN ('QUEUED', 'ACCEPTED')

-- name: outbox.newest
-- all clients: the desk and its programs read any mail that went out
SELECT m.id AS mail_id, m.ticket_id, m.entry_id, m.automatic, m.subject, m.message_id, m.created_at,
       r.id AS recipient_id, r.address, r.name, r.state, r.attempts, r.last_error, r.decided_at, r.read_at
  FROM outbound_mail m
  JOIN outbound_recipient r ON r.outbound_id = m.id
 WHERE m.id < :before
 ORDER BY m.id DESC, r.id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: outbox.due-domains
-- all clients: mail goes out for everybody
SELECT domain, MIN(next_attempt_at) AS oldest
  FROM outbound_recipient
 WHERE state = 'QUEUED' AND next_attempt_at <= :now AND (lease_until IS NULL OR lease_until < :now)
 GROUP BY domain
 ORDER BY 2

-- name: outbox.due
-- all clients: mail goes out for everybody
SELECT r.id, r.client_id, r.outbound_id, r.address, r.attempts
  FROM outbound_recipient r
  JOIN outbound_mail m ON m.id = r.outbound_id
 WHERE r.domain = :domain AND r.state = 'QUEUED' AND r.next_attempt_at <= :now
   AND (r.lease_until IS NULL OR r.lease_until < :now)
   AND NOT EXISTS (SELECT 1
                     FROM outbound_mail before
                     JOIN outbound_recipient earlier ON earlier.outbound_id = before.id
                    WHERE before.ticket_id = m.ticket_id AND earlier.address = r.address AND earlier.id < r.id
                      AND earlier.state = 'QUEUED' AND (earlier.attempts > 0 OR earlier.next_attempt_at <= :now))
 ORDER BY r.next_attempt_at, r.id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: outbox.claim
UPDATE outbound_recipient
   SET lease_holder = :holder, lease_until = :until, attempts = attempts + 1
 WHERE client_id = :scope_client AND id = :id AND state = 'QUEUED' AND (lease_until IS NULL OR lease_until < :now)

-- name: outbox.held
SELECT id
  FROM outbound_recipient
 WHERE client_id = :scope_client AND id = :id AND lease_holder = :holder AND state = 'QUEUED'

-- name: outbox.decide
UPDATE outbound_recipient
   SET state = :state, decided_at = :now, last_error = :error, lease_holder = NULL, lease_until = NULL
 WHERE client_id = :scope_client AND id = :id AND lease_holder = :holder AND state = 'QUEUED'

-- name: outbox.retry
UPDATE outbound_recipient
   SET next_attempt_at = :next, last_error = :error, lease_holder = NULL, lease_until = NULL
 WHERE client_id = :scope_client AND id = :id AND lease_holder = :holder

-- name: outbox.hurry
-- all clients: mail goes out for everybody
UPDATE outbound_recipient
   SET next_attempt_at = :now
 WHERE state = 'QUEUED' AND next_attempt_at > :now AND attempts > 0 AND lease_until IS NULL

-- name: outbox.of-message-id
-- all clients: a bounce names a message and not a client
SELECT id, client_id, ticket_id
  FROM outbound_mail
 WHERE message_id = :messageId

-- name: outbox.opened
UPDATE outbound_recipient
   SET read_at = :now
 WHERE client_id = :scope_client AND outbound_id = :mailId AND address = :address AND read_at IS NULL

-- name: outbox.bounce
UPDATE outbound_recipient
   SET state = 'BOUNCED', decided_at = :now, last_error = :error
 WHERE client_id = :scope_client AND outbound_id = :mailId AND address = :address AND state <> 'BOUNCED'

-- name: outbox.automatic-to-address
-- all clients: the limit protects the person written to, whoever wrote
SELECT COUNT(*) AS mails
  FROM outbound_recipient r
  JOIN outbound_mail m ON m.id = r.outbound_id
 WHERE m.automatic = 'ACKNOWLEDGEMENT' AND r.created_at > :since AND r.address = :address

-- name: outbox.automatic-to-domain
-- all clients: the limit protects those written to, whoever wrote
SELECT COUNT(*) AS mails
  FROM outbound_recipient r
  JOIN outbound_mail m ON m.id = r.outbound_id
 WHERE m.automatic = 'ACKNOWLEDGEMENT' AND r.created_at > :since AND r.domain = :domain

-- name: outbox.automatic-to-address-of-client
SELECT COUNT(*) AS mails
  FROM outbound_recipient r
  JOIN outbound_mail m ON m.id = r.outbound_id
 WHERE m.client_id = :scope_client AND m.automatic = 'ACKNOWLEDGEMENT' AND r.created_at > :since AND r.address = :address

-- name: outbox.automatic-to-domain-of-client
SELECT COUNT(*) AS mails
  FROM outbound_recipient r
  JOIN outbound_mail m ON m.id = r.outbound_id
 WHERE m.client_id = :scope_client AND m.automatic = 'ACKNOWLEDGEMENT' AND r.created_at > :since AND r.domain = :domain
