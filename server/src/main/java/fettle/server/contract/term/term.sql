-- name: term.remove-opening
DELETE FROM contract_opening
 WHERE client_id = :scope_client AND contract_id = :contract AND line_name = :line

-- name: term.insert-opening
INSERT INTO contract_opening (client_id, contract_id, line_name, minutes)
VALUES (:scope_client, :contract, :line, :minutes)

-- name: term.openings
SELECT line_name, minutes
  FROM contract_opening
 WHERE client_id = :scope_client AND contract_id = :contract
 ORDER BY line_name
