-- name: staff.all
SELECT id, email, name, role, active, created_at FROM technician ORDER BY name, id

-- name: staff.find
SELECT id, email, name, role, active, created_at FROM technician WHERE id = :id

-- name: staff.by-email
SELECT id, email, name, role, active, created_at FROM technician WHERE email = :email

-- name: staff.insert
INSERT INTO technician (id, email, name, role, active, created_at)
VALUES (:id, :email, :name, :role, :active, :createdAt)

-- name: staff.update
UPDATE technician SET name = :name, role = :role, active = :active WHERE id = :id

-- name: staff.lock
UPDATE technician SET active = active WHERE id = :id

-- name: staff.lock-administrators
UPDATE technician SET role = role WHERE role = 'ADMINISTRATOR'

-- name: staff.groups
SELECT id, name, level FROM resolver_group ORDER BY level, name

-- name: staff.insert-group
INSERT INTO resolver_group (id, name, level) VALUES (:id, :name, :level)

-- name: staff.members
SELECT t.id, t.email, t.name, t.role, t.active, t.created_at
  FROM group_member m
  JOIN technician t ON t.id = m.technician_id
 WHERE m.group_id = :groupId AND t.active = TRUE
 ORDER BY t.name, t.id

-- name: staff.groups-of
SELECT g.id, g.name, g.level
  FROM group_member m
  JOIN resolver_group g ON g.id = m.group_id
 WHERE m.technician_id = :technicianId
 ORDER BY g.level, g.name

-- name: staff.join
INSERT INTO group_member (group_id, technician_id) VALUES (:groupId, :technicianId)

-- name: staff.leave-all
DELETE FROM group_member WHERE technician_id = :technicianId

-- name: staff.rates
SELECT technician_id, valid_from, rate_minor, overhead_minor, currency
  FROM labour_rate
 WHERE technician_id = :technicianId
 ORDER BY valid_from DESC

-- name: staff.all-rates
SELECT technician_id, valid_from, rate_minor, overhead_minor, currency
  FROM labour_rate
 ORDER BY technician_id, valid_from DESC

-- name: staff.insert-rate
INSERT INTO labour_rate (technician_id, valid_from, rate_minor, overhead_minor, currency)
VALUES (:technicianId, :validFrom, :rate, :overhead, :currency)

-- name: staff.change-rate
UPDATE labour_rate
   SET rate_minor = :rate, overhead_minor = :overhead, currency = :currency
 WHERE technician_id = :technicianId AND valid_from = :validFrom
