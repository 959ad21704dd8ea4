-- name: monitor.lock
UPDATE ticket
   SET sort_at = sort_at
 WHERE client_id = :scope_client AND id = :ticket

-- name: monitor.open-of-ticket
SELECT id, client_id, ticket_id, rule, severity, words, opened_at, late, owner_id, group_id, acknowledged_by,
       acknowledged_at, snoozed_until, snooze_reason, cleared_at, cleared_how
  FROM finding -- DERBY-PROPERTIES index=FINDING_TICKET
 WHERE client_id = :scope_client AND ticket_id = :ticket AND cleared_at IS NULL
 ORDER BY opened_at, id

-- name: monitor.of-ticket
SELECT id, client_id, ticket_id, rule, severity, words, opened_at, late, owner_id, group_id, acknowledged_by,
       acknowledged_at, snoozed_until, snooze_reason, cleared_at, cleared_how
  FROM finding -- DERBY-PROPERTIES index=FINDING_TICKET
 WHERE client_id = :scope_client AND ticket_id = :ticket
 ORDER BY opened_at, id

-- name: monitor.raise
INSERT INTO finding (id, client_id, ticket_id, rule, severity, words, opened_at, late, owner_id, group_id, open_key)
VALUES (:id, :scope_client, :ticket, :rule, :severity, :words, :now, :late, :person, :groupId, :openKey)

-- name: monitor.renew
UPDATE finding
   SET severity = :severity, words = :words, owner_id = :person, group_id = :groupId
 WHERE client_id = :scope_client AND id = :id

-- name: monitor.wake
UPDATE finding
   SET acknowledged_by = NULL, acknowledged_at = NULL, snoozed_until = NULL, snooze_reason = NULL
 WHERE client_id = :scope_client AND id = :id

-- name: monitor.clear
UPDATE finding
   SET cleared_at = :now, cleared_how = :how, open_key = NULL
 WHERE client_id = :scope_client AND id = :id

-- name: monitor.acknowledge
UPDATE finding
   SET acknowledged_by = :technician, acknowledged_at = :now
 WHERE client_id = :scope_client AND ticket_id = :ticket AND cleared_at IS NULL AND acknowledged_at IS NULL

-- name: monitor.snooze
UPDATE finding
   SET snoozed_until = :until, snooze_reason = :reason, acknowledged_by = :technician, acknowledged_at = :now
 WHERE client_id = :scope_client AND ticket_id = :ticket AND cleared_at IS NULL

-- name: monitor.triggers
SELECT rule, fires_at, severity
  FROM monitor_trigger
 WHERE client_id = :scope_client AND ticket_id = :ticket
 ORDER BY fires_at, rule

-- name: monitor.forget-triggers
DELETE FROM monitor_trigger
 WHERE client_id = :scope_client AND ticket_id = :ticket

-- name: monitor.plan
INSERT INTO monitor_trigger (client_id, ticket_id, rule, fires_at, severity)
VALUES (:scope_client, :ticket, :rule, :at, :severity)

-- name: monitor.due
-- all clients: the job fires what is due
SELECT DISTINCT client_id, ticket_id
  FROM monitor_trigger
 WHERE fires_at <= :now
OFFSET 0 ROWS FETCH NEXT :most ROWS ONLY
