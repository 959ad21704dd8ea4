-- name: canned.all
SELECT id, name, body, group_id, active, version FROM canned_reply ORDER BY name, id

-- name: canned.find
SELECT id, name, body, group_id, active, version FROM canned_reply WHERE id = :id

-- name: canned.insert
INSERT INTO canned_reply (id, name, body, group_id, active, version)
VALUES (:id, :name, :body, :groupId, :active, 1)

-- name: canned.change
UPDATE canned_reply
   SET name = :name, body = :body, group_id = :groupId, active = :active, version = version + 1
 WHERE id = :id AND version = :version
