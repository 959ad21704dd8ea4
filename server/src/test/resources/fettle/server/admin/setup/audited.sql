-- name: audited.count
SELECT COUNT(*) AS noted FROM audit WHERE what = :what AND subject = :subject
