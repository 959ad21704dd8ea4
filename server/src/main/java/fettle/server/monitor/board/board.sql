-- name: monitor.board
-- all clients: the desk works for all clients
SELECT f.id, f.client_id, f.ticket_id, f.rule, f.severity, f.words, f.opened_at, f.late, f.owner_id, f.group_id,
       f.acknowledged_by, f.acknowledged_at, f.snoozed_until, f.snooze_reason, f.cleared_at, f.cleared_how,
       t.number, t.subject, t.priority, t.owner_id AS holder_id, t.promise_at, t.version,
       c.name AS client_name, c.account_manager_id, p.name AS contact_name, o.name AS holder_name,
       g.name AS group_name, a.name AS acknowledged_name, k.breach_at
  FROM finding f
  JOIN ticket t ON t.client_id = f.client_id AND t.id = f.ticket_id
  JOIN client c ON c.id = f.client_id
  LEFT JOIN contact p ON p.client_id = t.client_id AND p.id = t.contact_id
  LEFT JOIN technician o ON o.id = t.owner_id
  LEFT JOIN resolver_group g ON g.id = f.group_id
  LEFT JOIN technician a ON a.id = f.acknowledged_by
  LEFT JOIN sla_clock k ON k.client_id = f.client_id AND k.ticket_id = f.ticket_id AND k.commitment = 'RESOLUTION'
 WHERE f.cleared_at IS NULL
 ORDER BY f.opened_at, f.id
OFFSET 0 ROWS FETCH NEXT :most ROWS ONLY

-- name: monitor.count-tickets
-- all clients: the desk works for all clients
SELECT COUNT(DISTINCT f.ticket_id) AS tickets
  FROM finding f
 WHERE f.cleared_at IS NULL
   AND (f.snoozed_until IS NULL OR f.snoozed_until <= :now)
   AND (f.rule NOT IN ('M1-06', 'M1-07')
        OR NOT EXISTS (SELECT 1
                         FROM ticket t
                         JOIN sla_clock k ON k.client_id = t.client_id AND k.ticket_id = t.id
                        WHERE t.client_id = f.client_id AND t.id = f.ticket_id AND t.promise_at > :now
                          AND k.commitment = 'RESOLUTION' AND k.breach_at <= :now))

-- name: monitor.found-in-handling
-- all clients: the desk works for all clients
SELECT ticket_id, rule
  FROM finding
 WHERE cleared_at IS NULL AND rule LIKE 'M2-%'

-- name: monitor.opened-since
-- all clients: the desk works for all clients
SELECT opened_at, severity, acknowledged_at, cleared_at
  FROM finding
 WHERE opened_at >= :since
 ORDER BY opened_at

-- name: monitor.on-course
-- all clients: the desk works for all clients
SELECT COUNT(*) AS tickets
  FROM ticket t
 WHERE t.is_open = TRUE
   AND NOT EXISTS (SELECT 1
                     FROM finding f
                    WHERE f.client_id = t.client_id AND f.ticket_id = t.id AND f.cleared_at IS NULL)

-- name: monitor.groups-of
SELECT group_id
  FROM group_member
 WHERE technician_id = :technician
