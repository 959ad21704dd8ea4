-- name: waiting.insert
INSERT INTO waiting_reply (id, client_id, ticket_id, technician_id, author_name, state, held_words, scheduled,
                           written_at, due_at, to_contact_id, body, minutes, not_billable, time_note, pause_reason,
                           follow_up_at,
                           promise, promise_at, next_action, next_action_at, resolves, copies, cause,
                           solution)
VALUES (:id, :scope_client, :ticket, :technician, :author, 'WAITING', '', :scheduled,
        :writtenAt, :dueAt, :to, :body, :minutes, :notBillable, :timeNote, :pauseReason, :followUpAt,
        :promise, :promiseAt, :nextAction, :nextActionAt, :resolves, :copies, :cause, :solution)

-- name: waiting.insert-file
INSERT INTO waiting_file (id, client_id, waiting_id, position, name, content_type, size, sha256)
VALUES (:id, :scope_client, :waiting, :position, :name, :contentType, :size, :sha256)

-- name: waiting.of-ticket
SELECT w.id, w.client_id, w.ticket_id, w.technician_id, w.author_name, w.state, w.held_for, w.held_words, w.scheduled,
       w.written_at, w.due_at, w.to_contact_id, c.name AS written_for, w.body, w.minutes, w.not_billable, w.time_note,
       w.pause_reason, w.follow_up_at, w.promise, w.promise_at, w.next_action, w.next_action_at, w.resolves, w.copies,
       w.cause, w.solution
  FROM waiting_reply w -- DERBY-PROPERTIES index=WAITING_REPLY_TICKET
  LEFT JOIN contact c ON c.client_id = w.client_id AND c.id = w.to_contact_id
 WHERE w.client_id = :scope_client AND w.ticket_id = :ticket

-- name: waiting.files
SELECT f.id, f.waiting_id, f.name, f.content_type, f.size, f.sha256
  FROM waiting_file f
  JOIN waiting_reply w ON w.client_id = f.client_id AND w.id = f.waiting_id
 WHERE f.client_id = :scope_client AND w.ticket_id = :ticket
 ORDER BY f.waiting_id, f.position

-- name: waiting.due
-- all clients: replies go out for everybody
SELECT id, client_id, ticket_id
  FROM waiting_reply
 WHERE state = 'WAITING' AND due_at <= :now
 ORDER BY due_at, id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: waiting.held
-- all clients: the desk decides about everybody's
SELECT w.author_name, w.held_for, w.held_words, t.number, t.subject, f.name AS written_for, c.name AS now_of
  FROM waiting_reply w
  JOIN ticket t ON t.client_id = w.client_id AND t.id = w.ticket_id
  LEFT JOIN contact f ON f.client_id = w.client_id AND f.id = w.to_contact_id
  LEFT JOIN contact c ON c.client_id = t.client_id AND c.id = t.contact_id
 WHERE w.state = 'HELD'
 ORDER BY w.due_at, w.id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: waiting.hold
UPDATE waiting_reply
   SET state = 'HELD', held_for = :why, held_words = :words
 WHERE client_id = :scope_client AND id = :id AND state = 'WAITING'

-- name: waiting.hold-of-ticket
UPDATE waiting_reply
   SET state = 'HELD', held_for = :why
 WHERE client_id = :scope_client AND ticket_id = :ticket AND state = 'WAITING'

-- name: waiting.hold-drafts
-- all clients: whoever leaves may have written for everybody
UPDATE waiting_reply
   SET state = 'HELD', held_for = :why, held_words = ''
 WHERE state = 'DRAFT' AND technician_id = :technician

-- name: waiting.take-back
UPDATE waiting_reply
   SET state = 'DRAFT', technician_id = :technician, author_name = :author
 WHERE client_id = :scope_client AND id = :id

-- name: waiting.delete-files
DELETE FROM waiting_file WHERE client_id = :scope_client AND waiting_id = :id

-- name: waiting.delete
DELETE FROM waiting_reply WHERE client_id = :scope_client AND id = :id
