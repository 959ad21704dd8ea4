-- name: outbox.of-cause
SELECT id
  FROM outbound_mail
 WHERE client_id = :scope_client AND cause = :cause

-- name: outbox.insert
INSERT INTO outbound_mail (id, client_id, ticket_id, entry_id, cause, automatic, from_address, from_name, reply_to,
                           subject, body, message_id, in_reply_to, reference_chain, created_at)
VALUES (:id, :scope_client, :ticketId, :entryId, :cause, :automatic, :fromAddress, :fromName, :replyTo,
        :subject, :body, :messageId, :inReplyTo, :references, :now)

-- name: outbox.insert-recipient
INSERT INTO outbound_recipient (id, client_id, outbound_id, address, name, state, attempts, next_attempt_at, last_error)
VALUES (:id, :scope_client, :mailId, :address, :name, 'QUEUED', 0, :now, '')

-- name: outbox.of-ticket
SELECT m.id AS mail_id, m.ticket_id, m.entry_id, m.automatic, m.subject, m.message_id, m.created_at,
       r.address, r.name, r.state, r.attempts, r.last_error, r.decided_at
  FROM outbound_mail m
  JOIN outbound_recipient r ON r.outbound_id = m.id
 WHERE m.client_id = :scope_client AND m.ticket_id = :ticketId
 ORDER BY m.created_at, m.id, r.id
