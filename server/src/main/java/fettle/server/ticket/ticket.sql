-- name: ticket.insert
INSERT INTO ticket (id, number, client_id, contact_id, subject, type, priority, stage, group_id, channel,
                    sender_identity, received_at, logged_at, unanswered_since, closed_at, contract_version_id,
                    hand_offs, reopened, mailbox_id, imported, is_open, sort_at, version)
VALUES (:id, :number, :scope_client, :contact, :subject, :type, :priority, :stage, :groupId, :channel,
        :identity, :receivedAt, :loggedAt, :unansweredSince, :closedAt, :contractVersion,
        0, 0, :mailbox, :imported, :isOpen, :sortAt, 1)

-- name: ticket.client-of-number
-- all clients: the desk finds a ticket by the number that people tell
SELECT client_id, id FROM ticket WHERE number = :number

-- name: ticket.client-of-id
-- all clients: the desk finds a ticket by an id in our own signed Message-ID
SELECT client_id, id FROM ticket WHERE id = :id

-- name: ticket.find
SELECT id, number, client_id, contact_id, subject, type, kind_id, impact, urgency, priority, stage, pause_reason,
       follow_up_at, owner_id, group_id, next_action, next_action_at, promise, promise_at, promised_by, channel,
       sender_identity, received_at, logged_at, triaged_at, last_touch_at, unanswered_since, resolved_at, resolved_by,
       closed_at, cause, solution, contract_version_id, users_affected, hand_offs, reopened, mailbox_id, merged_into,
       imported, is_open, version
  FROM ticket
 WHERE client_id = :scope_client AND id = :id

-- name: ticket.find-by-number
SELECT id, number, client_id, contact_id, subject, type, kind_id, impact, urgency, priority, stage, pause_reason,
       follow_up_at, owner_id, group_id, next_action, next_action_at, promise, promise_at, promised_by, channel,
       sender_identity, received_at, logged_at, triaged_at, last_touch_at, unanswered_since, resolved_at, resolved_by,
       closed_at, cause, solution, contract_version_id, users_affected, hand_offs, reopened, mailbox_id, merged_into,
       imported, is_open, version
  FROM ticket
 WHERE client_id = :scope_client AND number = :number

-- name: ticket.find-anywhere
-- all clients: the desk finds a ticket by the number that people tell
SELECT id, number, client_id, contact_id, subject, type, kind_id, impact, urgency, priority, stage, pause_reason,
       follow_up_at, owner_id, group_id, next_action, next_action_at, promise, promise_at, promised_by, channel,
       sender_identity, received_at, logged_at, triaged_at, last_touch_at, unanswered_since, resolved_at, resolved_by,
       closed_at, cause, solution, contract_version_id, users_affected, hand_offs, reopened, mailbox_id, merged_into,
       imported, is_open, version
  FROM ticket
 WHERE number = :number

-- name: ticket.lock
UPDATE ticket SET version = version + 1 WHERE client_id = :scope_client AND id = :id

-- name: ticket.hold
UPDATE ticket SET version = version WHERE client_id = :scope_client AND id = :id

-- name: ticket.touched
UPDATE ticket SET last_touch_at = :at WHERE client_id = :scope_client AND id = :id

-- name: ticket.begun
UPDATE ticket
   SET stage = 'WORKING'
 WHERE client_id = :scope_client AND id = :id AND (stage = 'NEW' OR stage = 'TRIAGED')

-- name: ticket.unanswered
UPDATE ticket
   SET unanswered_since = :at
 WHERE client_id = :scope_client AND id = :id AND unanswered_since IS NULL

-- name: ticket.answered
UPDATE ticket SET unanswered_since = NULL WHERE client_id = :scope_client AND id = :id

-- name: ticket.wait
UPDATE ticket
   SET stage = 'WAITING', pause_reason = :reason, follow_up_at = :followUp
 WHERE client_id = :scope_client AND id = :id

-- name: ticket.resume
UPDATE ticket
   SET stage = 'WORKING', pause_reason = NULL, follow_up_at = NULL
 WHERE client_id = :scope_client AND id = :id

-- name: ticket.promise
UPDATE ticket
   SET promise = :words, promise_at = :at, promised_by = :technician
 WHERE client_id = :scope_client AND id = :id

-- name: ticket.next-action
UPDATE ticket
   SET next_action = :words, next_action_at = :at
 WHERE client_id = :scope_client AND id = :id

-- name: ticket.triage
UPDATE ticket
   SET type = :type, kind_id = :kind, impact = :impact, urgency = :urgency, users_affected = :users,
       triaged_at = :triagedAt, stage = CASE WHEN stage = 'NEW' THEN 'TRIAGED' ELSE stage END
 WHERE client_id = :scope_client AND id = :id

-- name: ticket.priority
UPDATE ticket SET priority = :priority WHERE client_id = :scope_client AND id = :id

-- name: ticket.pass
UPDATE ticket
   SET owner_id = :owner, group_id = :groupId, hand_offs = :handOffs
 WHERE client_id = :scope_client AND id = :id

-- name: ticket.resolve
UPDATE ticket
   SET stage = 'RESOLVED', is_open = FALSE, resolved_at = :at, resolved_by = :technician, cause = :cause,
       solution = :solution, pause_reason = NULL, follow_up_at = NULL, next_action = NULL, next_action_at = NULL,
       promise = NULL, promise_at = NULL, promised_by = NULL, unanswered_since = NULL
 WHERE client_id = :scope_client AND id = :id

-- name: ticket.fill-in
UPDATE ticket SET cause = :cause, solution = :solution WHERE client_id = :scope_client AND id = :id

-- name: ticket.reopen
UPDATE ticket
   SET stage = 'WORKING', is_open = TRUE, resolved_at = NULL, resolved_by = NULL, reopened = reopened + 1
 WHERE client_id = :scope_client AND id = :id

-- name: ticket.close
UPDATE ticket SET stage = 'CLOSED', closed_at = :at WHERE client_id = :scope_client AND id = :id

-- name: ticket.resolved
-- all clients: the job that closes what has been resolved for long enough
SELECT client_id, id, resolved_at
  FROM ticket
 WHERE stage = 'RESOLVED' AND resolved_at >= :after AND (resolved_at > :after OR id > :afterId)
 ORDER BY resolved_at, id
OFFSET 0 ROWS FETCH NEXT 200 ROWS ONLY

-- name: ticket.of-contact
SELECT id, number, client_id, contact_id, subject, type, kind_id, impact, urgency, priority, stage, pause_reason,
       follow_up_at, owner_id, group_id, next_action, next_action_at, promise, promise_at, promised_by, channel,
       sender_identity, received_at, logged_at, triaged_at, last_touch_at, unanswered_since, resolved_at, resolved_by,
       closed_at, cause, solution, contract_version_id, users_affected, hand_offs, reopened, mailbox_id, merged_into,
       imported, is_open, version
  FROM ticket
 WHERE client_id = :scope_client AND contact_id = :contact
 ORDER BY is_open DESC, received_at DESC, id DESC
OFFSET :offset ROWS FETCH NEXT :atMost ROWS ONLY

-- name: ticket.participants
SELECT contact_id FROM ticket_participant WHERE client_id = :scope_client AND ticket_id = :ticket

-- name: ticket.add-participant
INSERT INTO ticket_participant (client_id, ticket_id, contact_id) VALUES (:scope_client, :ticket, :contact)
