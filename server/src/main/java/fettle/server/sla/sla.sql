-- name: sla.forget-clocks
DELETE FROM sla_clock
 WHERE client_id = :scope_client AND ticket_id = :ticket

-- name: sla.keep-clock
INSERT INTO sla_clock (client_id, ticket_id, commitment, state, calendar_id, target_seconds, counted_seconds,
       running_since, due_at, breach_at, next_warning_at, breached)
VALUES (:scope_client, :ticket, :commitment, :state, :calendar, :target, :counted,
       :runningSince, :due, :breach, :nextWarning, :breached)

-- name: sla.update-clock
UPDATE sla_clock
   SET state = :state, calendar_id = :calendar, target_seconds = :target, counted_seconds = :counted,
       running_since = :runningSince, due_at = :due, breach_at = :breach, next_warning_at = :nextWarning,
       breached = :breached
 WHERE client_id = :scope_client AND ticket_id = :ticket AND commitment = :commitment

-- name: sla.clocks
SELECT ticket_id, commitment, state, calendar_id, target_seconds, counted_seconds, running_since, due_at, breach_at,
       next_warning_at, breached
  FROM sla_clock
 WHERE client_id = :scope_client AND ticket_id = :ticket

-- name: sla.clocks-of
-- all clients: the desk's lists show the clocks of many tickets at once
SELECT ticket_id, commitment, state, calendar_id, target_seconds, counted_seconds, running_since, due_at, breach_at,
       next_warning_at, breached
  FROM sla_clock
 WHERE ticket_id IN (:t0, :t1, :t2, :t3, :t4, :t5, :t6, :t7, :t8, :t9,
                     :t10, :t11, :t12, :t13, :t14, :t15, :t16, :t17, :t18, :t19,
                     :t20, :t21, :t22, :t23, :t24, :t25, :t26, :t27, :t28, :t29,
                     :t30, :t31, :t32, :t33, :t34, :t35, :t36, :t37, :t38, :t39,
                     :t40, :t41, :t42, :t43, :t44, :t45, :t46, :t47, :t48, :t49,
                     :t50)

-- name: sla.forget-outcomes
DELETE FROM sla_outcome
 WHERE client_id = :scope_client AND ticket_id = :ticket

-- name: sla.keep-outcome
INSERT INTO sla_outcome (client_id, ticket_id, commitment, instance, priority, met, still_open, live, counted_seconds, known_at,
       measure)
VALUES (:scope_client, :ticket, :commitment, :instance, :priority, :met, :open, :live, :counted, :knownAt, :measure)

-- name: sla.outcomes
SELECT ticket_id, commitment, instance, priority, met, still_open, live, counted_seconds, known_at, measure
  FROM sla_outcome
 WHERE client_id = :scope_client AND ticket_id = :ticket
 ORDER BY measure, known_at, commitment, instance

-- name: sla.outcomes-known
SELECT o.ticket_id, t.number, t.subject, o.commitment, o.instance, o.priority, o.met, o.still_open, o.live, o.counted_seconds,
       o.known_at
  FROM sla_outcome o
  JOIN ticket t ON t.client_id = o.client_id AND t.id = o.ticket_id
 WHERE o.client_id = :scope_client AND o.known_at >= :since AND o.known_at < :until AND o.measure <> :without
 ORDER BY o.known_at, o.ticket_id, o.commitment, o.instance

-- name: sla.broken-before
SELECT o.ticket_id, t.number, t.subject, o.commitment, o.instance, o.priority, o.met, o.still_open, o.live, o.counted_seconds,
       o.known_at
  FROM sla_outcome o
  JOIN ticket t ON t.client_id = o.client_id AND t.id = o.ticket_id
 WHERE o.client_id = :scope_client AND o.known_at < :since AND o.met = FALSE AND o.measure <> :without
   AND o.ticket_id IN (SELECT n.ticket_id
                         FROM sla_outcome n
                        WHERE n.client_id = :scope_client AND n.known_at >= :since AND n.known_at < :until
                          AND n.met = FALSE AND n.measure <> :without)
 ORDER BY o.known_at, o.ticket_id, o.commitment, o.instance

-- name: sla.left-out
SELECT t.number, t.subject, a.from_at, a.until_at, a.value, a.reason, p.name AS asked_by, q.name AS approved_by,
       a.actor_id AS asker, d.actor_id AS approver, d.happened_at
  FROM ticket_event d
  JOIN ticket_event a ON a.client_id = d.client_id AND a.ticket_id = d.ticket_id AND a.other_id = d.other_id
                     AND a.type IN ('EXCLUSION_ASKED', 'CASE_EXCLUSION_ASKED')
  JOIN ticket t ON t.client_id = d.client_id AND t.id = d.ticket_id
  JOIN technician p ON p.id = a.actor_id
  JOIN technician q ON q.id = d.actor_id
 WHERE d.client_id = :scope_client AND d.type IN ('EXCLUSION_APPROVED', 'CASE_EXCLUDED')
   AND d.ticket_id IN (SELECT o.ticket_id
                         FROM sla_outcome o
                        WHERE o.client_id = :scope_client AND o.known_at >= :since AND o.known_at < :until
                          AND o.measure <> 'BOTH')
 ORDER BY d.happened_at, d.id

-- name: sla.sort
UPDATE ticket
   SET sort_at = :sortAt
 WHERE client_id = :scope_client AND id = :ticket

-- name: sla.clocked-tickets
-- all clients: stored clocks of every ticket are made anew
SELECT client_id, id
  FROM ticket
 WHERE imported = FALSE AND contract_version_id IS NOT NULL AND id > :after
 ORDER BY id
OFFSET 0 ROWS FETCH NEXT :most ROWS ONLY

-- name: sla.overdue
-- all clients: a clock that ran out while nobody touched its ticket becomes a case of the month
SELECT DISTINCT k.client_id, k.ticket_id
  FROM sla_clock k
 WHERE k.state = 'RUNNING' AND k.breached = FALSE AND k.breach_at <= :now
OFFSET 0 ROWS FETCH NEXT :most ROWS ONLY

-- name: sla.lock
UPDATE ticket
   SET sort_at = sort_at
 WHERE client_id = :scope_client AND id = :ticket

-- name: sla.put-off-recount
UPDATE sla_recount
   SET recount_at = :at
 WHERE calendar_id = :calendar

-- name: sla.plan-recount
INSERT INTO sla_recount (calendar_id, recount_at)
VALUES (:calendar, :at)

-- name: sla.due-recounts
SELECT calendar_id, recount_at
  FROM sla_recount
 WHERE recount_at <= :now
 ORDER BY recount_at

-- name: sla.counted-by
-- all clients: a calendar serves many clients
SELECT DISTINCT k.client_id, k.ticket_id
  FROM sla_clock k
  JOIN ticket t ON t.client_id = k.client_id AND t.id = k.ticket_id
 WHERE k.calendar_id = :calendar AND t.is_open = TRUE AND k.ticket_id > :after
 ORDER BY k.ticket_id
OFFSET 0 ROWS FETCH NEXT :most ROWS ONLY

-- name: sla.forget-recount
DELETE FROM sla_recount
 WHERE calendar_id = :calendar AND recount_at = :at

-- name: sla.received
SELECT id, number
  FROM ticket
 WHERE client_id = :scope_client AND received_at >= :since AND received_at < :until
   AND merged_into IS NULL AND imported = FALSE
 ORDER BY received_at, id
