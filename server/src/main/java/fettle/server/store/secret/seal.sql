-- name: seal.find
SELECT sealed
  FROM seal_check
 WHERE name = :name

-- name: seal.insert
INSERT INTO seal_check (name, sealed)
VALUES (:name, :sealed)
