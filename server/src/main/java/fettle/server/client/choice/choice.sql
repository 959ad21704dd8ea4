-- name: choice.find
SELECT replies, acknowledged, digest, version
  FROM contact_choice
 WHERE client_id = :scope_client AND contact_id = :contact

-- name: choice.lock
UPDATE contact SET active = active WHERE client_id = :scope_client AND id = :contact

-- name: choice.insert
INSERT INTO contact_choice (client_id, contact_id, replies, acknowledged, digest, digest_week, version)
VALUES (:scope_client, :contact, :replies, :acknowledged, :digest, '', 1)

-- name: choice.change
UPDATE contact_choice
   SET replies = :replies, acknowledged = :acknowledged, digest = :digest, version = version + 1
 WHERE client_id = :scope_client AND contact_id = :contact AND version = :version

-- name: choice.digest-takers
-- all clients: the summary of the week goes to everybody who wants it
SELECT client_id, contact_id
  FROM contact_choice
 WHERE digest = TRUE AND digest_week < :week AND contact_id > :after
 ORDER BY contact_id
OFFSET 0 ROWS FETCH NEXT :n ROWS ONLY

-- name: choice.digest-sent
UPDATE contact_choice
   SET digest_week = :week
 WHERE client_id = :scope_client AND contact_id = :contact AND digest_week < :week
