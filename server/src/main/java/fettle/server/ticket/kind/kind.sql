-- name: kind.all
SELECT id, name, service, type, floor_priority, always_reviewed, position FROM kind ORDER BY position

-- name: kind.find
SELECT id, name, service, type, floor_priority, always_reviewed, position FROM kind WHERE id = :id

-- name: kind.insert
INSERT INTO kind (id, name, service, type, floor_priority, always_reviewed, position)
VALUES (:id, :name, :service, :type, :floor, :reviewed, :position)
