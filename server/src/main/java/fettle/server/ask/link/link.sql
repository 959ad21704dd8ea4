-- name: link.add
INSERT INTO one_time_link (token_hash, purpose, subject_id, created_at, ends_at)
VALUES (:hash, :purpose, :subject, :now, :endsAt)

-- name: link.find
SELECT subject_id, ends_at FROM one_time_link WHERE token_hash = :hash AND purpose = :purpose

-- name: link.remove-old
DELETE FROM one_time_link WHERE ends_at < :before
