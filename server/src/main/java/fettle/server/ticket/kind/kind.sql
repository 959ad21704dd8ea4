-- name: kind.all
SELECT id, name, service, type, floor_priority, always_reviewed, position FROM kind ORDER BY position

-- name: kind.find
SELECT id, name, service, type, floor_priority, always_reviewed, position FROM kind WHERE id = :id
