-- name: supplier-thread.insert
INSERT INTO supplier_message (id, client_id, ticket_id, supplier_id, ours, author_name, automatic, happened_at,
                              logged_at, body, visible_body, raw_sha256, message_id)
VALUES (:id, :scope_client, :ticket, :supplier, :ours, :author, :automatic, :at,
        :loggedAt, :text, :visibleText, :raw, :messageId)

-- name: supplier-thread.insert-file
INSERT INTO supplier_file (id, client_id, message_id, position, name, size, sha256)
VALUES (:id, :scope_client, :message, :position, :name, :size, :sha256)

-- name: supplier-thread.messages
SELECT id, ticket_id, supplier_id, ours, author_name, automatic, happened_at, body, visible_body, raw_sha256
  FROM supplier_message
 WHERE client_id = :scope_client AND ticket_id = :ticket
 ORDER BY happened_at, id

-- name: supplier-thread.message-ids
SELECT message_id
  FROM supplier_message
 WHERE client_id = :scope_client AND ticket_id = :ticket AND supplier_id = :supplier AND message_id IS NOT NULL
 ORDER BY happened_at DESC, id DESC
OFFSET 0 ROWS FETCH NEXT 20 ROWS ONLY

-- name: supplier-thread.files
SELECT f.id, f.message_id, f.name, f.size, f.sha256
  FROM supplier_file f
  JOIN supplier_message m ON m.client_id = f.client_id AND m.id = f.message_id
 WHERE f.client_id = :scope_client AND m.ticket_id = :ticket
 ORDER BY f.message_id, f.position

-- name: supplier-thread.remove-files
DELETE FROM supplier_file WHERE client_id = :scope_client AND message_id = :message

-- name: supplier-thread.remove
DELETE FROM supplier_message WHERE client_id = :scope_client AND id = :message
