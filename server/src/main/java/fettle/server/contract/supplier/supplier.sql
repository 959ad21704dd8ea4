-- name: supplier.all
SELECT id, name, calendar_id, target_minutes, phone, email, active, version FROM supplier ORDER BY name, id

-- name: supplier.find
SELECT id, name, calendar_id, target_minutes, phone, email, active, version FROM supplier WHERE id = :id

-- name: supplier.insert
INSERT INTO supplier (id, name, calendar_id, target_minutes, phone, email, active, version)
VALUES (:id, :name, :calendar, :target, :phone, :email, :active, 1)

-- name: supplier.change
UPDATE supplier
   SET name = :name, calendar_id = :calendar, target_minutes = :target, phone = :phone, email = :email,
       active = :active, version = version + 1
 WHERE id = :id AND version = :version
