-- name: worklist.all
-- all clients: the desk works for all clients
SELECT w.id, w.number, w.client_id, w.subject, w.type, w.priority, w.stage, w.pause_reason, w.follow_up_at,
       w.owner_id, w.next_action, w.next_action_at, w.promise, w.promise_at, w.promised_by, w.received_at,
       w.triaged_at, w.last_touch_at, w.unanswered_since, w.resolved_at, w.sort_at, w.version,
       (SELECT c.name FROM client c WHERE c.id = w.client_id) AS client_name,
       (SELECT p.name FROM contact p WHERE p.id = w.contact_id) AS contact_name,
       (SELECT o.name FROM technician o WHERE o.id = w.owner_id) AS owner_name,
       (SELECT g.name FROM resolver_group g WHERE g.id = w.group_id) AS group_name
  FROM ticket w -- DERBY-PROPERTIES index=TICKET_OPEN
 WHERE w.is_open = TRUE
   AND w.sort_at >= :at AND (w.sort_at > :at OR w.id > :id)
 ORDER BY w.sort_at, w.id
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.owned
-- all clients: a technician works for all clients
SELECT w.id, w.number, w.client_id, w.subject, w.type, w.priority, w.stage, w.pause_reason, w.follow_up_at,
       w.owner_id, w.next_action, w.next_action_at, w.promise, w.promise_at, w.promised_by, w.received_at,
       w.triaged_at, w.last_touch_at, w.unanswered_since, w.resolved_at, w.sort_at, w.version,
       (SELECT c.name FROM client c WHERE c.id = w.client_id) AS client_name,
       (SELECT p.name FROM contact p WHERE p.id = w.contact_id) AS contact_name,
       (SELECT o.name FROM technician o WHERE o.id = w.owner_id) AS owner_name,
       (SELECT g.name FROM resolver_group g WHERE g.id = w.group_id) AS group_name
  FROM ticket w -- DERBY-PROPERTIES index=TICKET_OWNER
 WHERE w.owner_id = :owner AND w.is_open = TRUE
   AND w.sort_at >= :at AND (w.sort_at > :at OR w.id > :id)
 ORDER BY w.sort_at, w.id
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.of-group
-- all clients: a group works for all clients
SELECT w.id, w.number, w.client_id, w.subject, w.type, w.priority, w.stage, w.pause_reason, w.follow_up_at,
       w.owner_id, w.next_action, w.next_action_at, w.promise, w.promise_at, w.promised_by, w.received_at,
       w.triaged_at, w.last_touch_at, w.unanswered_since, w.resolved_at, w.sort_at, w.version,
       (SELECT c.name FROM client c WHERE c.id = w.client_id) AS client_name,
       (SELECT p.name FROM contact p WHERE p.id = w.contact_id) AS contact_name,
       (SELECT o.name FROM technician o WHERE o.id = w.owner_id) AS owner_name,
       (SELECT g.name FROM resolver_group g WHERE g.id = w.group_id) AS group_name
  FROM ticket w
 WHERE w.group_id = :groupId AND w.is_open = TRUE
   AND w.sort_at >= :at AND (w.sort_at > :at OR w.id > :id)
 ORDER BY w.sort_at, w.id
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.of-groups-of
-- all clients: a group works for all clients
SELECT w.id, w.number, w.client_id, w.subject, w.type, w.priority, w.stage, w.pause_reason, w.follow_up_at,
       w.owner_id, w.next_action, w.next_action_at, w.promise, w.promise_at, w.promised_by, w.received_at,
       w.triaged_at, w.last_touch_at, w.unanswered_since, w.resolved_at, w.sort_at, w.version,
       (SELECT c.name FROM client c WHERE c.id = w.client_id) AS client_name,
       (SELECT p.name FROM contact p WHERE p.id = w.contact_id) AS contact_name,
       (SELECT o.name FROM technician o WHERE o.id = w.owner_id) AS owner_name,
       (SELECT g.name FROM resolver_group g WHERE g.id = w.group_id) AS group_name
  FROM ticket w -- DERBY-PROPERTIES index=TICKET_OPEN
 WHERE w.is_open = TRUE
   AND EXISTS (SELECT 1 FROM group_member m WHERE m.group_id = w.group_id AND m.technician_id = :technician)
   AND w.sort_at >= :at AND (w.sort_at > :at OR w.id > :id)
 ORDER BY w.sort_at, w.id
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.unassigned
-- all clients: the desk works for all clients
SELECT w.id, w.number, w.client_id, w.subject, w.type, w.priority, w.stage, w.pause_reason, w.follow_up_at,
       w.owner_id, w.next_action, w.next_action_at, w.promise, w.promise_at, w.promised_by, w.received_at,
       w.triaged_at, w.last_touch_at, w.unanswered_since, w.resolved_at, w.sort_at, w.version,
       (SELECT c.name FROM client c WHERE c.id = w.client_id) AS client_name,
       (SELECT p.name FROM contact p WHERE p.id = w.contact_id) AS contact_name,
       (SELECT o.name FROM technician o WHERE o.id = w.owner_id) AS owner_name,
       (SELECT g.name FROM resolver_group g WHERE g.id = w.group_id) AS group_name
  FROM ticket w -- DERBY-PROPERTIES index=TICKET_OWNER
 WHERE w.owner_id IS NULL AND w.is_open = TRUE
   AND w.sort_at >= :at AND (w.sort_at > :at OR w.id > :id)
 ORDER BY w.sort_at, w.id
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.waiting
-- all clients: the desk works for all clients
SELECT w.id, w.number, w.client_id, w.subject, w.type, w.priority, w.stage, w.pause_reason, w.follow_up_at,
       w.owner_id, w.next_action, w.next_action_at, w.promise, w.promise_at, w.promised_by, w.received_at,
       w.triaged_at, w.last_touch_at, w.unanswered_since, w.resolved_at, w.sort_at, w.version,
       (SELECT c.name FROM client c WHERE c.id = w.client_id) AS client_name,
       (SELECT p.name FROM contact p WHERE p.id = w.contact_id) AS contact_name,
       (SELECT o.name FROM technician o WHERE o.id = w.owner_id) AS owner_name,
       (SELECT g.name FROM resolver_group g WHERE g.id = w.group_id) AS group_name
  FROM ticket w -- DERBY-PROPERTIES index=TICKET_OPEN
 WHERE w.stage = 'WAITING' AND w.is_open = TRUE
   AND w.sort_at >= :at AND (w.sort_at > :at OR w.id > :id)
 ORDER BY w.sort_at, w.id
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.of-client
SELECT w.id, w.number, w.client_id, w.subject, w.type, w.priority, w.stage, w.pause_reason, w.follow_up_at,
       w.owner_id, w.next_action, w.next_action_at, w.promise, w.promise_at, w.promised_by, w.received_at,
       w.triaged_at, w.last_touch_at, w.unanswered_since, w.resolved_at, w.sort_at, w.version,
       (SELECT c.name FROM client c WHERE c.id = w.client_id) AS client_name,
       (SELECT p.name FROM contact p WHERE p.id = w.contact_id) AS contact_name,
       (SELECT o.name FROM technician o WHERE o.id = w.owner_id) AS owner_name,
       (SELECT g.name FROM resolver_group g WHERE g.id = w.group_id) AS group_name
  FROM ticket w
 WHERE w.client_id = :scope_client AND w.is_open = TRUE
   AND w.sort_at >= :at AND (w.sort_at > :at OR w.id > :id)
 ORDER BY w.sort_at, w.id
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.resolved
-- all clients: the desk works for all clients
SELECT w.id, w.number, w.client_id, w.subject, w.type, w.priority, w.stage, w.pause_reason, w.follow_up_at,
       w.owner_id, w.next_action, w.next_action_at, w.promise, w.promise_at, w.promised_by, w.received_at,
       w.triaged_at, w.last_touch_at, w.unanswered_since, w.resolved_at, w.sort_at, w.version,
       (SELECT c.name FROM client c WHERE c.id = w.client_id) AS client_name,
       (SELECT p.name FROM contact p WHERE p.id = w.contact_id) AS contact_name,
       (SELECT o.name FROM technician o WHERE o.id = w.owner_id) AS owner_name,
       (SELECT g.name FROM resolver_group g WHERE g.id = w.group_id) AS group_name
  FROM ticket w -- DERBY-PROPERTIES index=TICKET_RESOLVED
 WHERE w.stage = 'RESOLVED'
   AND w.resolved_at <= :at AND (w.resolved_at < :at OR w.id < :id)
 ORDER BY w.resolved_at DESC, w.id DESC
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.counts
-- all clients: the desk works for all clients
SELECT owner_id, group_id, stage, COUNT(*) AS tickets
  FROM ticket
 WHERE is_open = TRUE
 GROUP BY owner_id, group_id, stage

