-- name: block.raise
INSERT INTO block_warning (client_id, contract_id, line_name, percent, reached_at)
VALUES (:scope_client, :contract, :line, :percent, :now)

-- name: block.clear
UPDATE block_warning
   SET cleared_at = :now
 WHERE client_id = :scope_client AND contract_id = :contract AND line_name = :line AND cleared_at IS NULL

-- name: block.of-client
SELECT client_id, contract_id, line_name, percent, reached_at, cleared_at
  FROM block_warning
 WHERE client_id = :scope_client
 ORDER BY reached_at, line_name, percent

-- name: block.open
-- all clients: whoever looks after clients sees which blocks run out
SELECT client_id, contract_id, line_name, percent, reached_at, cleared_at
  FROM block_warning
 WHERE cleared_at IS NULL
 ORDER BY reached_at, line_name, percent
