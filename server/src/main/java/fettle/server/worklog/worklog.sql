-- name: worklog.insert
INSERT INTO time_entry (id, client_id, ticket_id, technician_id, started_at, minutes, billable, non_billable_reason,
                        note, logged_at, changed_at)
VALUES (:id, :scope_client, :ticket, :technician, :started, :minutes, :billable, :reason, :note, :now, :now)

-- name: worklog.update
UPDATE time_entry
   SET minutes = :minutes, billable = :billable, non_billable_reason = :reason, note = :note, changed_at = :now,
       approved_by = NULL, approved_at = NULL
 WHERE client_id = :scope_client AND id = :id

-- name: worklog.approve
UPDATE time_entry
   SET approved_by = :technician, approved_at = :now
 WHERE client_id = :scope_client AND id = :id AND approved_at IS NULL AND changed_at <= :seen
   AND technician_id <> :technician

-- name: worklog.find
SELECT w.id, w.client_id, w.ticket_id, w.technician_id, t.name AS technician_name, w.started_at, w.minutes,
       w.non_billable_reason, w.note, w.logged_at, w.approved_by, w.approved_at, a.name AS approver_name
  FROM time_entry w
  JOIN technician t ON t.id = w.technician_id
  LEFT JOIN technician a ON a.id = w.approved_by
 WHERE w.client_id = :scope_client AND w.id = :id

-- name: worklog.of-ticket
SELECT w.id, w.client_id, w.ticket_id, w.technician_id, w.started_at, w.minutes, w.non_billable_reason, w.note,
       w.logged_at, w.approved_by, w.approved_at,
       (SELECT t.name FROM technician t WHERE t.id = w.technician_id) AS technician_name,
       (SELECT a.name FROM technician a WHERE a.id = w.approved_by) AS approver_name
  FROM time_entry w -- DERBY-PROPERTIES index=TIME_ENTRY_TICKET
 WHERE w.client_id = :scope_client AND w.ticket_id = :ticket
 ORDER BY w.started_at, w.id

-- name: worklog.of-ticket-by-id
SELECT w.id, w.client_id, w.ticket_id, w.technician_id, w.started_at, w.minutes, w.non_billable_reason, w.note,
       w.logged_at, w.approved_by, w.approved_at
  FROM time_entry w -- DERBY-PROPERTIES index=TIME_ENTRY_TICKET
 WHERE w.client_id = :scope_client AND w.ticket_id = :ticket
 ORDER BY w.started_at, w.id

-- name: worklog.between
SELECT w.id, w.client_id, w.ticket_id, w.technician_id, t.name AS technician_name, w.started_at, w.minutes,
       w.non_billable_reason, w.note, w.logged_at, w.approved_by, w.approved_at, a.name AS approver_name
  FROM time_entry w
  JOIN technician t ON t.id = w.technician_id
  LEFT JOIN technician a ON a.id = w.approved_by
 WHERE w.client_id = :scope_client AND w.started_at >= :from AND w.started_at < :until
 ORDER BY w.started_at, w.id
