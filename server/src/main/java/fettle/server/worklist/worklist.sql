-- name: worklist.all
-- all clients: the desk works for all clients
SELECT w.id
  FROM ticket w -- DERBY-PROPERTIES index=TICKET_OPEN
 WHERE w.is_open = TRUE
   AND w.sort_at >= :at AND (w.sort_at > :at OR w.id > :id)
 ORDER BY w.sort_at, w.id
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.owned
-- all clients: a technician works for all clients
SELECT w.id
  FROM ticket w -- DERBY-PROPERTIES index=TICKET_OWNER
 WHERE w.owner_id = :owner AND w.is_open = TRUE
   AND w.sort_at >= :at AND (w.sort_at > :at OR w.id > :id)
 ORDER BY w.sort_at, w.id
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.of-group
-- all clients: a group works for all clients
SELECT w.id
  FROM ticket w
 WHERE w.group_id = :groupId AND w.is_open = TRUE
   AND w.sort_at >= :at AND (w.sort_at > :at OR w.id > :id)
 ORDER BY w.sort_at, w.id
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.of-groups-of
-- all clients: a group works for all clients
SELECT w.id
  FROM ticket w -- DERBY-PROPERTIES index=TICKET_OPEN
 WHERE w.is_open = TRUE
   AND EXISTS (SELECT 1 FROM group_member m WHERE m.group_id = w.group_id AND m.technician_id = :technician)
   AND w.sort_at >= :at AND (w.sort_at > :at OR w.id > :id)
 ORDER BY w.sort_at, w.id
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.unassigned
-- all clients: the desk works for all clients
SELECT w.id
  FROM ticket w -- DERBY-PROPERTIES index=TICKET_OWNER
 WHERE w.owner_id IS NULL AND w.is_open = TRUE
   AND w.sort_at >= :at AND (w.sort_at > :at OR w.id > :id)
 ORDER BY w.sort_at, w.id
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.waiting
-- all clients: the desk works for all clients
SELECT w.id
  FROM ticket w -- DERBY-PROPERTIES index=TICKET_OPEN
 WHERE w.stage = 'WAITING' AND w.is_open = TRUE
   AND w.sort_at >= :at AND (w.sort_at > :at OR w.id > :id)
 ORDER BY w.sort_at, w.id
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.of-client
SELECT w.id
  FROM ticket w
 WHERE w.client_id = :scope_client AND w.is_open = TRUE
   AND w.sort_at >= :at AND (w.sort_at > :at OR w.id > :id)
 ORDER BY w.sort_at, w.id
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.resolved
-- all clients: the desk works for all clients
SELECT w.id
  FROM ticket w -- DERBY-PROPERTIES index=TICKET_RESOLVED
 WHERE w.stage = 'RESOLVED'
   AND w.resolved_at <= :at AND (w.resolved_at < :at OR w.id < :id)
 ORDER BY w.resolved_at DESC, w.id DESC
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.search
-- all clients: the desk looks for tickets of all clients
SELECT w.id
  FROM ticket w
 WHERE w.number < :before
   AND (CAST(:client AS BIGINT) = 0 OR w.client_id = :client)
   AND (CAST(:owner AS BIGINT) = 0 OR w.owner_id = :owner)
   AND (CAST(:stage AS VARCHAR(10)) = '' OR w.stage = :stage)
   AND (CAST(:words AS VARCHAR(200)) = '' OR w.number = :number
        OR (LOWER(w.subject) LIKE :words ESCAPE '\' AND LOWER(w.subject) LIKE :second ESCAPE '\'
            AND LOWER(w.subject) LIKE :third ESCAPE '\' AND LOWER(w.subject) LIKE :fourth ESCAPE '\'))
 ORDER BY w.number DESC
OFFSET 0 ROWS FETCH NEXT :atMost ROWS ONLY

-- name: worklist.lines
-- all clients: the desk works for all clients
SELECT w.id, w.number, w.client_id, w.subject, w.priority, w.stage, w.pause_reason, w.follow_up_at, w.owner_id,
       w.next_action, w.next_action_at, w.promise, w.promise_at, w.promised_by, w.received_at, w.triaged_at,
       w.unanswered_since, w.resolved_at, w.sort_at,
       c.name AS client_name, p.name AS contact_name, o.name AS owner_name
  FROM -- DERBY-PROPERTIES joinOrder=FIXED
       ticket w
  JOIN client c ON c.id = w.client_id
  LEFT JOIN contact p ON p.id = w.contact_id
  LEFT JOIN technician o ON o.id = w.owner_id
 WHERE w.id IN (:t0, :t1, :t2, :t3, :t4, :t5, :t6, :t7, :t8, :t9,
                :t10, :t11, :t12, :t13, :t14, :t15, :t16, :t17, :t18, :t19,
                :t20, :t21, :t22, :t23, :t24, :t25, :t26, :t27, :t28, :t29,
                :t30, :t31, :t32, :t33, :t34, :t35, :t36, :t37, :t38, :t39,
                :t40, :t41, :t42, :t43, :t44, :t45, :t46, :t47, :t48, :t49,
                :t50)

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
