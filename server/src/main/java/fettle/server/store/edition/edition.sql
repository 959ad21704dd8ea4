-- name: edition.of
SELECT CAST(SUM(changes) AS BIGINT) AS changes
  FROM edition
 WHERE place IN (:place, :common)

-- name: edition.all
SELECT place, changes
  FROM edition