-- name: worklist.count-resolved
-- all clients: the desk works for all clients
SELECT COUNT(*) AS tickets FROM ticket WHERE stage = 'RESOLVED'

-- name: worklist.group-members
SELECT group_id, technician_id FROM group_member

-- name: worklist.arrived
-- all clients: the desk works for all clients
-- Newest first as the index has them, so that neither older work nor history that was brought in is read for it.
SELECT w.number, w.subject, w.received_at,
       (SELECT c.name FROM client c WHERE c.id = w.client_id) AS client_name
  FROM ticket w -- DERBY-PROPERTIES index=TICKET_RECEIVED
 WHERE w.received_at >= :since
   AND COALESCE(w.owner_id, 0) = 0 AND w.resolved_at IS NULL AND w.closed_at IS NULL
 ORDER BY w.received_at DESC, w.id DESC
OFFSET 0 ROWS FETCH NEXT 5 ROWS ONLY

-- name: worklist.promises
-- all clients: a technician keeps promises to all clients
SELECT w.number, w.promise, w.promise_at,
       (SELECT c.name FROM client c WHERE c.id = w.client_id) AS client_name
  FROM ticket w -- DERBY-PROPERTIES index=TICKET_PROMISE
 WHERE w.promised_by = :me AND w.is_open = TRUE AND w.promise_at < :until
 ORDER BY w.promise_at
