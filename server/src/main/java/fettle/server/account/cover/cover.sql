-- name: cover.mark
INSERT INTO cover_mark (id, client_id) VALUES (:id, :scope_client)

-- name: cover.marks
-- all clients: the job looks at whoever was marked
SELECT id, client_id FROM cover_mark ORDER BY id OFFSET 0 ROWS FETCH NEXT :most ROWS ONLY

-- name: cover.forget
DELETE FROM cover_mark WHERE client_id = :scope_client AND id = :id

-- name: cover.of-ticket
SELECT since, minutes, lack FROM uncovered_work WHERE client_id = :scope_client AND ticket_id = :ticket

-- name: cover.of-client
SELECT ticket_id, since, minutes, lack FROM uncovered_work WHERE client_id = :scope_client

-- name: cover.clear
DELETE FROM uncovered_work WHERE client_id = :scope_client AND ticket_id = :ticket

-- name: cover.insert
INSERT INTO uncovered_work (client_id, ticket_id, since, minutes, lack)
VALUES (:scope_client, :ticket, :since, :minutes, :lack)

-- name: cover.lock
UPDATE ticket SET sort_at = sort_at WHERE client_id = :scope_client AND id = :ticket
