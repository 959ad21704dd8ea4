-- name: notice.choice
SELECT kinds, urgent, zone, quiet_from, quiet_until, quiet_weekend, digest_at, version
  FROM notice_choice
 WHERE technician_id = :technician

-- name: notice.insert-choice
INSERT INTO notice_choice (technician_id, kinds, urgent, zone, quiet_from, quiet_until, quiet_weekend, digest_at,
                           digest_day, version)
VALUES (:technician, :kinds, :urgent, :zone, :quietFrom, :quietUntil, :quietWeekend, :digestAt, '', 1)

-- name: notice.change-choice
UPDATE notice_choice
   SET kinds = :kinds, urgent = :urgent, zone = :zone, quiet_from = :quietFrom, quiet_until = :quietUntil,
       quiet_weekend = :quietWeekend, digest_at = :digestAt, version = version + 1
 WHERE technician_id = :technician AND version = :version

-- name: notice.takers-of-group
SELECT m.technician_id
  FROM group_member m
  JOIN technician t ON t.id = m.technician_id
  JOIN notice_choice c ON c.technician_id = m.technician_id
 WHERE m.group_id = :groupId AND t.active = TRUE AND c.kinds LIKE :kind

-- name: notice.takers-of-digest
SELECT c.technician_id
  FROM notice_choice c
  JOIN technician t ON t.id = c.technician_id
 WHERE t.active = TRUE AND c.kinds LIKE :kind

-- name: notice.digest-sent
UPDATE notice_choice
   SET digest_day = :day
 WHERE technician_id = :technician AND digest_day < :day

-- name: notice.of-cause
SELECT id
  FROM notice_cause
 WHERE technician_id = :technician AND cause = :cause

-- name: notice.insert
INSERT INTO notice_cause (id, technician_id, kind, cause, about_ticket, words, created_at, due_at, held)
VALUES (:id, :technician, :kind, :cause, :ticket, :words, :now, :due, FALSE)

-- name: notice.due
SELECT DISTINCT technician_id
  FROM notice_cause
 WHERE mailed_at IS NULL AND due_at <= :now

-- name: notice.waiting
SELECT id, kind, about_ticket, words, created_at, due_at, held
  FROM notice_cause
 WHERE technician_id = :technician AND mailed_at IS NULL
 ORDER BY created_at, id

-- name: notice.last-mailed
SELECT MAX(mailed_at) AS last_at
  FROM notice_cause
 WHERE technician_id = :technician AND about_ticket = :ticket

-- name: notice.postpone
UPDATE notice_cause
   SET due_at = :until, held = :held
 WHERE id = :id AND mailed_at IS NULL

-- name: notice.mailed
UPDATE notice_cause
   SET mailed_at = :now
 WHERE id = :id AND mailed_at IS NULL

-- name: notice.drop
DELETE FROM notice_cause
 WHERE technician_id = :technician AND mailed_at IS NULL

-- name: notice.forget
DELETE FROM notice_cause
 WHERE mailed_at < :before