OFFSET 0 ROWS FETCH NEXT 12 ROWS ONLY

-- name: worklist.logged
-- all clients: a technician works for all clients
SELECT COALESCE(SUM(w.minutes), 0) AS minutes
  FROM time_entry w
 WHERE w.technician_id = :me AND w.started_at >= :since

-- name: worklist.search
-- all clients: the desk looks for tickets of all clients
SELECT w.id, w.number, w.client_id, w.subject, w.type, w.priority, w.stage, w.pause_reason, w.follow_up_at,
       w.owner_id, w.next_action, w.next_action_at, w.promise, w.promise_at, w.promised_by, w.received_at,
       w.triaged_at, w.last_touch_at, w.unanswered_since, w.resolved_at, w.sort_at, w.version,
       (SELECT c.name FROM client c WHERE c.id = w.client_id) AS client_name,
       (SELECT p.name FROM contact p WHERE p.id = w.contact_id) AS contact_name,
       (SELECT o.name FROM technician o WHERE o.id = w.owner_id) AS owner_name,
       (SELECT g.name FROM resolver_group g WHERE g.id = w.group_id) AS group_name
  FROM ticket w
 WHERE w.number < :before
   AND (CAST(:client AS BIGINT) = 0 OR w.client_id = :client)
   AND (CAST(:owner AS BIGINT) = 0 OR w.owner_id = :owner)
   AND (CAST(:stage AS VARCHAR(10)) = '' OR w.stage = :stage)
   AND (CAST(:words AS VARCHAR(200)) = '' OR w.number = :number OR LOWER(w.subject) LIKE :words ESCAPE '\')
 ORDER BY w.number DESC
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY
