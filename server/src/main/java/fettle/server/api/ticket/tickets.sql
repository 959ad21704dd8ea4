-- name: api.tickets
-- all clients: programs of the desk list the tickets of everybody
SELECT t.id, t.number, t.client_id, c.name AS client_name, t.contact_id, p.name AS contact_name, t.subject, t.type,
       t.kind_id, k.name AS kind_name, t.impact, t.urgency, t.priority, t.stage, t.pause_reason, t.follow_up_at,
       t.owner_id, o.name AS owner_name, t.group_id, g.name AS group_name, t.next_action, t.next_action_at, t.promise,
       t.promise_at, t.channel, t.sender_identity, t.received_at, t.logged_at, t.triaged_at, t.last_touch_at,
       t.unanswered_since, t.resolved_at, t.closed_at, t.cause, t.solution, t.users_affected, t.hand_offs, t.reopened,
       t.imported, t.is_open, t.version,
       (SELECT m.number FROM ticket m WHERE m.client_id = t.client_id AND m.id = t.merged_into) AS merged_number
  FROM ticket t
  JOIN client c ON c.id = t.client_id
  LEFT JOIN contact p ON p.client_id = t.client_id AND p.id = t.contact_id
  LEFT JOIN kind k ON k.id = t.kind_id
  LEFT JOIN technician o ON o.id = t.owner_id
  LEFT JOIN resolver_group g ON g.id = t.group_id
 WHERE t.number < :before
   AND (:anyClient = 1 OR t.client_id = :client)
   AND (:anyOwner = 1 OR t.owner_id = :owner)
   AND (:anyGroup = 1 OR t.group_id = :groupId)
   AND (:anyStage = 1 OR t.stage = :stage)
   AND (:anyOpen = 1 OR t.is_open = :isOpen)
 ORDER BY t.number DESC
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: api.tickets-since
-- all clients: programs of the desk follow what changes for everybody
SELECT t.id, t.number, t.client_id, c.name AS client_name, t.contact_id, p.name AS contact_name, t.subject, t.type,
       t.kind_id, k.name AS kind_name, t.impact, t.urgency, t.priority, t.stage, t.pause_reason, t.follow_up_at,
       t.owner_id, o.name AS owner_name, t.group_id, g.name AS group_name, t.next_action, t.next_action_at, t.promise,
       t.promise_at, t.channel, t.sender_identity, t.received_at, t.logged_at, t.triaged_at, t.last_touch_at,
       t.unanswered_since, t.resolved_at, t.closed_at, t.cause, t.solution, t.users_affected, t.hand_offs, t.reopened,
       t.imported, t.is_open, t.version,
       (SELECT m.number FROM ticket m WHERE m.client_id = t.client_id AND m.id = t.merged_into) AS merged_number
  FROM (SELECT DISTINCT e.ticket_id FROM ticket_event e WHERE e.logged_at >= :updatedSince) u
  JOIN ticket t ON t.id = u.ticket_id
  JOIN client c ON c.id = t.client_id
  LEFT JOIN contact p ON p.client_id = t.client_id AND p.id = t.contact_id
  LEFT JOIN kind k ON k.id = t.kind_id
  LEFT JOIN technician o ON o.id = t.owner_id
  LEFT JOIN resolver_group g ON g.id = t.group_id
 WHERE t.number < :before
   AND (:anyClient = 1 OR t.client_id = :client)
   AND (:anyOwner = 1 OR t.owner_id = :owner)
   AND (:anyGroup = 1 OR t.group_id = :groupId)
   AND (:anyStage = 1 OR t.stage = :stage)
   AND (:anyOpen = 1 OR t.is_open = :isOpen)
 ORDER BY t.number DESC
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: api.ticket
-- all clients: programs of the desk find a ticket by the number that people tell
SELECT t.id, t.number, t.client_id, c.name AS client_name, t.contact_id, p.name AS contact_name, t.subject, t.type,
       t.kind_id, k.name AS kind_name, t.impact, t.urgency, t.priority, t.stage, t.pause_reason, t.follow_up_at,
       t.owner_id, o.name AS owner_name, t.group_id, g.name AS group_name, t.next_action, t.next_action_at, t.promise,
       t.promise_at, t.channel, t.sender_identity, t.received_at, t.logged_at, t.triaged_at, t.last_touch_at,
       t.unanswered_since, t.resolved_at, t.closed_at, t.cause, t.solution, t.users_affected, t.hand_offs, t.reopened,
       t.imported, t.is_open, t.version,
       (SELECT m.number FROM ticket m WHERE m.client_id = t.client_id AND m.id = t.merged_into) AS merged_number
  FROM ticket t
  JOIN client c ON c.id = t.client_id
  LEFT JOIN contact p ON p.client_id = t.client_id AND p.id = t.contact_id
  LEFT JOIN kind k ON k.id = t.kind_id
  LEFT JOIN technician o ON o.id = t.owner_id
  LEFT JOIN resolver_group g ON g.id = t.group_id
 WHERE t.number = :number

-- name: api.findings
SELECT rule, severity, words, opened_at, acknowledged_at, cleared_at, cleared_how
  FROM finding
 WHERE client_id = :scope_client AND ticket_id = :ticket
 ORDER BY opened_at, id

-- name: api.attachment
-- all clients: programs of the desk fetch any file of a ticket
SELECT name, sha256 FROM attachment WHERE id = :id

-- name: api.supplier-file
-- all clients: programs of the desk fetch any file of a ticket
SELECT name, sha256 FROM supplier_file WHERE id = :id

-- name: api.time-entries
-- all clients: programs of the desk list the time that was worked for everybody
SELECT w.id, w.client_id, c.name AS client_name, t.number, w.technician_id, p.name AS technician_name, w.started_at,
       w.minutes, w.non_billable_reason, w.note, w.logged_at, w.approved_by, w.approved_at, a.name AS approver_name
  FROM time_entry w
  JOIN ticket t ON t.client_id = w.client_id AND t.id = w.ticket_id
  JOIN client c ON c.id = w.client_id
  JOIN technician p ON p.id = w.technician_id
  LEFT JOIN technician a ON a.id = w.approved_by
 WHERE w.id < :before AND w.started_at >= :startedFrom AND w.started_at < :startedUntil
   AND (:anyClient = 1 OR w.client_id = :client)
   AND (:anyTechnician = 1 OR w.technician_id = :technician)
   AND (:anyTicket = 1 OR t.number = :number)
 ORDER BY w.id DESC
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY
